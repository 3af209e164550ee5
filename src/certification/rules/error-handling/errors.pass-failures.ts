import type { OperationId } from '../../../generated/contract/operations';
import { text } from '../../../json';
import type { LedgerIndex } from '../../ledger-index';
import type { Call } from '../../ledger-index/call';
import { type Key, keyOf } from '../../ledger-index/keyed';
import { hasChanged, sameRequestAfter } from '../../stories/same-request';
import { isOfNewCheckout, ordersAfter409, type Retry } from '../../stories/spent-checkout';
import { waitsAsAsked } from '../../stories/waiting';
import { thresholds } from '../../thresholds';
import { judged } from '../../vocabulary/check';
import { beside, breaks, holds } from '../../vocabulary/outcome';
import { calls } from '../../vocabulary/over';
import { part, rule } from '../../vocabulary/rule';

const isRefused = ({ status, wasLost }: Call) => status >= 400 && status < 500 && status !== 429 && !wasLost;

/** What a write calls the thing that it is about: the platform's own name for it. */
const nameIn = ({ body }: Call): string | undefined =>
  text(body, 'id') ?? text(body, 'upstreamId') ?? text(body, 'checkoutId') ?? text(body, 'orderId');

const isWrite = ({ entry }: Call) => entry.method !== 'GET';
const subjectOf = (call: Call) => (isWrite(call) ? (nameIn(call) ?? call.params.id) : undefined);

/** Writes by their subject: of an operation alone, so that no more are looked through than those of operations that were refused. */
const bySubject = new Map<OperationId | null, Key>();

function subjectsOf({ operationId }: Call): Key {
  const known = bySubject.get(operationId);
  if (known) return known;
  const made = keyOf(operationId, subjectOf);
  bySubject.set(operationId, made);
  return made;
}

/** Whether two calls ask for the same of the same thing. */
const isAbout = (one: Call, other: Call) =>
  one.entry.method === other.entry.method && one.entry.path === other.entry.path && nameIn(one) === nameIn(other);

/** The first accepted write after a refused one that is about the same. */
function correctionOf(refused: Call, on: LedgerIndex): Call | undefined {
  const subject = subjectOf(refused);
  if (subject === undefined) return undefined;
  const isCorrection = (call: Call) => call.isAccepted && call.counts && call.sequence > refused.sequence;
  return on.callsBy(subjectsOf(refused), subject).find((call) => isCorrection(call) && isAbout(call, refused));
}

const isActedOn = judged<Call>('is followed by a corrected call, and not by the same one at once', (call, on) => {
  const again = sameRequestAfter(call, on);
  if (again && again.time - call.time < thresholds.hastyRetryMs && !hasChanged(again, call.sequence, on))
    return breaks({
      sequence: again.sequence,
      pointer: '/time',
      expected: 'a corrected request, or none',
      seen: again.entry.time,
      message: `${again.entry.method} ${again.entry.path} was refused with ${call.status}, and sent again unchanged within a second.`,
    });
  const corrected = correctionOf(call, on);
  return corrected ? holds(corrected.sequence) : beside;
});

/** A retry that is refused as well shows nothing good. */
const isNewAndTaken = judged<Retry>(isOfNewCheckout.says, (retry, on) => {
  const outcome = isOfNewCheckout.run(retry, on);
  return outcome.is === 'holds' && !retry.call.isAccepted ? beside : outcome;
});

export const passFailures = rule({
  item: 'errors.pass-failures',
  part: true,
  about: 'refusals',
  over: calls('refused call').where('was refused with 4xx, but not 429', isRefused),
  each: isActedOn,
  also: [
    part({ over: ordersAfter409(), each: isNewAndTaken }),
    part({ over: calls('later call'), each: waitsAsAsked }),
  ],
  words: {
    standard: 'A failed call reaches the platform, which acts on it by its class.',
    mend: 'Correct the request after a 400, make a new checkout after a 409 on an order, and wait for Retry-After after a 429.',
    none: 'No call failed and was followed by another.',
  },
});
