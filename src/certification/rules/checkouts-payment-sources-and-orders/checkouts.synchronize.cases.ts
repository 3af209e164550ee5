import { casesOf } from '../../testing/cases';
import { synchronize } from './checkouts.synchronize';

// Calls neither pass nor fail this item: a person compares.
export const cases = casesOf(synchronize, {
  passes: {
    play: async (connector) => {
      const checkout = await connector.payable();
      await connector.refused('POST', `/checkouts/${checkout.id}`, { currency: 'XXX' });
      await connector.updateCheckout(checkout, { metadata: { gift: true } });
      await connector.place(checkout);
      await connector.order();
    },
    is: 'review',
    warnings: [],
  },
  fails: null,
  vacuous: (connector) => connector.checkout(),
  refused: {
    play: async (connector) => {
      const { id: checkoutId } = await connector.checkout();
      await connector.refused('POST', '/orders', { checkoutId });
    },
    is: 'not-observed',
  },
  more: {
    'an order after a refused update': {
      play: async (connector) => {
        const checkout = await connector.payable();
        await connector.refused('POST', `/checkouts/${checkout.id}`, { currency: 'XXX' });
        await connector.place(checkout);
      },
      is: 'review',
      warnings: [/last update/],
    },
  },
});
