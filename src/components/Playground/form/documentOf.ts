import { isObject } from '../../../json';

type Fields = Readonly<Record<string, unknown>>;

const methods = ['get', 'post', 'put', 'patch', 'delete'];

/** Swagger UI shows no answers here, so their schemas need not come along: each keeps its description alone. */
function withoutAnswers(operation: Fields): Fields {
  const responses = Object.keys((operation.responses ?? {}) as Fields).map((status) => [status, { description: '' }]);
  return { ...operation, responses: Object.fromEntries(responses) };
}

/** Names such as `#/components/schemas/Checkout`, wherever they stand. */
function referencesIn(value: unknown, found: Set<string>): void {
  if (Array.isArray(value)) for (const one of value) referencesIn(one, found);
  if (!isObject(value)) return;
  if (typeof value.$ref === 'string') found.add(value.$ref);
  for (const one of Object.values(value)) referencesIn(one, found);
}

/** The parts of the contract that a value names, and that those name in turn: kind → name → part. */
function componentsFor(value: unknown, components: Record<string, Fields>): Record<string, Record<string, unknown>> {
  const all = new Set<string>();
  referencesIn(value, all);
  const needed: Record<string, Record<string, unknown>> = {};
  // A set hands out what is added while it is walked.
  for (const reference of all) {
    const [, , kind = '', name = ''] = reference.split('/');
    const part = components[kind]?.[name];
    if (part === undefined) continue;
    needed[kind] = { ...needed[kind], [name]: part };
    referencesIn(part, all);
  }
  return needed;
}

export interface Contract {
  readonly paths: Readonly<Record<string, unknown>>;
  readonly components: unknown;
}

/**
 * The contract with one operation and the parts that its request names, and nothing else: Swagger UI's work grows with what it
 * is given.
 * @throws when the contract has no such operation
 */
export function documentOf<Whole extends Contract>(contract: Whole, operationId: string): Whole {
  for (const [path, item] of Object.entries(contract.paths) as [string, Fields][]) {
    const method = methods.find((name) => (item[name] as Fields | undefined)?.operationId === operationId);
    if (!method) continue;
    const operation = withoutAnswers(item[method] as Fields);
    const { parameters } = item;
    const alone = { ...(parameters !== undefined && { parameters }), [method]: operation };
    const components = componentsFor(alone, contract.components as Record<string, Fields>);
    return { ...contract, tags: [], paths: { [path]: alone }, components };
  }
  throw new Error(`The contract has no operation ${operationId}.`);
}
