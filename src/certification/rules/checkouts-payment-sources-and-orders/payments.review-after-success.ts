import { number, text } from '../../../json';
import type { Call } from '../../ledger-index/call';
import { paymentSources } from '../../stories/payment-source';
import { type Purchase, purchases } from '../../stories/purchase';
import { renewals } from '../../stories/subscription-line';
import { thresholds } from '../../thresholds';
import { judged } from '../../vocabulary/check';
import { beside, breaks, holds, open } from '../../vocabulary/outcome';
import { rule } from '../../vocabulary/rule';

const { leastMs, instantMs } = thresholds.review;

/** The call that put the last source on the checkout. */
function lastAttached(purchase: Purchase): Call | undefined {
  const all = paymentSources(purchase).flatMap(({ attachment }) => attachment ?? []);
  return all.sort((one, other) => one.sequence - other.sequence).at(-1);
}

const readings = (purchase: Purchase): readonly Call[] => purchase.derived(readingsBefore);

function readingsBefore({ checkout, call }: Purchase): readonly Call[] {
  const all = checkout?.callsBefore(call.sequence, 'retrieveCheckouts') ?? [];
  return all.filter(({ isAccepted }) => isAccepted);
}

const isReviewed = judged<Purchase>('leaves time for a review, and reads the checkout for it', (purchase) => {
  const attached = lastAttached(purchase);
  if (!attached) return beside;
  const gap = purchase.call.time - attached.time;
  const reading = readings(purchase).findLast(({ sequence }) => sequence > attached.sequence);
  // A warning says so; it supports nothing that calls could fail.
  if (gap < instantMs) return holds(attached.sequence);
  if (reading && gap >= leastMs) return holds(attached.sequence, reading.sequence);
  const why = reading ? `${gap} ms after the source` : 'and the checkout was not read after the source';
  return open(`An order was placed ${why}. Did the shopper see its totals?`, attached.sequence);
});

const isNotInstant = judged<Purchase>('comes later than a page could', (purchase) => {
  const attached = lastAttached(purchase);
  if (!attached || purchase.call.time - attached.time >= instantMs) return holds();
  const expected = `${instantMs} ms or more after the source was attached`;
  return breaks({ sequence: purchase.call.sequence, pointer: '/time', expected, seen: purchase.call.entry.time });
});

const isAsRead = judged<Purchase>('has the total that was read last', (purchase) => {
  const reading = readings(purchase).at(-1);
  if (!reading) return holds();
  const total = number(reading.answer, 'totalAmount');
  const changed = purchase.checkout
    ?.callsBefore(purchase.call.sequence, 'updateCheckouts')
    .filter(({ sequence }) => sequence > reading.sequence)
    .find(({ isAccepted, answer }) => isAccepted && number(answer, 'totalAmount') !== total);
  if (!changed) return holds();
  const seen = number(changed.answer, 'totalAmount');
  const expected = `${total}, as it was read last, or another reading after this update`;
  return breaks({ sequence: changed.sequence, pointer: '/responseBody/totalAmount', expected, seen });
});

const withoutShopper: readonly unknown[] = ['merchant_initiated', 'moto'];

export const reviewAfterSuccess = rule({
  item: 'payments.review-after-success',
  over: purchases().where(
    'is placed by a shopper',
    (purchase) => !withoutShopper.includes(text(purchase.call.answer, 'chargeType')) && renewals(purchase).length === 0,
  ),
  each: isReviewed,
  warn: [isNotInstant, isAsRead],
  part: true,
  words: {
    standard: 'After the source is made, the shopper sees what is to be paid, and then submits the order.',
    mend: 'Read the checkout after the source is attached, show it, and send POST /orders when the shopper submits.',
    none: 'No shopper has ordered yet.',
  },
});
