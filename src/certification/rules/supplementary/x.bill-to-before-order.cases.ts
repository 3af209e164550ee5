import { casesOf } from '../../testing/cases';
import { contactAt, minneapolis } from '../../testing/shoppers';
import { billToBeforeOrder } from './x.bill-to-before-order';

const { city: _, ...nowhere } = minneapolis;

export const cases = casesOf(billToBeforeOrder, {
  passes: async (connector) => {
    await connector.order();
    await connector.order({ billTo: undefined });
  },
  fails: {
    play: async (connector) => {
      await connector.order();
      const checkout = await connector.payable();
      await connector.updateCheckout(checkout, { billTo: { address: minneapolis } });
      await connector.refused('POST', '/orders', { checkoutId: checkout.id }, 400);
      connector.blame();
      await connector.updateCheckout(checkout, { billTo: contactAt(minneapolis) });
      await connector.place(checkout);
    },
    pointer: '/requestBody/checkoutId',
  },
  vacuous: (connector) => connector.checkout({ billTo: contactAt(nowhere) }),
  refused: async (connector) => {
    const { id: checkoutId } = await connector.checkout();
    await connector.refused('POST', '/orders', { checkoutId }, 400);
  },
  more: {
    'no city': {
      play: async (connector) => {
        const checkout = await connector.payable();
        await connector.updateCheckout(checkout, { billTo: contactAt(nowhere) });
        await connector.refused('POST', '/orders', { checkoutId: checkout.id }, 400);
        connector.blame();
      },
      is: 'fail',
      pointer: '/requestBody/checkoutId',
      says: /billTo\.address\.city/,
    },
    'something else that is missing': {
      play: async (connector) => {
        await connector.order();
        const { id: checkoutId } = await connector.payable({ shipTo: { address: minneapolis } });
        await connector.refused('POST', '/orders', { checkoutId }, 400);
      },
      is: 'pass',
    },
  },
});
