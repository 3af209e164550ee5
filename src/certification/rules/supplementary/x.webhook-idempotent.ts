import type { LedgerIndex } from '../../ledger-index';
import type { Call } from '../../ledger-index/call';
import type { Sent } from '../../ledger-index/sent';
import { actsAfter, type Delivered, hasArrived, repeatedEvents } from '../../stories/deliveries';
import { type Check, judged } from '../../vocabulary/check';
import { breaks, holds, open } from '../../vocabulary/outcome';
import { rule } from '../../vocabulary/rule';

/** What makes two calls the same act. */
const actOf = ({ entry: { method, path, requestBody } }: Call) => `${method} ${path} ${JSON.stringify(requestBody)}`;

/** From the first delivery of the event to a while after the last. */
function actsOn({ sent }: Delivered, on: LedgerIndex): readonly Call[] {
  const arrived = sent.filter(hasArrived);
  return [...new Set(arrived.flatMap((one) => actsAfter(one, on)))];
}

const actsOnce: Check<Delivered> = judged('is followed by no act twice', (subject, on) => {
  const acts = actsOn(subject, on);
  const again = acts.find((act, index) => acts.findIndex((other) => actOf(other) === actOf(act)) < index);
  if (!again) return holds();
  const { method, path, requestBody } = again.entry;
  const message = `${method} ${path} came twice after the same event.`;
  return breaks({
    ...{ sequence: again.sequence, pointer: '/requestBody' },
    ...{ expected: 'one act for each event id', seen: requestBody, message },
  });
});

/** Milliseconds by which times and durations are rounded: two that follow one another closely may seem to overlap as much. */
const rounding = 2;

function atOnce(one: Sent, other: Sent): boolean {
  const together = one.delivery.check?.id;
  if (together !== undefined && together === other.delivery.check?.id) return true;
  return Math.min(one.endTime, other.endTime) - Math.max(one.time, other.time) > rounding;
}

/** Those that came while another one was there. */
function doubled({ sent }: Delivered): readonly Sent[] {
  const arrived = sent.filter(hasArrived);
  return arrived.filter((one) => arrived.some((other) => other !== one && atOnce(one, other)));
}

/** What was done before the event came twice is no answer to that. */
const wasActedOn: Check<Delivered> = judged('came twice at the same time, and is followed by an act', (subject, on) => {
  const pair = doubled(subject);
  if (pair.length === 0)
    return open('An event came twice, but not at the same time. Check your handler to see that as well.');
  if (pair.some((one) => actsAfter(one, on).length > 0)) return holds();
  return open(
    'An event came twice at once, and no call followed. Choose one that your connector acts on, and has not heard of yet.',
  );
});

export const webhookIdempotent = rule({
  item: 'x.webhook-idempotent',
  about: 'refusals',
  over: repeatedEvents(),
  each: actsOnce,
  exists: wasActedOn,
  words: {
    standard: 'Exactly one act follows an event that is delivered twice at the same time.',
    mend: 'Store the event id first, in a place that accepts it once, and act only where it was new.',
    none: 'No event was delivered twice. Send POST /_sandbox/webhooks/{id}/test to the local server.',
  },
});
