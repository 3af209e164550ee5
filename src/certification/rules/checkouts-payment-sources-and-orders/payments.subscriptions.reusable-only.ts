import { objects, read, text } from '../../../json';
import type { Call } from '../../ledger-index/call';
import { type PaymentSource, paymentSources } from '../../stories/payment-source';
import { type Line, purchases } from '../../stories/purchase';
import { newAgreements, renewsByItself } from '../../stories/subscription-line';
import { judged } from '../../vocabulary/check';
import { beside, breaks, holds } from '../../vocabulary/outcome';
import { calls } from '../../vocabulary/over';
import { part, rule } from '../../vocabulary/rule';

const isReusable = judged<PaymentSource>('can be used again', ({ call, pointer, value, story }) => {
  const seen = story.lastSeen('reusable', call.sequence);
  if (!seen) return beside;
  if (seen.value === true) return holds(seen.call.sequence);
  return breaks({
    sequence: call.sequence,
    pointer,
    expected: 'a source that can be used again',
    seen: read(value, 'id'),
  });
});

/** The first accepted call that said that a line renews by itself. */
function saidIn({ purchase, index, id }: Line): Call | undefined {
  const { creation, checkout } = purchase;
  if (creation && renewsByItself(objects(creation.body, 'items')[index])) return creation;
  return checkout
    ?.calls('updateCheckouts')
    .find(
      ({ isAccepted, body }) =>
        isAccepted && objects(body, 'items').some((item) => item.id === id && renewsByItself(item)),
    );
}

const cameAfterAutoRenewal = judged<PaymentSource>('was made once autoRenewal was sent, or saved before', (source) => {
  const { creation, wasSaved, purchase } = source;
  if (!creation || wasSaved) return beside;
  const late = newAgreements(purchase)
    .map(saidIn)
    .find((said) => said && said.sequence > creation.sequence);
  if (!late) return holds();
  const expected = 'autoRenewal true before the source is made, so that only methods that can recur are offered';
  return breaks({ sequence: late.sequence, pointer: '/requestBody/items', expected, seen: 'after it' });
});

const paysForNoRenewal = judged<Call>('pays for nothing that renews by itself', ({ params, sequence }, on) => {
  const source = on.story('source', params.sourceId ?? '');
  const sessions = source.linked('session').flatMap((session) => session.linked('checkout'));
  const renews = [...source.linked('checkout'), ...sessions].some((checkout) =>
    objects({ items: checkout.lastSeen('items', sequence)?.value }, 'items').some(renewsByItself),
  );
  if (!renews) return beside;
  const type = text(source.lastSeen('type')?.body, 'type') ?? 'its method';
  return breaks({ sequence, pointer: '/path', expected: 'a method that can be used again', seen: type });
});

const firstSources = purchases()
  .where('begins to renew by itself', (purchase) => newAgreements(purchase).length > 0)
  .into('source of a subscription', paymentSources);

export const reusableOnly = rule({
  item: 'payments.subscriptions.reusable-only',
  over: firstSources,
  each: isReusable,
  warn: [cameAfterAutoRenewal],
  also: [
    part({
      over: calls('refused storage', 'createCustomerSource').where(
        'was refused because the method cannot be used again',
        (call) => call.refusedWith('nonreusable_source'),
      ),
      each: paysForNoRenewal,
    }),
  ],
  words: {
    standard: 'A subscription that renews by itself is paid by a source that can be used again.',
    mend: 'Send autoRenewal true before Drop-in opens, and save the source with the customer before the order.',
    none: 'No subscription that renews by itself was bought yet.',
  },
});
