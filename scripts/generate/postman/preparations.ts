import type { Json } from '../../../src/guides/types';
import { registry } from '../../../src/sandbox/domain';
import type { SampleCall } from '../../../src/sandbox/domain/kernel/samples';
import type { PlannedCall } from './call';
import { variableOf } from './kinds';
import type { OperationCall } from './operations';

interface Named {
  kind: string;
  example: string;
}

/** How many calls that bring a sample object further are made again, one more at a time. */
const longestHistory = 3;

/** The calls that make the objects of a new account, in their order. */
const sampleCalls = (): SampleCall[] =>
  registry.resources.flatMap(({ samples = [] }) => samples.filter((step) => 'operation' in step) as SampleCall[]);

function withNewId(value: Json, { kind, example }: Named): Json {
  if (value === example) return `{{${variableOf(kind)}}}`;
  if (Array.isArray(value)) return value.map((one) => withNewId(one, { kind, example }));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([field, one]) => [field, withNewId(one, { kind, example })]));
}

/** Without the id that the caller chose: the new object gets one of its own. */
function withoutId(body: Json | undefined): Json | undefined {
  if (body === undefined || body === null || typeof body !== 'object' || Array.isArray(body)) return body;
  return Object.fromEntries(Object.entries(body).filter(([field]) => field !== 'id'));
}

function again(step: SampleCall, named: Named, isMaker: boolean, known: readonly OperationCall[]): PlannedCall | null {
  const operation = known.find(({ operationId }) => operationId === step.operation);
  if (!operation) return null;
  const { call } = operation;
  const given = step.body as Json | undefined;
  const body = isMaker ? withoutId(given) : given && withNewId(given, named);
  const params = Object.entries(step.params ?? {}).map(([name, value]) => [name, String(withNewId(value, named))]);
  const { body: _, ...rest } = call;
  return {
    ...rest,
    name: `Prepare: ${call.name.replace(/ \(.*\)$/, '')}`,
    description: `Makes what the next request needs.\n\n${call.description}`,
    params: Object.fromEntries(params),
    query: [],
    headers: [],
    ...(body !== undefined && { body }),
    key: step.keyKind ?? 'secret',
    captures: isMaker ? { [variableOf(named.kind)]: 'id' } : {},
    after: {},
  };
}

const makes = (step: SampleCall, { kind, example }: Named) =>
  Object.entries(step.ids ?? {}).some(([made, id]) => made === kind && id === example) ||
  (step.body as { id?: string } | undefined)?.id === example;

/** Makes the sample object anew by the calls that made it; with each entry it has come one call further. */
function historiesOf(named: Named, known: readonly OperationCall[]): PlannedCall[][] {
  const steps = sampleCalls();
  const start = steps.findIndex((step) => makes(step, named));
  const maker = steps[start];
  if (!maker || known.find(({ operationId }) => operationId === maker.operation)?.kind !== named.kind) return [];
  const later = steps.slice(start + 1).filter((step) => JSON.stringify(step).includes(JSON.stringify(named.example)));
  const calls = [maker, ...later.slice(0, longestHistory)].map((step) => again(step, named, step === maker, known));
  const made = calls.filter((call) => call !== null);
  return made.map((_, index) => made.slice(0, index + 1));
}

/** Makes an object as the contract's own example does. */
function exampleOf({ kind }: Named, known: readonly OperationCall[]): PlannedCall[][] {
  const maker = known.find((one) => one.kind === kind && one.call.method === 'POST' && !one.call.path.includes(':'));
  if (!maker) return [];
  const { call, keys } = maker;
  const name = `Prepare: ${call.name}`;
  return keys.map((key) => [{ ...call, name, key, captures: { [variableOf(kind)]: 'id' } }]);
}

/** Ways to make an object of the kind that an example names, the likelier first. */
export function waysToMake(named: Named, known: readonly OperationCall[]): PlannedCall[][] {
  return [...historiesOf(named, known), ...exampleOf(named, known)];
}
