/** The contract as the fuzz suite reads it: nothing about an operation is written down here a second time. */
import document from '../../src/generated/contract/document.json';
import { type Operation as Row, operations as rows } from '../../src/generated/contract/operations';

export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly maxProperties?: number;
  readonly items?: Schema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
}

export interface FuzzedOperation extends Row {
  /** Of the request body, where there is one. */
  readonly bodySchema?: Schema;
  /** Bodies the contract shows. */
  readonly bodyExamples: readonly unknown[];
  readonly statuses: ReadonlySet<number>;
  /** Ids the contract shows in the path, by parameter. */
  readonly pathExamples: Readonly<Record<string, string>>;
}

interface DocumentOperation {
  readonly operationId: string;
  readonly parameters?: readonly PathParameter[];
  readonly responses: Readonly<Record<string, unknown>>;
  readonly requestBody?: {
    readonly content: {
      readonly 'application/json': {
        readonly schema: Schema;
        readonly examples?: Readonly<Record<string, { readonly value: unknown }>>;
      };
    };
  };
}

interface PathParameter {
  readonly name: string;
  readonly example?: string;
}

const components = document.components.schemas as unknown as Readonly<Record<string, Schema>>;

/** The name of a schema among the components, where it has one. */
export function nameOf(schema: Schema): string | undefined {
  return schema.$ref?.split('/').at(-1);
}

export function resolved(schema: Schema): Schema {
  const name = nameOf(schema);
  return name === undefined ? schema : (components[name] as Schema);
}

function fuzzed(operation: DocumentOperation, path: readonly PathParameter[]): FuzzedOperation {
  const json = operation.requestBody?.content['application/json'];
  return {
    ...(rows as Readonly<Record<string, Row>>)[operation.operationId],
    bodySchema: json?.schema,
    bodyExamples: Object.values(json?.examples ?? {}).map(({ value }) => value),
    statuses: new Set(Object.keys(operation.responses).map(Number)),
    pathExamples: Object.fromEntries(path.flatMap(({ name, example }) => (example ? [[name, example]] : []))),
  } as FuzzedOperation;
}

const items = Object.values(document.paths) as unknown as Readonly<Record<string, unknown>>[];

export const operations: readonly FuzzedOperation[] = items.flatMap(({ parameters, ...methods }) =>
  Object.values(methods as Readonly<Record<string, DocumentOperation>>).map((operation) =>
    // An operation's own example stands in place of its path's.
    fuzzed(operation, [...((parameters ?? []) as readonly PathParameter[]), ...(operation.parameters ?? [])]),
  ),
);

export function operationCalled(id: string): FuzzedOperation {
  const found = operations.find((operation) => operation.id === id);
  if (!found) throw new Error(`The contract has no operation ${id}.`);
  return found;
}

const parametersIn = (parts: readonly string[]) => parts.filter((part) => part.startsWith('{')).length;

/** A path that is written out is meant before one that an id completes: `/checkouts/store-credits` is no checkout. */
const templates = operations
  .flatMap((operation) =>
    [operation.path, ...operation.aliases].map((path) => ({ operation, parts: path.split('/').slice(1) })),
  )
  .sort((a, b) => parametersIn(a.parts) - parametersIn(b.parts));

function fits(template: readonly string[], parts: readonly string[]): boolean {
  return (
    template.length === parts.length &&
    template.every((part, index) => (part.startsWith('{') ? parts[index] !== '' : part === parts[index]))
  );
}

export interface Match {
  readonly operation?: FuzzedOperation;
  /** False where it is only the operation's path if slashes that stand twice count once. */
  readonly isExact: boolean;
}

/** The operation at a path, with or without a slash at the end. */
export function match(method: string, pathname: string): Match {
  const read = method === 'HEAD' ? 'GET' : method;
  const find = (parts: readonly string[]) =>
    templates.find(({ operation, parts: template }) => operation.method === read && fits(template, parts))?.operation;
  const exact = find(pathname.replace(/\/$/, '').split('/').slice(1));
  if (exact) return { operation: exact, isExact: true };
  return { operation: find(pathname.split('/').filter((part) => part !== '')), isExact: false };
}
