/** A run: a sequence of requests on one account. */
import fc from 'fast-check';
import { type FuzzedOperation, operations } from '../contract';
import type { DrawnCall, Step } from '../step';
import { besideTheContract } from './beside';
import { anyBody } from './bodies';
import { anyHeaders } from './headers';
import { changeOfMind, inOtherHands, onThePage, sale } from './journeys';
import { anyPath } from './paths';
import { anyQuery } from './queries';

export const mostSteps = 40;

function callTo(operation: FuzzedOperation): fc.Arbitrary<DrawnCall> {
  const method = fc.oneof(
    { weight: 40, arbitrary: fc.constant<string>(operation.method) },
    { weight: 1, arbitrary: fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS') },
  );
  return fc.record({
    method,
    path: anyPath(operation),
    query: anyQuery(operation),
    headers: anyHeaders(operation),
    body: anyBody(operation),
  });
}

/** A call may change the account, and what changes it is what the rest of a run rests on. */
const weightOf = ({ method }: FuzzedOperation) => (method === 'GET' ? 2 : 3);

const single = fc.oneof(
  ...operations.map((operation) => ({ weight: weightOf(operation), arbitrary: callTo(operation) })),
  { weight: 16, arbitrary: besideTheContract },
);

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 40, arbitrary: single.map((call): Step => ({ kind: 'calls', calls: [call] })) },
  { weight: 2, arbitrary: sale.map((calls): Step => ({ kind: 'calls', calls })) },
  { weight: 1, arbitrary: fc.oneof(inOtherHands, onThePage).map((calls): Step => ({ kind: 'calls', calls })) },
  { weight: 1, arbitrary: changeOfMind.map((calls): Step => ({ kind: 'calls', calls })) },
  { weight: 1, arbitrary: fc.nat(10).map((back): Step => ({ kind: 'again', back })) },
);

export const anyRun: fc.Arbitrary<readonly Step[]> = fc.array(step, {
  minLength: 1,
  maxLength: mostSteps,
  size: 'max',
});
