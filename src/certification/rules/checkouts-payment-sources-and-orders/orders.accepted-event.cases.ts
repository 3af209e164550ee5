import { casesOf } from '../../testing/cases';
import type { Connector } from '../../testing/connector';
import { blameDelivery, refusing, untilGivenUp } from '../../testing/endpoint';
import { lateOrder, unitsOf, untilDecided } from '../../testing/late-orders';
import { acceptedEvent } from './orders.accepted-event';

/** The order is the call to blame. */
async function acceptedLater(connector: Connector) {
  const order = await lateOrder(connector, 'in-review');
  connector.blame();
  await connector.wait(untilDecided);
  return order;
}

export const cases = casesOf(acceptedEvent, {
  passes: async (connector) => {
    await connector.webhook(['order.*']);
    await connector.ship(await acceptedLater(connector));
  },
  fails: {
    play: async (connector) => {
      await connector.webhook(['order.accepted'], { enabled: false });
      connector.blame();
      const order = await lateOrder(connector, 'pending-payment');
      await connector.wait(untilDecided);
      await connector.ok('GET', '/events');
      await connector.ship(order);
    },
    pointer: '/requestBody/types',
    says: /also order\.accepted/,
  },
  vacuous: async (connector) => {
    await connector.ship(await connector.order());
    await lateOrder(connector, 'in-review-blocked');
    await connector.wait(untilDecided);
  },
  refused: {
    play: async (connector) => {
      await connector.webhook(['order.*']);
      await connector.refused('POST', '/orders', { checkoutId: (await connector.checkout()).id });
    },
    is: 'not-observed',
  },
  more: {
    'the event is never acknowledged': {
      play: async (connector) => {
        connector.answersWith(refusing('order.accepted'));
        await connector.webhook(['order.accepted', 'order.complete']);
        await connector.ship(await acceptedLater(connector));
        await untilGivenUp(connector);
        blameDelivery(connector, 'order.accepted');
      },
      is: 'fail',
      pointer: '/status',
      seen: 500,
    },
    'no webhook at all': {
      play: async (connector) => connector.ship(await acceptedLater(connector)),
      is: 'fail',
      pointer: '',
    },
    'an order that nobody looks at again': {
      play: async (connector) => {
        await connector.webhook(['order.*']);
        await connector.ship(await acceptedLater(connector));
        await acceptedLater(connector);
      },
      is: 'review',
      says: /Show what your platform did/,
    },
    'shipped before it was accepted': {
      play: async (connector) => {
        await connector.webhook(['order.*']);
        const order = await lateOrder(connector, 'in-review');
        await connector.refused('POST', '/fulfillments', { orderId: order.id, items: [unitsOf(order)] }, 409);
        connector.blame();
        await connector.wait(untilDecided);
        await connector.ship(order);
      },
      is: 'fail',
      pointer: '/requestBody/orderId',
    },
    'shipped before it was blocked': {
      play: async (connector) => {
        await connector.webhook(['order.*']);
        const order = await lateOrder(connector, 'in-review-blocked');
        await connector.refused('POST', '/fulfillments', { orderId: order.id, items: [unitsOf(order)] }, 409);
        connector.blame();
      },
      is: 'fail',
      pointer: '/requestBody/orderId',
    },
    'a shipment that is refused because it is too large': {
      play: async (connector) => {
        await connector.webhook(['order.*']);
        const order = await acceptedLater(connector);
        await connector.refused('POST', '/fulfillments', { orderId: order.id, items: [unitsOf(order, 9)] });
      },
      is: 'review',
    },
    'another event is never acknowledged': {
      play: async (connector) => {
        connector.answersWith(refusing('order.complete'));
        await connector.webhook(['order.accepted', 'order.complete']);
        await connector.ship(await acceptedLater(connector));
        await untilGivenUp(connector);
      },
      is: 'pass',
    },
    'a delivery that will be sent again': {
      play: async (connector) => {
        connector.answersWith(refusing('order.accepted'));
        await connector.webhook(['order.accepted']);
        await connector.ship(await acceptedLater(connector));
        await connector.delivered();
      },
      is: 'review',
      says: /sent again later/,
    },
    'an order of unknown beginnings': {
      play: async (connector) => {
        const order = await connector.order();
        await connector.ship(order);
        await connector.refused('POST', '/fulfillments', { orderId: '1', items: [unitsOf(order)] });
      },
      is: 'not-observed',
    },
  },
});
