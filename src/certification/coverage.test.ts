import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import generated from '../generated/catalog/judging.json';
import { rules } from '../generated/rules';
import type { CoverageOfItem } from './coverage';
import { pending } from './rules/pending';

const rows = generated as unknown as readonly CoverageOfItem[];
const folder = new URL('../catalog/checklists/', import.meta.url);
const items = readdirSync(folder).flatMap(
  (file) =>
    (parse(readFileSync(new URL(file, folder), 'utf8')) as { items: { id: string; verification: { mode: string } }[] })
      .items,
);
const ids = (some: readonly CoverageOfItem[]) => some.map(({ item }) => item).sort();

describe('the page that tells what calls decide', () => {
  it('has every item of the catalog once, decided as the catalog says', () => {
    expect(ids(rows)).toEqual(items.map(({ id }) => id).sort());
    const modes = Object.fromEntries(items.map(({ id, verification }) => [id, verification.mode]));
    expect(Object.fromEntries(rows.map(({ item, mode }) => [item, mode]))).toEqual(modes);
  });

  it('has a rule in words exactly where one is built', () => {
    expect(ids(rows.filter(({ rule }) => rule !== null))).toEqual(rules.map(({ item }) => item).sort());
    for (const { item, words } of rules)
      expect(rows.find((row) => row.item === item)?.rule?.standard).toBe(words.standard);
  });

  it('says of each rule that is still to come that nothing is tested yet, and of no other', () => {
    const missing = rows.filter(({ untested }) => untested?.includes('yet'));
    const built = new Set(rules.map(({ item }) => item));
    expect(ids(missing)).toEqual(pending.filter((id) => !built.has(id)).sort());
  });

  it('names what a person confirms wherever calls do not decide alone', () => {
    expect(
      rows.filter(({ mode, person }) => (mode === 'traffic') === (person !== null)).map(({ item }) => item),
    ).toEqual([]);
  });
});
