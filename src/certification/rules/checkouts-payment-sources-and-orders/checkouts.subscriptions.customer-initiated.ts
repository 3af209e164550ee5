import { purchases, sent } from '../../stories/purchase';
import { firstTerms } from '../../stories/subscription-line';
import { rule } from '../../vocabulary/rule';

export const customerInitiated = rule({
  item: 'checkouts.subscriptions.customer-initiated',
  over: purchases().where('begins a term of a subscription', (purchase) => firstTerms(purchase).length > 0),
  each: sent('chargeType').oneOf(['customer_initiated', 'moto']),
  warn: [sent('chargeType').that('customer_initiated; moto is a sale by phone', (value) => value !== 'moto')],
  words: {
    standard: 'The first purchase of a subscription says that the shopper began the charge.',
    mend: 'Send chargeType customer_initiated with the checkout of a first purchase, and of a renewal by hand.',
    none: 'No subscription was bought yet.',
  },
});
