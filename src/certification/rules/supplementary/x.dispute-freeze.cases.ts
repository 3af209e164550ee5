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
  more: {
    'a second dispute of the same order': {
      play: async (connector) => {
        const order = await connector.shipped();
        for (const end of ['resolve_dispute', undefined]) {
          await connector.atOrder(order, 'dispute');
          if (end) await connector.atOrder(order, end);
        }
        await connector.send('POST', '/refunds', {
          body: { orderId: order.id, currency: 'USD', percent: 100, reason: 'Damaged' },
        });
        connector.blame();
      },
      is: 'fail',
      pointer: '/requestBody/orderId',
    },
    'a refund between two disputes': {
      play: async (connector) => {
        const order = await connector.shipped();
        await connector.atOrder(order, 'dispute');
        await connector.atOrder(order, 'resolve_dispute');
        await connector.refund(order, { amount: 1 });
        await connector.atOrder(order, 'dispute');
      },
      is: 'pass',
    },
    'a refund after the bank took a part back': {
      play: async (connector) => {
        const order = await connector.shipped();
        await connector.atOrder(order, 'dispute');
        await connector.atOrder(order, 'chargeback', { amount: 1 });
        await connector.refund(order, { amount: 1 });
      },
      is: 'pass',
    },
    'goods shipped and goods taken back in a dispute': {
      play: async (connector) => {
        const order = await connector.order();
        await connector.atOrder(order, 'dispute');
        const body = { orderId: order.id, items: [{ itemId: order.items[0]?.id, quantity: 1 }] };
        await connector.send('POST', '/fulfillments', { body });
        connector.blame();
        await connector.send('POST', '/returns', { body: { ...body, reason: 'It does not fit any more.' } });
      },
      is: 'fail',
      pointer: '/requestBody/orderId',
    },
    'a refund in a dispute that is tried to see it refused': {
      play: async (connector) => {
        const order = await connector.shipped();
        await connector.atOrder(order, 'dispute');
        await connector.run('refunds are refused in a dispute', 'negative');
        const body = { orderId: order.id, currency: 'USD', percent: 100, reason: 'Damaged' };
        await connector.refused('POST', '/refunds', body);
      },
      is: 'pass',
    },
    'goods taken back in a dispute': {
      play: async (connector) => {
        const order = await connector.shipped();
        await connector.atOrder(order, 'dispute');
        const items = [{ itemId: order.items[0]?.id, quantity: 1 }];
        await connector.send('POST', '/returns', { body: { orderId: order.id, items } });
        connector.blame();
      },
      is: 'fail',
      pointer: '/requestBody/orderId',
    },
  },
});
