/** Which steps of a use case a connector has done, read from the calls that it made. */
import type { UseCase, UseCaseCall } from '../catalog/types';
import type { Exchange } from '../ledger/types';
import { at } from './paths';
import type { Json } from './types';
import { statusesOf } from './use-case';

/** The first field of an answer that is not as the case has it. */
export interface Difference {
  /** `status`, or a path in the answer. */
  field: string;
  expected: Json;
  seen: Json | undefined;
}

/** What is known of one step. A call that was not as expected is shown until one is. */
export interface WatchedStep {
  /** The call that did it. */
  done?: Exchange;
  wrong?: { exchange: Exchange; difference: Difference };
  /** Fields that the case sends at the top of the body and this call did not. */
  notSent: string[];
}

export interface WatchedCase {
  /** By index of the case's step; steps that no call of a connector can do are not in it. */
  steps: ReadonlyMap<number, WatchedStep>;
  done: number;
}

interface Expected {
  call: UseCaseCall;
  pattern: RegExp;
}

/** Values that answers gave under a name, such as `order.id`. */
type Carried = Map<string, Set<string>>;

const whole = /^\{\{([\w.-]+)\}\}$/;
const fieldsOf = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};

/** `/orders/{{order.id}}` and `/orders/{id}` both fit any id. */
function patternOf(path: string): RegExp {
  const segments = (path.split('?')[0] ?? '')
    .split('/')
    .map((part) => (part.includes('{') ? '[^/]+' : part.replaceAll(/[.*+?^$()|[\]\\]/g, '\\$&')));
  return new RegExp(`^${segments.join('/')}/?$`);
}

const expectedOf = (call: UseCaseCall, path = call.path): Expected => ({ call, pattern: patternOf(path) });

const fits = ({ call, pattern }: Expected, { method, path }: Exchange): boolean =>
  call.method === method && pattern.test(path.split('?')[0] ?? '');

/** What an answer must hold at a path, where it depends on earlier answers: any value that they gave. */
function isAsCarried(template: string, seen: Json | undefined, carried: Carried): boolean {
  const name = whole.exec(template)?.[1];
  const given = name === undefined ? undefined : carried.get(name);
  return given === undefined ? seen !== undefined : given.has(JSON.stringify(seen));
}

function differenceOf({ call }: Expected, { status, responseBody }: Exchange, carried: Carried): Difference | null {
  const statuses = statusesOf(call);
  if (!statuses.includes(status)) return { field: 'status', expected: call.expects.status, seen: status };
  const { code, body } = call.expects;
  const wanted = { ...(code === undefined ? {} : { 'errors[0].code': code }), ...body };
  for (const [field, expected] of Object.entries(wanted)) {
    const seen = at(responseBody, field);
    const isTemplate = typeof expected === 'string' && expected.includes('{{');
    const isFine = isTemplate
      ? isAsCarried(expected, seen, carried)
      : JSON.stringify(seen) === JSON.stringify(expected);
    if (!isFine) return { field, expected, seen };
  }
  return null;
}

function carry({ call }: Expected, { status, responseBody }: Exchange, carried: Carried): void {
  if (status >= 400) return;
  for (const [name, path] of Object.entries(call.captures)) {
    const value = at(responseBody, path);
    if (value !== undefined) carried.set(name, (carried.get(name) ?? new Set()).add(JSON.stringify(value)));
  }
}

const notSentBy = ({ requestBody }: Exchange, { call }: Expected): string[] =>
  Object.keys(fieldsOf(call.body)).filter((field) => !(field in fieldsOf(requestBody)));

/** Calls that only prepare: a connector may make them, and need not. */
function preparing({ prepare, steps }: UseCase): Expected[] {
  return [...prepare, ...steps.flatMap((step) => step.prepare ?? [])].map((call) => expectedOf(call));
}

/**
 * Follows a case through a connector's calls, oldest first. A call does the first open step of its kind that it fulfills;
 * the order of steps of different kinds is left to the rules of the checklists.
 */
export function watchCase(useCase: UseCase, exchanges: readonly Exchange[]): WatchedCase {
  const wanted = new Map<number, Expected>();
  useCase.steps.forEach(({ call, request }, index) => {
    if (call !== null && request) wanted.set(index, expectedOf(request, call.replace(/^\w+ /, '')));
  });
  const steps = new Map<number, WatchedStep>([...wanted.keys()].map((index) => [index, { notSent: [] }]));
  const prepared = preparing(useCase);
  const carried: Carried = new Map();
  for (const exchange of exchanges) {
    for (const one of [...prepared, ...wanted.values()]) if (fits(one, exchange)) carry(one, exchange, carried);
    take(exchange);
  }
  return { steps, done: [...steps.values()].filter(({ done }) => done).length };

  function take(exchange: Exchange): void {
    const open = [...wanted].filter(([index, one]) => !steps.get(index)?.done && fits(one, exchange));
    const judged = open.map(([index, one]) => ({ index, one, difference: differenceOf(one, exchange, carried) }));
    const done = judged.find(({ difference }) => difference === null);
    if (done) {
      steps.set(done.index, { done: exchange, notSent: notSentBy(exchange, done.one) });
      return;
    }
    const isPreparing = prepared.some((one) => fits(one, exchange) && !differenceOf(one, exchange, carried));
    const [first] = judged;
    if (!first?.difference || isPreparing) return;
    const { index, one, difference } = first;
    steps.set(index, { wrong: { exchange, difference }, notSent: notSentBy(exchange, one) });
  }
}
