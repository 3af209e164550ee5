/** The contract says the limits of the one table, on everything that can be sent, and the engine holds calls to them. */
import { describe, expect, it } from 'vitest';
import document from '../../generated/contract/document.json';
import { type OperationId, operations } from '../../generated/contract/operations';
import { limits as rows } from '../../generated/reference';
import { limits } from '../limits';
import { validateBody } from './validation';

type Json = { [key: string]: unknown };

const components = document.components.schemas as unknown as Record<string, Json>;
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null;
const follow = (schema: Json): Json =>
  typeof schema.$ref === 'string' ? (components[schema.$ref.split('/').at(-1) ?? ''] ?? {}) : schema;
const typesOf = (schema: Json) => [schema.type].flat();

/** Every schema of the contract, with where it stands. */
function everySchema(value: unknown, path: string): [string, Json][] {
  if (Array.isArray(value)) return value.flatMap((inner, index) => everySchema(inner, `${path}/${index}`));
  if (!isObject(value)) return [];
  const inside = Object.entries(value).filter(([key]) => !key.startsWith('example'));
  return [[path, value], ...inside.flatMap(([key, inner]) => everySchema(inner, `${path}/${key}`))];
}

const schemas = everySchema(
  { schemas: components, parameters: document.components.parameters, paths: document.paths },
  '',
);
const keywords = { string: 'maxLength', array: 'maxItems', object: 'maxProperties', integer: 'maximum' };

describe('the contract', () => {
  it('bounds every text and every list', () => {
    const unbounded = schemas.filter(
      ([, schema]) =>
        (typesOf(schema).includes('string') && !schema.enum && typeof schema.maxLength !== 'number') ||
        (typesOf(schema).includes('array') && typeof schema.maxItems !== 'number'),
    );
    expect(schemas.length).toBeGreaterThan(500);
    expect(unbounded.map(([path]) => path)).toEqual([]);
  });

  it('says what the table of limits says', () => {
    const named = schemas.filter(([, schema]) => typeof schema['x-limit'] === 'string');
    for (const [path, schema] of named) {
      const type = typesOf(schema).find((one) => String(one) in keywords) as keyof typeof keywords;
      const row = rows.find(({ id }) => id === schema['x-limit']);
      expect(schema[keywords[type]], `${path} (${row?.id})`).toBe(row?.limit);
    }
    const bounds = ['maxLength', 'maxItems', 'maxProperties'];
    const loose = schemas.filter(([, schema]) => bounds.some((bound) => typeof schema[bound] === 'number'));
    expect(loose.filter(([, schema]) => !schema['x-limit']).map(([path]) => path)).toEqual([]);
  });

  it('has a use for every row of the table, or the engine has', () => {
    const used = new Set(schemas.map(([, schema]) => schema['x-limit']));
    const engine = new Set(
      Object.keys(limits).map((name) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)),
    );
    expect(rows.map(({ id }) => id).filter((id) => !used.has(id) && !engine.has(id))).toEqual([]);
  });
});

interface Leaf {
  readonly id: OperationId;
  /** Names of fields; a number stands for a list with one entry. */
  readonly path: readonly (string | 0)[];
  readonly schema: Json;
}

/** Every text and list that a body may hold, however deep. */
function leavesOf(id: OperationId, given: Json, path: readonly (string | 0)[]): Leaf[] {
  const schema = follow(given);
  const here =
    ['string', 'array'].some((type) => typesOf(schema).includes(type)) && !schema.enum ? [{ id, path, schema }] : [];
  const fields = Object.entries((schema.properties ?? {}) as Record<string, Json>);
  const inside = fields.flatMap(([name, inner]) => leavesOf(id, inner, [...path, name]));
  const entries = isObject(schema.items) ? leavesOf(id, schema.items, [...path, 0]) : [];
  return [...here, ...inside, ...entries];
}

interface WithBody {
  operationId: OperationId;
  requestBody?: { content: { 'application/json': { schema: Json } } };
}

const withBody = (Object.values(document.paths) as unknown as Record<string, WithBody>[])
  .flatMap((item) => Object.values(item))
  .filter(({ requestBody }) => requestBody !== undefined);
const leaves = withBody.flatMap(({ operationId, requestBody }) =>
  leavesOf(operationId, requestBody?.content['application/json'].schema ?? {}, []),
);

/** A body with this one value in it. */
function bodyWith(path: readonly (string | 0)[], value: unknown): unknown {
  return path.reduceRight<unknown>((inner, step) => (step === 0 ? [inner] : { [step]: inner }), value);
}

const nameOf = (path: readonly (string | 0)[]) =>
  path.reduce<string>((name, step) => (step === 0 ? `${name}[0]` : name === '' ? step : `${name}.${step}`), '');

function refusedAt({ id, path }: Leaf, value: unknown): boolean {
  return validateBody(id, bodyWith(path, value)).some(({ parameter }) => parameter === nameOf(path));
}

describe('every text and list of a body', () => {
  it('is refused by its name when it is longer than its limit', () => {
    expect(withBody.length).toBe(Object.values(operations).filter(({ hasBody }) => hasBody).length);
    expect(leaves.length).toBeGreaterThan(200);
    for (const leaf of leaves) {
      const { maxLength, maxItems } = leaf.schema as { maxLength: number; maxItems: number };
      const isText = typesOf(leaf.schema).includes('string');
      const longer = isText ? 'x'.repeat(maxLength + 1) : Array(maxItems + 1).fill({});
      expect(refusedAt(leaf, longer), `${leaf.id} ${nameOf(leaf.path)}`).toBe(true);
    }
  });

  it('is taken when it is as long, unless it has a form of its own', () => {
    const free = leaves.filter(({ schema }) => typesOf(schema).includes('string') && !schema.pattern && !schema.format);
    expect(free.length).toBeGreaterThan(150);
    for (const leaf of free)
      for (const character of ['x', '😀'])
        expect(
          refusedAt(leaf, character.repeat(leaf.schema.maxLength as number)),
          `${leaf.id} ${nameOf(leaf.path)}`,
        ).toBe(false);
  });
});
