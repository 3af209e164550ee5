import { casesOf } from '../../testing/cases';
import { lateOrder, unitsOf, untilDecided, waitsForTransfer } from '../../testing/late-orders';
import { alignStates } from './orders.align-states';

export const cases = casesOf(alignStates, {
  passes: async (connector) => {
    await connector.ship(await connector.order());
    const order = await lateOrder(connector, 'in-review');
    await connector.wait(untilDecided);
    await connector.ship(order);
  },
  fails: {
    play: async (connector) => {
      await connector.ship(await connector.order());
      const order = await lateOrder(connector, 'in-review');
      await connector.refused('POST', '/fulfillments', { orderId: order.id, items: [unitsOf(order)] }, 409);
      connector.blame();
      await connector.wait(untilDecided);
      await connector.ship(order);
    },
    pointer: '/requestBody/orderId',
    says: /was in_review/,
  },
  vacuous: async (connector) => {
    await connector.order();
    await lateOrder(connector, 'pending-payment');
  },
  refused: async (connector) => {
    const order = await connector.order();
    await connector.refused('POST', '/fulfillments', { orderId: order.id, items: [unitsOf(order, 9)] });
  },
  more: {
    'an order whose payment is pending goes to the warehouse': {
      play: async (connector) => {
        const { order } = await waitsForTransfer(connector);
        await connector.send('POST', '/fulfillment-orders', { body: { upstreamId: order.upstreamId, items: [] } });
        connector.blame();
      },
      is: 'fail',
      pointer: '/requestBody/upstreamId',
    },
    'an order that is blocked': {
      play: async (connector) => {
        const order = await lateOrder(connector, 'in-review-blocked');
        await connector.wait(untilDecided);
        await connector.readOrder(order);
        await connector.send('POST', '/fulfillments', { body: { orderId: order.id, items: [unitsOf(order)] } });
        connector.blame();
      },
      is: 'fail',
      pointer: '/requestBody/orderId',
      says: /was blocked/,
    },
    'recorded by another tool, shipped after a look': {
      play: async (connector) => {
        const order = await lateOrder(connector, 'pending-payment');
        await connector.wait(untilDecided);
        await connector.readOrder(order);
        await connector.ship(order);
      },
      is: 'pass',
      asHar: true,
    },
  },
});
