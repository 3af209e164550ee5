import { purchases } from '../../stories/purchase';
import { infoSent, newAgreements } from '../../stories/subscription-line';
import { rule } from '../../vocabulary/rule';

export const combinedTerms = rule({
  item: 'payments.subscriptions.combined-terms',
  over: purchases().into('first purchase of a line that renews by itself', newAgreements),
  each: infoSent('terms').isPresent(),
  part: true,
  words: {
    standard: 'The terms that the shopper accepted on the payment step go with the order.',
    mend: 'Show the agreement on the payment step, and send what was accepted as subscriptionInfo.terms.',
    none: 'No subscription that renews by itself was bought yet.',
  },
});
