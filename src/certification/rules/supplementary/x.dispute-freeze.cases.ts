import { casesOf } from '../../testing/cases';
import { disputeFreeze } from './x.dispute-freeze';

export const cases = casesOf(disputeFreeze, {
  passes: async (connector) => {
    const order = await connector.shipped();
    await connector.atOrder(order, 'dispute');
    await connector.readOrder(order);
    await connector.atOrder(order, 'resolve_dispute');
    await connector.refund(order);
  },
  fails: {
    play: async (connector) => {
      const order = await connector.shipped();
      await connector.atOrder(order, 'dispute');
      await connector.send('POST', '/refunds', {
        body: { orderId: order.id, currency: 'USD', percent: 100, reason: 'Damaged' },
      });
      connector.blame();
    },
    pointer: '/requestBody/orderId',
  },
  vacuous: async (connector) => connector.refund(await connector.shipped()),
  refused: {
    play: async (connector) => {
      const { id } = await connector.checkout();
      await connector.refused('POST', '/orders', { checkoutId: id });
    },
    is: 'not-observed',
  },
});
