import { text } from '../../../json';
import { paymentSources } from '../../stories/payment-source';
import { type Purchase, purchases } from '../../stories/purchase';
import { judged } from '../../vocabulary/check';
import { breaks, holds } from '../../vocabulary/outcome';
import { rule } from '../../vocabulary/rule';

const savedOne = judged<Purchase>('has a source that was saved between the checkout and the order', (purchase) => {
  const { call, creation } = purchase;
  const saved = paymentSources(purchase)
    .flatMap(({ story }) => story.events('customer.source.created'))
    .find(({ sequence }) => sequence > (creation?.sequence ?? call.sequence) && sequence < call.sequence);
  if (saved) return holds(saved.sequence);
  return breaks({
    sequence: call.sequence,
    pointer: '/responseBody/payment',
    expected: 'a saved source',
    seen: undefined,
  });
});

export const saveOption = rule({
  item: 'payments.save-option',
  over: purchases().where(
    'is of a registered shopper',
    (purchase) =>
      text(purchase.call.answer, 'customerId') !== undefined &&
      text(purchase.call.answer, 'chargeType') !== 'merchant_initiated',
  ),
  exists: savedOne,
  part: true,
  words: {
    standard: 'Registered shoppers can keep what they paid with. That none did proves nothing: they may decline.',
    mend: 'Set showSavePaymentAgreement to true where the shopper is logged in.',
    none: 'No registered shopper has ordered yet.',
  },
});
