import { casesOf } from '../../testing/cases';
import type { Connector } from '../../testing/connector';
import { refusedSubscription, renew } from '../../testing/renewing';
import { customerInitiated } from './checkouts.subscriptions.customer-initiated';

/** A term that ends by itself. */
const byHand = { autoRenewal: false, subscriptionId: 'by-hand' };

async function buys(connector: Connector, chargeType: string | undefined, info = {}) {
  const items = [await connector.subscriptionLine(info)];
  const cart = { items, chargeType } as { chargeType: 'moto' };
  const checkout = await connector.payable(cart);
  return connector.place(checkout);
}

export const cases = casesOf(customerInitiated, {
  passes: async (connector) => {
    await connector.subscribe();
    const checkout = await connector.payable({ items: [await connector.subscriptionLine()] });
    await connector.updateCheckout(checkout, { chargeType: 'customer_initiated' });
    await connector.place(checkout);
  },
  fails: {
    play: async (connector) => {
      await connector.subscribe();
      const items = [await connector.subscriptionLine()];
      const checkout = await connector.checkout({ items });
      connector.blame();
      await connector.attach(checkout, await connector.card());
      await connector.place(checkout);
    },
    pointer: '/requestBody/chargeType',
    seen: undefined,
  },
  vacuous: async (connector) => {
    await connector.order();
    await connector.checkout({ items: [await connector.subscriptionLine()] });
  },
  refused: refusedSubscription,
  more: {
    'a first purchase that the merchant began': {
      play: async (connector) => {
        await connector.subscribe();
        await buys(connector, 'merchant_initiated');
      },
      is: 'fail',
    },
    'a sale by phone': {
      play: (connector) => buys(connector, 'moto'),
      is: 'warn',
      warnings: [/sale by phone/],
    },
    'a renewal by the merchant': {
      play: async (connector) => {
        await renew(connector, await connector.subscribe());
      },
      is: 'pass',
    },
    'a renewal by hand that does not say who began it': {
      play: async (connector) => {
        await buys(connector, 'customer_initiated', byHand);
        await buys(connector, undefined, byHand);
      },
      is: 'fail',
    },
  },
});
