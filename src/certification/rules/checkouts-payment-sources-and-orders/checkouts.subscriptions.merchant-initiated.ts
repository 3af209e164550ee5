import { objects, text } from '../../../json';
import type { LedgerIndex } from '../../ledger-index';
import type { Call } from '../../ledger-index/call';
import { hasInfo, infoOf, isRenewal, type Term, termsBefore } from '../../stories/subscription-line';
import { judged } from '../../vocabulary/check';
import { all } from '../../vocabulary/logic';
import { beside, breaks, holds, type Outcome } from '../../vocabulary/outcome';
import { calls } from '../../vocabulary/over';
import { type Found, reading } from '../../vocabulary/reading';
import { rule } from '../../vocabulary/rule';

/** A field as the checkout's creation said it, or the last accepted update before its order. */
function lastSent(call: Call, field: string, on: LedgerIndex): Found {
  const id = call.isAccepted ? text(call.answer, 'id') : undefined;
  const updates = id === undefined ? [] : on.story('checkout', id).calls('updateCheckouts');
  const last = updates.findLast(({ isAccepted, body }) => isAccepted && text(body, field) !== undefined) ?? call;
  return { call: last, pointer: `/requestBody/${field}`, value: text(last.body, field) };
}

const renewed = (call: Call, on: LedgerIndex) => {
  const lines = objects(call.body, 'items').filter(hasInfo);
  // Nearly all checkouts: nothing is looked up for them.
  if (lines.length === 0) return lines;
  const standing = { chargeType: lastSent(call, 'chargeType', on).value, before: call.sequence };
  return lines.filter((item) => isRenewal(item, standing, on));
};

/** Undefined where the first purchase is older than the ledger. */
function firstOf(call: Call, on: LedgerIndex): Term | undefined {
  const firsts = renewed(call, on).flatMap((item) => [
    ...termsBefore(on, 'billingAgreementId', infoOf(item, 'billingAgreementId'), call.sequence),
    ...termsBefore(on, 'subscriptionId', infoOf(item, 'subscriptionId'), call.sequence),
  ]);
  return firsts[0];
}

/** The source that the checkout named, or that was attached to it last. */
function sourceOf(call: Call, on: LedgerIndex): Found {
  const id = call.isAccepted ? text(call.answer, 'id') : undefined;
  const attached = id === undefined ? [] : on.story('checkout', id).calls('attachSourceToCheckout');
  const last = attached.findLast(({ isAccepted }) => isAccepted);
  if (last) return { call: last, pointer: '/path', value: last.params.sourceId };
  return lastSent(call, 'sourceId', on);
}

const wrong = ({ call, pointer, value }: Found, expected: string): Outcome =>
  breaks({ sequence: call.sequence, pointer, expected, seen: value });

const isOfCustomer = judged<Call>('names the customer of the first purchase', (call, on) => {
  const first = firstOf(call, on);
  if (!first) return beside;
  const found = lastSent(call, 'customerId', on);
  if (found.value === first.customerId) return holds(first.call.sequence);
  return wrong(found, `${first.customerId ?? 'no customer'}, as the first purchase`);
});

const isPaidBySaved = judged<Call>('is paid by a source that its customer saved', (call, on) => {
  const first = firstOf(call, on);
  if (!first) return beside;
  const found = sourceOf(call, on);
  if (typeof found.value !== 'string') return wrong(found, 'a saved source of the customer');
  const owner = on.story('source', found.value).lastSeen('customerId', found.call.sequence);
  if (owner !== undefined && owner.value === lastSent(call, 'customerId', on).value) return holds(owner.call.sequence);
  return wrong(found, 'a source that its customer saved');
});

export const merchantInitiated = rule({
  item: 'checkouts.subscriptions.merchant-initiated',
  over: calls('renewal', 'createCheckouts').where('renews a subscription', (call, on) => renewed(call, on).length > 0),
  each: all<Call>(
    reading<Call>('chargeType', (call, on) => lastSent(call, 'chargeType', on)).equals('merchant_initiated'),
    isOfCustomer,
    isPaidBySaved,
  ),
  words: {
    standard: 'An automatic renewal says that the merchant began it, and is paid by a source that the customer saved.',
    mend: 'Send chargeType merchant_initiated with customerId and sourceId of the first purchase.',
    none: 'No subscription was renewed by your own engine yet.',
  },
});
