import { text } from '../../../json';
import type { LedgerIndex } from '../../ledger-index';
import type { Call } from '../../ledger-index/call';
import { mendedBy } from '../../stories/mended';
import { judged } from '../../vocabulary/check';
import { breaks, holds } from '../../vocabulary/outcome';
import { calls } from '../../vocabulary/over';
import { rule } from '../../vocabulary/rule';

/** Made by itself, rather than for the payment session of a checkout. */
function isOutsidePurchase({ params }: Call, on: LedgerIndex): boolean {
  const made = on
    .story('source', params.sourceId ?? '')
    .calls('createSources')
    .find(({ isAccepted, answer }) => isAccepted && text(answer, 'id') === params.sourceId);
  return made !== undefined && text(made.body, 'paymentSessionId') === undefined;
}

const isSavedInTheEnd = judged<Call>('is saved, or saved after a refusal', (call, on) => {
  if (call.isAccepted) return holds();
  const later = mendedBy(call, on.story('customer', call.params.id ?? ''));
  if (later) return holds(later.sequence);
  return breaks({ sequence: call.sequence, pointer: '/status', expected: 'a source that is saved', seen: call.status });
});

export const savePaymentMethod = rule({
  item: 'portal.save-payment-method',
  over: calls('saved payment method', 'createCustomerSource').where('was made outside a purchase', isOutsidePurchase),
  each: isSavedInTheEnd,
  words: {
    standard: 'A customer can add a payment method in the account, outside a purchase.',
    mend: 'Make a source that can be used again, without a payment session, and attach it to the customer.',
    none: 'No payment method was saved outside a purchase. The feature may be there all the same.',
  },
});
