import { casesOf } from '../../testing/cases';
import type { Connector } from '../../testing/connector';
import { emailBeforeOrder } from './x.email-before-order';

const unpaid = async (connector: Connector) => {
  const { id: checkoutId } = await connector.checkout();
  await connector.refused('POST', '/orders', { checkoutId }, 400);
};

export const cases = casesOf(emailBeforeOrder, {
  passes: async (connector) => {
    await connector.order();
    await connector.order();
  },
  fails: {
    play: async (connector) => {
      await connector.order();
      const checkout = await connector.payable({ email: undefined });
      await connector.refused('POST', '/orders', { checkoutId: checkout.id }, 400);
      connector.blame();
      await connector.updateCheckout(checkout, { email: 'ada@example.com' });
      await connector.place(checkout);
    },
    pointer: '/requestBody/checkoutId',
  },
  vacuous: (connector) => connector.payable({ email: undefined }),
  refused: unpaid,
  more: {
    'an email that an update brings': {
      play: async (connector) => {
        const checkout = await connector.payable({ email: undefined });
        await connector.updateCheckout(checkout, { email: 'ada@example.com' });
        await connector.place(checkout);
      },
      is: 'pass',
    },
    'an order refused for another reason': {
      play: async (connector) => {
        await connector.order();
        await unpaid(connector);
      },
      is: 'pass',
    },
  },
});
