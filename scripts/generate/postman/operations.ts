import type { Json } from '../../../src/guides/types';
import { json, listOperations, type OpenApiDocument, type Parameter } from '../contract/document';
import type { Key, PlannedCall, SentText } from './call';
import { type Kinds, variableOf } from './kinds';

type Row = ReturnType<typeof listOperations>[number];
type Described = Parameter & { description?: string; example?: unknown };

/** A request of an operation, and where it names objects. */
export interface OperationCall {
  call: PlannedCall;
  operationId: string;
  tag: string;
  /** The kind of the object it answers with. */
  kind: string;
  /** Keys that may send it, the likelier first. */
  keys: readonly Key[];
  /** Each object it names, with the id that the contract's example has. */
  names: readonly { kind: string; example: string }[];
  /** The body with the ids of the contract's example. */
  literalBody: Json | undefined;
}

/** First what shows and makes objects, then what changes them, at last what takes them away. */
const turns: readonly ((row: Row) => boolean)[] = [
  ({ method, path }) => method === 'GET' && !path.includes('{'),
  ({ method, path }) => method === 'POST' && !path.includes('{'),
  ({ method }) => method === 'PUT',
  ({ method }) => method === 'GET',
  ({ method, path }) => method !== 'DELETE' && path.endsWith('{id}'),
  ({ method }) => method !== 'DELETE',
  ({ path }) => !path.endsWith('{id}'),
  () => true,
];

const turnOf = (row: Row) => turns.findIndex((isOne) => isOne(row));

function pathParameters({ path, parameters }: Row, kinds: Kinds) {
  return parameters
    .filter((one) => one.in === 'path')
    .map((one) => {
      const kind = kinds.ofParameter(path, one.name);
      const example = (one as Described).example ?? kinds.samples.get(kind ?? '') ?? '';
      return { name: one.name, kind, example: String(example), variable: kind ? variableOf(kind) : one.name };
    });
}

function listed(parameters: readonly Parameter[], where: string): SentText[] {
  return (parameters as readonly Described[])
    .filter((one) => (one.in as string) === where)
    .map(({ name, description = '', example, required }) => ({
      name,
      value: String(example ?? ''),
      description,
      // As the playground's form does: what has a text as its example is sent.
      ...(required !== true && typeof example !== 'string' && { isOff: true }),
    }));
}

/** The body with variables in place of ids; what was replaced is noted. */
function withVariables(body: Json, kinds: Kinds, note: (kind: string, example: string) => void): Json {
  if (Array.isArray(body)) return body.map((one) => withVariables(one, kinds, note));
  if (body === null || typeof body !== 'object') return body;
  return Object.fromEntries(
    Object.entries(body).map(([field, value]) => {
      const kind = typeof value === 'string' ? kinds.ofField(field) : undefined;
      if (!kind) return [field, withVariables(value, kinds, note)];
      note(kind, String(value));
      return [field, `{{${variableOf(kind)}}}`];
    }),
  );
}

function bodiesOf({ operation }: Row): [string, Json | undefined][] {
  const content = operation.requestBody?.content?.[json] as
    | { examples?: Record<string, { summary?: string; value: Json }> }
    | undefined;
  const examples = Object.entries(content?.examples ?? {});
  if (examples.length === 0) return [['', undefined]];
  return examples.map(([name, { summary = name, value }], index) => [index === 0 ? '' : ` (${summary})`, value]);
}

function describe({ operation, method, path }: Row): string {
  const { description = '' } = operation as { description?: string };
  return `${method} ${path}\n\n${description.trim()}`;
}

function callOf(row: Row, kinds: Kinds, [suffix, literalBody]: [string, Json | undefined]): OperationCall {
  const { method, path, operation, parameters } = row;
  const inPath = pathParameters(row, kinds);
  const names = inPath.flatMap(({ kind, example }) => (kind ? [{ kind, example }] : []));
  const note = (kind: string, example: string) => names.push({ kind, example });
  const body = literalBody === undefined ? undefined : withVariables(literalBody, kinds, note);
  const call: PlannedCall = {
    name: `${operation.summary}${suffix}`,
    description: describe(row),
    method,
    path: path.replaceAll(/\{(\w+)\}/g, ':$1'),
    params: Object.fromEntries(inPath.map(({ name, variable }) => [name, `{{${variable}}}`])),
    query: listed(parameters, 'query'),
    headers: listed(parameters, 'header'),
    ...(body !== undefined && { body }),
    key: 'secret',
    before: {},
    expects: {
      status: Object.keys(operation.responses)
        .filter((status) => status.startsWith('2'))
        .map(Number),
    },
    captures: {},
    after: {},
  };
  return {
    call,
    operationId: operation.operationId,
    tag: operation.tags[0] ?? '',
    kind: operation['x-object'],
    keys: operation['x-keys'] as Key[],
    names,
    literalBody,
  };
}

/** Values of the variables that paths name, as a new collection has them. */
export function firstVariables(document: OpenApiDocument, kinds: Kinds): Record<string, string> {
  const rows = listOperations(document);
  const placed = rows.flatMap((row) => pathParameters(row, kinds).map(({ variable, example }) => [variable, example]));
  const samples = [...kinds.samples].map(([kind, example]) => [variableOf(kind), example]);
  return Object.fromEntries([...placed, ...samples]) as Record<string, string>;
}

/** Every request of every operation, folder by folder, in the order in which they can be sent. */
export function operationCalls(document: OpenApiDocument, kinds: Kinds): OperationCall[] {
  const tags = (document as unknown as { tags: { name: string }[] }).tags.map(({ name }) => name);
  const rows = listOperations(document);
  const place = ({ operation }: Row) => tags.indexOf(operation.tags[0] ?? '');
  return rows
    .map((row, index) => ({ row, index }))
    .sort((a, b) => place(a.row) - place(b.row) || turnOf(a.row) - turnOf(b.row) || a.index - b.index)
    .flatMap(({ row }) => bodiesOf(row).map((body) => callOf(row, kinds, body)));
}
