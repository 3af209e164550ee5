import { read, text } from '../../../json';
import { paymentSources } from '../../stories/payment-source';
import { type Purchase, purchases } from '../../stories/purchase';
import { newAgreements } from '../../stories/subscription-line';
import { judged } from '../../vocabulary/check';
import { all } from '../../vocabulary/logic';
import { beside, breaks, holds } from '../../vocabulary/outcome';
import { answer } from '../../vocabulary/reading';
import { rule } from '../../vocabulary/rule';

const isSaved = judged<Purchase>('is paid by a source of its customer', (purchase) => {
  const { call } = purchase;
  const customerId = text(call.answer, 'customerId');
  const sources = paymentSources(purchase);
  const foreign = sources.find(({ story }) => story.lastSeen('customerId', call.sequence)?.value !== customerId);
  if (sources.length === 0) return beside;
  if (!foreign) return holds(...sources.flatMap(({ saving }) => saving?.sequence ?? []));
  const expected = 'a source that was saved with its customer before the order';
  return breaks({ sequence: call.sequence, pointer: foreign.pointer, expected, seen: read(foreign.value, 'id') });
});

export const saveRenewalSource = rule({
  item: 'payments.subscriptions.save-source',
  over: purchases().where('begins to renew by itself', (purchase) => newAgreements(purchase).length > 0),
  each: all<Purchase>(answer('customerId').isPresent(), isSaved),
  words: {
    standard: 'What pays for a subscription that renews by itself is saved with its customer before the order.',
    mend: 'Attach the source to the customer with POST /customers/{customerId}/sources/{sourceId}, then to the checkout.',
    none: 'No subscription that renews by itself was bought yet.',
  },
});
