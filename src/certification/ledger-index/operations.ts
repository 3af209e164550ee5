import { decodeText } from '../../browser/address';
import { type Operation, type OperationId, operations } from '../../generated/contract/operations';

const none: Readonly<Record<string, string>> = {};

/** Where each variable of an operation's path stands. */
interface Template {
  readonly operation: Operation & { readonly id: OperationId };
  readonly method: string;
  readonly segments: readonly string[];
  /** `[index, name]` of each variable. */
  readonly variables: readonly (readonly [number, string])[];
  /** What a request means whose path has no variables. */
  readonly meaning: Meaning;
}

function templateOf(operation: Template['operation'], path: string): Template {
  const segments = path.split('/').slice(1);
  const variables = segments.flatMap((segment, index) =>
    segment.startsWith('{') ? [[index, segment.slice(1, -1)] as const] : [],
  );
  return { operation, method: operation.method, segments, variables, meaning: { operation, params: none } };
}

const templates = Object.values(operations).flatMap((operation) =>
  [operation.path, ...operation.aliases].map((path) => templateOf(operation as Template['operation'], path)),
);

function grouped(all: readonly Template[], keyOf: (template: Template) => string): Map<string, Template[]> {
  const groups = new Map<string, Template[]>();
  for (const template of all) {
    const key = keyOf(template);
    const group = groups.get(key);
    if (group) group.push(template);
    else groups.set(key, [template]);
  }
  return groups;
}

const byOperation = grouped(templates, ({ operation }) => operation.id);
/** The one with fewest variables first: it is meant where several fit. */
const byShape = grouped(
  [...templates].sort((one, other) => one.variables.length - other.variables.length),
  ({ method, segments }) => `${method} ${segments.length}`,
);

function fits({ segments }: Template, found: readonly string[]): boolean {
  return segments.every((segment, index) => segment.startsWith('{') || segment === found[index]);
}

export interface Meaning {
  /** Null where no operation of the contract was met. */
  readonly operation: (Operation & { readonly id: OperationId }) | null;
  /** The path's variables by name, decoded. */
  readonly params: Readonly<Record<string, string>>;
}

/** What a request asks for. Entries of other tools' recordings name no operation: there the path decides. */
export function meaningOf(operationId: string | null, method: string, path: string): Meaning {
  const named = operationId === null ? undefined : byOperation.get(operationId);
  const sure = named?.[0];
  if (sure && sure.variables.length === 0 && sure.operation.aliases.length === 0) return sure.meaning;
  const query = path.indexOf('?');
  const found = (query < 0 ? path : path.slice(0, query)).split('/').slice(1);
  if (found.at(-1) === '') found.pop();
  const candidates = named ?? byShape.get(`${method} ${found.length}`);
  const isSure = operationId !== null && candidates?.length === 1;
  const template = isSure
    ? candidates[0]
    : candidates?.find((one) => one.segments.length === found.length && fits(one, found));
  if (!template) return { operation: null, params: none };
  const { operation, variables } = template;
  if (variables.length === 0) return { operation, params: none };
  const params: Record<string, string> = {};
  for (const [index, name] of variables) params[name] = decodeText(found[index] ?? '');
  return { operation, params };
}
