import { type Case, casesOf } from '../../testing/cases';
import type { Connector } from '../../testing/connector';
import { fulfilledQuantity } from './fulfillments.fulfilled-quantity';

type Lines = readonly Record<string, unknown>[];

/** Sends a report, whatever comes of it, and blames it. */
async function blamed(connector: Connector, orderId: string, items: Lines): Promise<void> {
  await connector.send('POST', '/fulfillments', { body: { orderId, items } });
  connector.blame();
}

const failing = (pointer: string, play: Case['play'], says?: RegExp): Case => ({
  play,
  is: 'fail',
  pointer,
  ...(says && { says }),
});

export const cases = casesOf(fulfilledQuantity, {
  passes: async (connector) => {
    await connector.shipped();
    const order = await connector.order();
    await connector.fulfill(order, { quantity: 1 });
    await connector.fulfill(order, { cancelQuantity: 1 });
    await connector.wait({ minutes: 10 });
    await connector.readOrder(order);
  },
  fails: {
    play: async (connector) => {
      await connector.shipped();
      const order = await connector.order();
      await blamed(connector, order.id, [{ itemId: order.items[0]?.id, quantity: 3 }]);
    },
    pointer: '/requestBody/items/0/quantity',
    seen: 3,
  },
  vacuous: async (connector) => {
    const order = await connector.order();
    await connector.fulfill(order, { cancelQuantity: 1 });
    await connector.send('POST', '/fulfillments', { body: { orderId: '1', items: [{ itemId: 'a', quantity: 1 }] } });
  },
  refused: async (connector) => {
    const { id, items } = await connector.order();
    const body = { orderId: id, items: [{ itemId: items[0]?.id, quantity: 1, trackingNumber: 7 }] };
    await connector.refused('POST', '/fulfillments', body);
  },
  more: {
    'before acceptance': failing('/requestBody/orderId', async (connector) => {
      const checkout = await connector.checkout();
      await connector.attach(checkout, await connector.source('wireTransfer'));
      const { id, items } = await connector.place(checkout);
      await blamed(connector, id, [{ itemId: items[0]?.id, quantity: 2 }]);
    }),
    'a line that the order does not have': failing('/requestBody/items/0/itemId', async (connector) => {
      await blamed(connector, (await connector.order()).id, [{ itemId: 'line-of-the-checkout', quantity: 2 }]);
    }),
    'once more after it was done': {
      play: async (connector) => {
        const order = await connector.shipped();
        await connector.refused('POST', '/fulfillments', {
          orderId: order.id,
          items: [{ itemId: order.items[0]?.id, quantity: 2 }],
        });
      },
      is: 'warn',
      warnings: [/once more/],
    },
    'again and again after it was done': failing(
      '/requestBody/orderId',
      async (connector) => {
        const order = await connector.shipped();
        const lines = [{ itemId: order.items[0]?.id, quantity: 2 }];
        await connector.refused('POST', '/fulfillments', { orderId: order.id, items: lines });
        await blamed(connector, order.id, lines);
      },
      /already answered order_fulfilled/,
    ),
    'a part is still open': {
      play: async (connector) => connector.fulfill(await connector.order(), { quantity: 1 }),
      is: 'review',
      says: /1 open unit/,
    },
    'eight days after the authorization': {
      play: async (connector) => {
        const order = await connector.order();
        await connector.wait({ days: 8 });
        await connector.ship(order);
        await connector.wait({ minutes: 10 });
        await connector.readOrder(order);
      },
      is: 'warn',
      warnings: [/within 7 days/],
    },
  },
});
