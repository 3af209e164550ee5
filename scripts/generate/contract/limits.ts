// Writes the limits of src/reference/limits.yml into the contract, so that no schema says a number of its own.
import { listOperations, type OpenApiDocument, resolve, type Schema } from './document';

interface Limit {
  readonly id: string;
  readonly limit: number;
}

const keywords: Readonly<Record<string, string>> = {
  string: 'maxLength',
  array: 'maxItems',
  object: 'maxProperties',
  integer: 'maximum',
};
/** What a text is held to, and a list that callers send, where the contract names no row. */
const usual: Readonly<Record<string, string>> = { string: 'text', array: 'list' };

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The keyword that bounds values of this schema's type. */
function keywordOf(schema: Schema): [type: string, keyword: string] | undefined {
  const type = [schema.type].flat().find((one) => one !== undefined && one in keywords);
  return type === undefined ? undefined : [type, keywords[type] as string];
}

/** The schemas inside a value, with the path to each; examples are no schemas. */
function* schemasIn(value: unknown, path: string): Generator<[Schema, string]> {
  if (Array.isArray(value)) for (const [index, inner] of value.entries()) yield* schemasIn(inner, `${path}[${index}]`);
  if (!isSchema(value)) return;
  yield [value, path];
  for (const [key, inner] of Object.entries(value))
    if (!key.startsWith('example')) yield* schemasIn(inner, `${path}.${key}`);
}

/** Everything that callers can send in a body. */
function sentSchemas(document: OpenApiDocument): Set<Schema> {
  const sent = new Set<Schema>();
  const waiting = listOperations(document).flatMap(({ operation }) =>
    Object.values(operation.requestBody?.content ?? {}).flatMap((body) => body?.schema ?? []),
  );
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    for (const [schema] of schemasIn(resolve(document, next), '')) {
      if (sent.has(schema)) continue;
      sent.add(schema);
      if (typeof schema.$ref === 'string') waiting.push(schema);
    }
  }
  return sent;
}

/**
 * Turns `x-limit` into `maxLength`, `maxItems`, `maxProperties` or `maximum`, and bounds texts and sent lists without one.
 * @throws with the place in the contract, where a row does not exist or a list of answers names none
 */
export function applyLimits(document: OpenApiDocument, rows: readonly Limit[]): void {
  const limits = new Map(rows.map(({ id, limit }) => [id, limit]));
  const sent = sentSchemas(document);
  const { schemas, parameters } = document.components;
  for (const [schema, path] of schemasIn({ schemas, parameters, paths: document.paths }, 'contract')) {
    const [type, keyword] = keywordOf(schema) ?? [];
    if (type === undefined || keyword === undefined || schema.enum) continue;
    const named = schema['x-limit'] as string | undefined;
    if (named === undefined && type !== 'integer' && keyword in schema)
      throw new Error(`${path} says ${keyword}. Name a limit with x-limit.`);
    const row = named ?? (type === 'string' || sent.has(schema) ? usual[type] : undefined);
    if (row === undefined && type !== 'array') continue;
    const limit = limits.get(row ?? '');
    if (limit === undefined) throw new Error(`${path}: ${row ?? 'a list'} is no row of src/reference/limits.yml.`);
    schema['x-limit'] = row;
    schema[keyword] = limit;
  }
}
