import { casesOf } from '../../testing/cases';
import { renew, renewalCart } from '../../testing/renewing';
import { agreementOnRenewal } from './checkouts.subscriptions.billing-agreement-on-renewal';

const pointer = '/requestBody/items/0/subscriptionInfo/billingAgreementId';
const terms = 'Renews every month for 10.00 USD until you cancel.';

export const cases = casesOf(agreementOnRenewal, {
  passes: async (connector) => {
    const subscribed = await connector.subscribe();
    await renew(connector, subscribed);
    await renew(connector, subscribed);
    await connector.order();
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
    const subscribed = await connector.subscribe();
    await connector.checkout(renewalCart(subscribed));
  },
  refused: {
    play: async (connector) => {
      const subscribed = await connector.subscribe();
      const checkout = await connector.checkout(renewalCart(subscribed, {}, { sourceId: undefined }));
      await connector.refused('POST', '/orders', { checkoutId: checkout.id });
    },
    is: 'not-observed',
  },
  more: {
    "another customer's agreement": {
      play: async (connector) => {
        const other = await connector.subscribe();
        const subscribed = await connector.subscribe();
        const { billingAgreementId } = other.order.items[0]?.subscriptionInfo ?? {};
        await renew(connector, subscribed, { billingAgreementId });
      },
      is: 'fail',
      pointer,
    },
    'an agreement that no order returned': {
      play: async (connector) => {
        await renew(connector, await connector.subscribe(), { billingAgreementId: 'from-long-ago' });
      },
      is: 'warn',
      warnings: [/older than the ledger/],
    },
    'one agreement for two products': {
      play: async (connector) => {
        const subscribed = await connector.subscribe();
        const info = subscribed.order.items[0]?.subscriptionInfo;
        const { id: skuId } = await connector.download();
        const items = [{ skuId, quantity: 1, price: 10, subscriptionInfo: { ...info, terms } }];
        await renew(connector, subscribed, {}, { items } as Parameters<typeof renew>[3]);
      },
      is: 'warn',
      warnings: [/made for sku-/],
    },
  },
});
