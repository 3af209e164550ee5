/** A resource may be described before it can be answered: nothing of it is in the contract until its path is. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readContract } from './document';

const object = { type: 'object', properties: { id: { type: 'string' } } };
const answering = (schema: string) => ({ get: { responses: { 200: { $ref: schema } } } });

const skus = {
  paths: { skus: answering('#/schemas/Sku') },
  schemas: { Sku: { properties: { weight: { $ref: './common.yaml#/schemas/Weight' } } }, Unused: object },
};
const plans = {
  paths: { plans: answering('#/schemas/Plan') },
  schemas: {
    Plan: { properties: { weight: { $ref: './common.yaml#/schemas/Weight' }, terms: { $ref: '#/schemas/Terms' } } },
    Terms: object,
  },
};

/** The names of the schemas of a contract whose root names these paths. JSON is YAML. */
function schemasOf(paths: Record<string, { $ref: string }>): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'contract-'));
  const write = (file: string, content: object) => writeFileSync(join(folder, file), JSON.stringify(content));
  write('common.yaml', { schemas: { Weight: object } });
  write('skus.yaml', skus);
  write('plans.yaml', plans);
  write('openapi.yaml', { openapi: '3.1.0', 'x-common-responses': {}, paths, components: {} });
  return Object.keys(readContract(folder).components.schemas).sort();
}

const skusPath = { '/skus': { $ref: './skus.yaml#/paths/skus' } };

describe('the contract', () => {
  it('leaves out what only waiting paths need, and keeps what it shares with them', () => {
    expect(schemasOf(skusPath)).toEqual(['Sku', 'Unused', 'Weight']);
  });

  it('holds all of a resource once its path is named', () => {
    const both = { ...skusPath, '/plans': { $ref: './plans.yaml#/paths/plans' } };
    expect(schemasOf(both)).toEqual(['Plan', 'Sku', 'Terms', 'Unused', 'Weight']);
  });
});
