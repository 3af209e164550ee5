import { casesOf } from '../../testing/cases';
import { unitsOf } from '../../testing/late-orders';
import { captureOrderId } from './orders.capture-id';

const noSuchOrder = '2000000099999';

export const cases = casesOf(captureOrderId, {
  passes: async (connector) => {
    const order = await connector.shipped();
    await connector.refund(order, { items: [{ itemId: order.items[0]?.id, amount: 1 }] });
    await connector.goodsReturn(order);
  },
  fails: {
    play: async (connector) => {
      await connector.ship(await connector.order());
      const checkout = await connector.payable();
      const order = await connector.place(checkout);
      const items = [unitsOf(order), unitsOf(checkout)];
      await connector.send('POST', '/fulfillments', { body: { orderId: order.id, items } });
      connector.blame();
    },
    pointer: '/requestBody/items/1/itemId',
    says: /line that the order returned/,
  },
  vacuous: async (connector) => {
    await connector.order();
    await connector.ok('GET', '/orders');
  },
  refused: async (connector) => {
    const order = await connector.order();
    await connector.refused('POST', '/fulfillments', { orderId: order.id, items: [unitsOf(order, 9)] });
  },
  more: {
    'the id of the checkout in place of that of the order': {
      play: async (connector) => {
        const checkout = await connector.payable();
        await connector.place(checkout);
        await connector.refused('GET', `/orders/${checkout.id}`, undefined, 404);
        connector.blame();
      },
      is: 'fail',
      pointer: '/path',
    },
    'a refund of an order that is not there': {
      play: async (connector) => {
        await connector.readOrder(await connector.order());
        const body = { orderId: noSuchOrder, currency: 'USD', percent: 100, reason: 'Damaged' };
        await connector.refused('POST', '/refunds', body);
        connector.blame();
      },
      is: 'fail',
      pointer: '/requestBody/orderId',
      seen: noSuchOrder,
    },
    'a shipment of an order that is not there': {
      play: async (connector) => {
        await connector.refused('POST', '/fulfillments', {
          orderId: noSuchOrder,
          items: [{ itemId: '1', quantity: 1 }],
        });
        connector.blame();
      },
      is: 'fail',
      pointer: '/requestBody/orderId',
      seen: noSuchOrder,
    },
    'a return that names a line by its place in the list': {
      play: async (connector) => {
        const order = await connector.shipped();
        await connector.refused('POST', '/returns', { orderId: order.id, items: [{ itemId: '0', quantity: 1 }] });
        connector.blame();
      },
      is: 'fail',
      pointer: '/requestBody/items/0/itemId',
      seen: '0',
    },
    'a refund that is refused for another reason': {
      play: async (connector) => {
        const order = await connector.shipped();
        const body = { orderId: order.id, currency: 'EUR', percent: 100, reason: 'Damaged' };
        await connector.refused('POST', '/refunds', body);
      },
      is: 'pass',
    },
    'an order that is only read': {
      play: async (connector) => connector.readOrder(await connector.order()),
      is: 'pass',
      asHar: true,
    },
  },
});
