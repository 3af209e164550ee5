import { casesOf } from '../../testing/cases';
import { renew } from '../../testing/renewing';
import { saveRenewalSource } from './payments.subscriptions.save-source';

export const cases = casesOf(saveRenewalSource, {
  passes: async (connector) => {
    await renew(connector, await connector.subscribe());
    await connector.order({ items: [await connector.subscriptionLine({ autoRenewal: false })] });
  },
  fails: {
    play: async (connector) => {
      await connector.subscribe();
      const { id: customerId } = await connector.customer();
      await connector.order({ customerId, items: [await connector.subscriptionLine()] });
      connector.blame();
    },
    pointer: '/responseBody/payment/sources/0',
  },
  vacuous: async (connector) => {
    await connector.order();
    await connector.checkout({ items: [await connector.subscriptionLine()] });
  },
  refused: {
    play: async (connector) => {
      const checkout = await connector.checkout({ items: [await connector.subscriptionLine()] });
      await connector.refused('POST', '/orders', { checkoutId: checkout.id });
    },
    is: 'not-observed',
  },
  more: {
    'a guest': {
      play: async (connector) => {
        await connector.order({ items: [await connector.subscriptionLine()] });
        connector.blame();
      },
      is: 'fail',
      pointer: '/responseBody/customerId',
    },
  },
});
