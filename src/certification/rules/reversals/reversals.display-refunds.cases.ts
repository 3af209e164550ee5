import { casesOf } from '../../testing/cases';
import { displayRefunds } from './reversals.display-refunds';

export const cases = casesOf(displayRefunds, {
  passes: async (connector) => {
    const refund = await connector.refund(await connector.shipped(), { amount: 1 });
    await connector.ok('GET', `/refunds/${refund.id}`);
  },
  fails: null,
  vacuous: async (connector) => connector.readOrder(await connector.shipped()),
  refused: {
    play: async (connector) => {
      const { id: orderId } = await connector.order();
      await connector.refused('POST', '/refunds', { orderId, currency: 'USD', percent: 100, reason: 'Damaged' });
    },
    is: 'not-observed',
  },
  more: {
    'nobody looks': {
      play: async (connector) => connector.refund(await connector.shipped(), { amount: 1 }),
      is: 'review',
    },
    'somebody opens the order': {
      play: async (connector) => {
        const order = await connector.shipped();
        await connector.refund(order, { amount: 1 });
        await connector.readOrder(order);
      },
      is: 'pass',
    },
  },
});
