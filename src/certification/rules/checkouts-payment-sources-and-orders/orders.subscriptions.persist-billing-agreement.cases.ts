import { casesOf } from '../../testing/cases';
import { renew } from '../../testing/renewing';
import { persistAgreement } from './orders.subscriptions.persist-billing-agreement';

const pointer = '/requestBody/items/0/subscriptionInfo/billingAgreementId';
const terms = 'Renews every month for 10.00 USD until you cancel.';

export const cases = casesOf(persistAgreement, {
  passes: async (connector) => {
    const items = [await connector.subscriptionLine(), await connector.subscriptionLine()];
    const subscribed = await connector.subscribe({ items });
    await renew(connector, subscribed);
    await renew(connector, subscribed);
  },
  fails: {
    play: async (connector) => {
      const subscribed = await connector.subscribe();
      await renew(connector, subscribed);
      await renew(connector, subscribed, { billingAgreementId: undefined, terms });
    },
    pointer,
    seen: undefined,
  },
  vacuous: async (connector) => {
    await connector.subscribe();
    const { id: planId } = await connector.plan();
    const items = [await connector.subscriptionLine({ planId, billingAgreementId: 'own' })];
    await connector.order({ items, chargeType: 'customer_initiated' });
  },
  refused: {
    play: async (connector) => {
      const items = [await connector.subscriptionLine({ billingAgreementId: 'from-long-ago' })];
      const checkout = await connector.checkout({ items });
      await connector.refused('POST', '/orders', { checkoutId: checkout.id });
    },
    is: 'not-observed',
  },
  more: {
    'the agreement of another line': {
      play: async (connector) => {
        const items = [await connector.subscriptionLine(), await connector.subscriptionLine()];
        const subscribed = await connector.subscribe({ items });
        const { billingAgreementId } = subscribed.order.items[1]?.subscriptionInfo ?? {};
        await renew(connector, subscribed, { billingAgreementId });
      },
      is: 'fail',
      pointer,
    },
    'an agreement from before the ledger': {
      play: async (connector) => {
        const old = { billingAgreementId: 'from-long-ago', subscriptionId: 'from-long-ago' };
        await renew(connector, await connector.subscribe(), old);
      },
      is: 'warn',
      warnings: [/older than the ledger/],
    },
  },
});
