import { casesOf } from '../../testing/cases';
import type { Connector } from '../../testing/connector';
import { noFulfilBeforeAccepted } from './x.no-fulfil-before-accepted';

/** An order that waits for the shopper's transfer. */
async function waiting(connector: Connector) {
  const checkout = await connector.checkout({ currency: 'USD' });
  const transfer = await connector.source('wireTransfer');
  await connector.attach(checkout, transfer);
  return { order: await connector.place(checkout), transfer };
}

const item = (order: { items: readonly { id: string }[] }) => ({ itemId: order.items[0]?.id, quantity: 1 });

export const cases = casesOf(noFulfilBeforeAccepted, {
  passes: async (connector) => {
    await connector.ship(await connector.order());
    const { order, transfer } = await waiting(connector);
    await connector.settle(transfer, 'fund');
    await connector.ship(order);
  },
  fails: {
    play: async (connector) => {
      await connector.ship(await connector.order());
      const { order } = await waiting(connector);
      await connector.refused('POST', '/fulfillments', { orderId: order.id, items: [item(order)] }, 409);
      connector.blame();
    },
    pointer: '/requestBody/orderId',
    says: /was pending_payment/,
  },
  vacuous: async (connector) => {
    await connector.order();
    await waiting(connector);
    await connector.ok('GET', '/fulfillments');
  },
  refused: async (connector) => {
    const order = await connector.order();
    await connector.refused('POST', '/fulfillments', { orderId: order.id, items: [{ ...item(order), quantity: 9 }] });
  },
  more: {
    'the order was read as accepted': {
      play: async (connector) => {
        const { order, transfer } = await waiting(connector);
        await connector.settle(transfer, 'fund');
        await connector.readOrder(order);
        await connector.ship(order);
      },
      is: 'pass',
    },
    'handed to the warehouse too early': {
      play: async (connector) => {
        const { order } = await waiting(connector);
        await connector.send('POST', '/fulfillment-orders', { body: { upstreamId: order.upstreamId, items: [] } });
        connector.blame();
      },
      is: 'fail',
      pointer: '/requestBody/upstreamId',
    },
  },
});
