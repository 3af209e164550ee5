/** The rules must give the same answer in a page, in a server and in a test: no clock, no chance, no surroundings. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const folder = import.meta.dirname;
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
  (name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && !name.includes('test-support'),
);

describe('the rules', () => {
  it.each(files)('%s asks nobody', (name) => {
    const text = readFileSync(join(folder, name), 'utf8');
    for (const forbidden of [/Math\.random/, /Date\.now/, /new Date\(\)/, /\bcrypto\b/, /from 'node:/, /\bprocess\./])
      expect(text).not.toMatch(forbidden);
    // Types of the contract and of the tables are gone once compiled; their values are handed in. Reading JSON asks nobody.
    const values = text
      .replaceAll(/import type [^;]* from '[./]*\/generated\/[^']*';/g, '')
      .replaceAll(/from '[./]*\/json';/g, '');
    const outside = [...values.matchAll(/from '((?:\.\.\/)+)/g)].filter(
      ([, up = '']) => up.split('../').length - 1 > name.split('/').length - 1,
    );
    expect(outside).toEqual([]);
  });
});
