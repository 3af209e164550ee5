import { casesOf } from '../../testing/cases';
import type { Connector, Purchase } from '../../testing/connector';
import { sessionReady } from './x.session-ready';

async function carefully(connector: Connector, purchase: Purchase = {}) {
  const checkout = await connector.payable(purchase);
  await connector.readCheckout(checkout);
  return connector.place(checkout);
}

export const cases = casesOf(sessionReady, {
  passes: async (connector) => {
    await carefully(connector);
    await carefully(connector);
  },
  fails: {
    play: async (connector) => {
      await carefully(connector);
      const checkout = await connector.checkout();
      await connector.refused('POST', '/orders', { checkoutId: checkout.id }, 400);
      connector.blame();
      await connector.attach(checkout, await connector.card({ session: checkout.payment?.session?.id }));
      await connector.readCheckout(checkout);
      await connector.place(checkout);
    },
    pointer: '/requestBody/checkoutId',
  },
  vacuous: (connector) => connector.payable(),
  refused: async (connector) => {
    const checkout = await connector.payable({ email: undefined });
    await connector.readCheckout(checkout);
    await connector.refused('POST', '/orders', { checkoutId: checkout.id }, 400);
  },
  more: {
    'ordered without a look': { play: (connector) => connector.order(), is: 'review', says: /requires_source/ },
    'part of the total is covered': {
      play: async (connector) => {
        await carefully(connector);
        const checkout = await connector.checkout();
        await connector.attach(checkout, await connector.storeCredit(5));
        await connector.readCheckout(checkout);
        await connector.refused('POST', '/orders', { checkoutId: checkout.id }, 400);
        connector.blame();
      },
      is: 'fail',
      pointer: '/requestBody/checkoutId',
    },
    'refused for another reason': {
      play: async (connector) => {
        await carefully(connector);
        const checkout = await connector.payable({ email: undefined });
        await connector.refused('POST', '/orders', { checkoutId: checkout.id }, 400);
      },
      is: 'pass',
    },
  },
});
