import { text } from '../../../json';
import type { Call } from '../../ledger-index/call';
import { keyOf } from '../../ledger-index/keyed';
import { hasChanged, sameRequestAfter } from '../../stories/same-request';
import { isOfNewCheckout, ordersAfter409, type Retry } from '../../stories/spent-checkout';
import { waitsAsAsked } from '../../stories/waiting';
import { thresholds } from '../../thresholds';
import { judged } from '../../vocabulary/check';
import { beside, breaks, holds } from '../../vocabulary/outcome';
import { calls } from '../../vocabulary/over';
import { part, rule } from '../../vocabulary/rule';

const isRefused = ({ status }: Call) => status >= 400 && status < 500 && status !== 429;

/** What a write is about: its path, and the platform's own name for the thing. */
const subjectOf = ({ entry, body, params }: Call): string | undefined => {
  if (entry.method === 'GET') return undefined;
  const name = ['id', 'upstreamId', 'checkoutId', 'orderId'].map((field) => text(body, field)).find(Boolean);
  if (name === undefined && params.id === undefined) return undefined;
  return `${entry.method} ${entry.path} ${name}`;
};
const bySubject = keyOf(null, subjectOf);

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
  const subject = subjectOf(call);
  const later = subject === undefined ? [] : on.callsBy(bySubject, subject);
  const corrected = later.find(({ isAccepted, counts, sequence }) => isAccepted && counts && sequence > call.sequence);
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
