import { casesOf } from '../../testing/cases';
import { initiateRefund } from './reversals.initiate-refund';

export const cases = casesOf(initiateRefund, {
  passes: async (connector) => {
    const order = await connector.shipped();
    await connector.refused('POST', '/refunds', {
      orderId: order.id,
      currency: 'USD',
      amount: 100000,
      reason: 'Damaged',
    });
    await connector.refund(order, { amount: 1 });
  },
  fails: {
    play: async (connector) => {
      const order = await connector.shipped();
      await connector.refund(order, { amount: 1 });
      await connector.refused('POST', '/refunds', {
        orderId: order.id,
        currency: 'USD',
        amount: 100000,
        reason: 'Damaged',
      });
      connector.blame();
    },
    pointer: '/requestBody/amount',
  },
  vacuous: (connector) => connector.order(),
  refused: {
    play: async (connector) => {
      const { id: orderId } = await connector.order();
      await connector.refused('POST', '/refunds', { orderId, currency: 'USD', percent: 100, reason: 'Damaged' });
      connector.blame();
    },
    is: 'fail',
    pointer: '/status',
  },
});
