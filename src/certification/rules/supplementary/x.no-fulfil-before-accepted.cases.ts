import { casesOf } from '../../testing/cases';
import { unitsOf, waitsForTransfer } from '../../testing/late-orders';
import { noFulfilBeforeAccepted } from './x.no-fulfil-before-accepted';

export const cases = casesOf(noFulfilBeforeAccepted, {
  passes: async (connector) => {
    await connector.ship(await connector.order());
    const { order, transfer } = await waitsForTransfer(connector);
    await connector.settle(transfer, 'fund');
    await connector.ship(order);
  },
  fails: {
    play: async (connector) => {
      await connector.ship(await connector.order());
      const { order } = await waitsForTransfer(connector);
      await connector.refused('POST', '/fulfillments', { orderId: order.id, items: [unitsOf(order)] }, 409);
      connector.blame();
    },
    pointer: '/requestBody/orderId',
    says: /was pending_payment/,
  },
  vacuous: async (connector) => {
    await connector.order();
    await waitsForTransfer(connector);
    await connector.ok('GET', '/fulfillments');
  },
  refused: async (connector) => {
    const order = await connector.order();
    await connector.refused('POST', '/fulfillments', { orderId: order.id, items: [unitsOf(order, 9)] });
  },
  more: {
    'the order was read as accepted': {
      play: async (connector) => {
        const { order, transfer } = await waitsForTransfer(connector);
        await connector.settle(transfer, 'fund');
        await connector.readOrder(order);
        await connector.ship(order);
      },
      is: 'pass',
    },
    'handed to the warehouse too early': {
      play: async (connector) => {
        const { order } = await waitsForTransfer(connector);
        await connector.send('POST', '/fulfillment-orders', { body: { upstreamId: order.upstreamId, items: [] } });
        connector.blame();
      },
      is: 'fail',
      pointer: '/requestBody/upstreamId',
    },
  },
});
