import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readContract } from '../../scripts/generate/contract/document';
import { readReference } from '../../src/catalog/load/reference';

interface Schema {
  $ref?: string;
  properties?: Record<string, Schema>;
  items?: Schema;
  allOf?: Schema[];
  anyOf?: Schema[];
  oneOf?: Schema[];
}

const root = process.cwd();
const { tables } = readReference(root);
const rowsOf = (name: string) => tables.find((table) => table.name === name)?.rows ?? [];
const changes = rowsOf('version-changes');
const versions = rowsOf('api-versions').map(({ version }) => String(version));
const { schemas } = (
  readContract(join(root, 'src/contract/openapi')) as { components: { schemas: Record<string, Schema> } }
).components;

/** Schemas that a schema stands for: itself, what it refers to and what it is made of. */
function meant(schema: Schema): Schema[] {
  const { $ref, allOf = [], anyOf = [], oneOf = [], items } = schema;
  const referred = $ref === undefined ? [] : [schemas[$ref.split('/').at(-1) ?? ''] ?? {}];
  return [schema, ...[...referred, ...allOf, ...anyOf, ...oneOf, ...(items ? [items] : [])].flatMap(meant)];
}

/** True where the newest version's contract has the field, such as `items[].importerTax`. */
function has(schema: string, path: string): boolean {
  let at: Schema[] = meant({ $ref: `#/components/schemas/${schema}` });
  for (const name of path.replaceAll('[]', '').split('.')) {
    at = at.flatMap(({ properties }) => (properties?.[name] ? meant(properties[name]) : []));
    if (at.length === 0) return false;
  }
  return true;
}

const schemaNames: Record<string, string[]> = {
  Checkout: ['Checkout', 'CheckoutRequest'],
  Order: ['Order'],
  Customer: ['Customer'],
  SKU: ['Sku'],
};
const inContract = changes.filter(({ resource, field }) => String(resource) in schemaNames && field !== 'none');
const known = (resource: unknown, field: unknown) =>
  (schemaNames[String(resource)] ?? []).some((schema) => has(schema, String(field)));

describe('changes between API versions', () => {
  it('cover every version after the first, in order, and no other', () => {
    expect([...new Set(changes.map(({ version }) => version))]).toEqual(versions.slice(1));
  });

  it('name fields that the newest version has, unless a later version removed them', () => {
    const removed = new Set(
      changes.filter(({ kind }) => kind === 'removed').map(({ resource, field }) => `${resource} ${field}`),
    );
    const expected = inContract.filter(({ resource, field }) => !removed.has(`${resource} ${field}`));
    expect(expected.filter(({ resource, field }) => !known(resource, field)).map(({ id }) => id)).toEqual([]);
    expect(expected.length).toBeGreaterThan(15);
  });

  it('name as removed, or as the former place, only what the newest version has not', () => {
    const gone = inContract
      .filter(({ kind }) => kind === 'removed')
      .map(({ id, resource, field }) => [id, resource, field]);
    const moved = inContract.filter(({ was }) => was !== undefined).map(({ id, resource, was }) => [id, resource, was]);
    expect(gone.length).toBeGreaterThan(0);
    expect(moved.length).toBeGreaterThan(0);
    expect([...gone, ...moved].filter(([, resource, field]) => known(resource, field)).map(([id]) => id)).toEqual([]);
  });

  it('say where a moved field was, and for no other', () => {
    expect(changes.filter(({ kind, was }) => (kind === 'moved') !== (was !== undefined)).map(({ id }) => id)).toEqual(
      [],
    );
  });

  it('stand on the migration page, a section a version', () => {
    const page = readFileSync(join(root, 'docs/reference/migration.mdx'), 'utf8');
    for (const version of versions.slice(1)) {
      expect(page).toContain(`{#v${version}}`);
      expect(page).toContain(`filter={{ version: '${version}' }}`);
    }
  });
});
