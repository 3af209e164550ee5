import { casesOf } from '../../testing/cases';
import type { Connector } from '../../testing/connector';
import { testCards } from '../../testing/shoppers';
import { cancelQuantity } from './fulfillments.cancel-quantity';

const lineOf = ({ items }: { items: readonly { id: string }[] }) => items[0]?.id;

async function cancelled(connector: Connector, card?: string) {
  const order = await connector.order(card ? { card } : {});
  await connector.fulfill(order, { cancelQuantity: 2 });
  await connector.wait({ minutes: 10 });
  return connector.readOrder(order);
}

export const cases = casesOf(cancelQuantity, {
  passes: async (connector) => {
    await cancelled(connector);
    await connector.refund(await connector.shipped(), { percent: 50 });
  },
  fails: {
    play: async (connector) => {
      await cancelled(connector);
      const order = await connector.order();
      await connector.refused('POST', '/fulfillments', {
        orderId: order.id,
        items: [{ itemId: lineOf(order), cancelQuantity: 3 }],
      });
      connector.blame();
    },
    pointer: '/requestBody/items/0/cancelQuantity',
    seen: 3,
  },
  vacuous: async (connector) => {
    const order = await connector.shipped();
    await connector.refund(order);
    await connector.send('POST', '/fulfillments', {
      body: { orderId: '1', items: [{ itemId: 'a', cancelQuantity: 1 }] },
    });
  },
  refused: async (connector) => {
    const order = await connector.order();
    const items = [{ itemId: lineOf(order), cancelQuantity: 1, trackingNumber: 7 }];
    await connector.refused('POST', '/fulfillments', { orderId: order.id, items });
  },
  more: {
    'a line without units': {
      play: async (connector) => {
        await cancelled(connector);
        const order = await connector.order();
        const items = [{ itemId: lineOf(order) }];
        await connector.refused('POST', '/fulfillments', { orderId: order.id, items }, 400);
        connector.blame();
      },
      is: 'fail',
      pointer: '/requestBody/items/0/cancelQuantity',
      seen: undefined,
    },
    'a refund of what was never shipped': {
      play: async (connector) => {
        const { id, currency } = await connector.order();
        await connector.refused('POST', '/refunds', { orderId: id, currency, percent: 100, reason: 'Cancelled' });
        connector.blame();
      },
      is: 'fail',
      pointer: '/requestBody/orderId',
      says: /nothing has shipped/,
    },
    'a refund that was refused for another reason': {
      play: async (connector) => {
        await cancelled(connector);
        const order = await connector.shipped();
        await connector.refund(order);
        await connector.refused('POST', '/refunds', { orderId: order.id, currency: order.currency, amount: 9999 });
      },
      is: 'pass',
    },
    'a cancellation that is sent twice': {
      play: async (connector) => {
        const order = await cancelled(connector);
        await connector.refused('POST', '/fulfillments', {
          orderId: order.id,
          items: [{ itemId: lineOf(order), cancelQuantity: 2 }],
        });
      },
      is: 'warn',
      warnings: [/once more/],
    },
    'the card that cannot be given back': {
      play: (connector) => cancelled(connector, testCards.cancelFails),
      is: 'warn',
      warnings: [/back failed/],
    },
    'refused, and not taken since': {
      play: async (connector) => {
        await cancelled(connector);
        const order = await connector.order();
        const items = [{ itemId: lineOf(order), cancelQuantity: 1, trackingNumber: 7 }];
        await connector.refused('POST', '/fulfillments', { orderId: order.id, items });
      },
      is: 'review',
      says: /not taken since/,
    },
    'a recording without events, in which nothing shows what came of it': {
      play: async (connector) => connector.fulfill(await connector.order(), { cancelQuantity: 1 }),
      is: 'review',
      asHar: true,
      says: /has not come yet/,
    },
    'refused, and taken later': {
      play: async (connector) => {
        const order = await connector.order();
        const items = [{ itemId: lineOf(order), cancelQuantity: 1, trackingNumber: 7 }];
        await connector.refused('POST', '/fulfillments', { orderId: order.id, items });
        await connector.fulfill(order, { cancelQuantity: 1 });
        await connector.wait({ minutes: 10 });
      },
      is: 'pass',
    },
  },
});
