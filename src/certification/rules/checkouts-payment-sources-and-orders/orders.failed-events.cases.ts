import { casesOf } from '../../testing/cases';
import type { Connector } from '../../testing/connector';
import { blameDelivery, refusing, untilGivenUp } from '../../testing/endpoint';
import { lateOrder, unitsOf, untilDecided, waitsForTransfer } from '../../testing/late-orders';
import { failedEvents } from './orders.failed-events';

const failures = ['order.charge.failed', 'order.blocked'];

async function failsLater(connector: Connector, fate: 'in-review-blocked' | 'pending-payment-fails') {
  const order = await lateOrder(connector, fate);
  connector.blame();
  await connector.wait(untilDecided);
  return order;
}

/** A transfer that never comes. The order is the call to blame. */
async function lapses(connector: Connector) {
  const { order, transfer } = await waitsForTransfer(connector);
  connector.blame();
  await connector.settle(transfer, 'expire');
  await connector.readOrder(order);
}

export const cases = casesOf(failedEvents, {
  passes: async (connector) => {
    await connector.webhook(failures);
    await connector.readOrder(await failsLater(connector, 'in-review-blocked'));
    await connector.readOrder(await failsLater(connector, 'pending-payment-fails'));
  },
  fails: {
    play: async (connector) => {
      await connector.webhook(['order.blocked']);
      connector.blame();
      const order = await lateOrder(connector, 'pending-payment-fails');
      await connector.wait(untilDecided);
      await connector.readOrder(order);
    },
    pointer: '/requestBody/types',
    says: /also order\.charge\.failed/,
  },
  vacuous: async (connector) => {
    await connector.ship(await connector.order());
    await connector.ship(
      await lateOrder(connector, 'in-review').then(async (order) => {
        await connector.wait(untilDecided);
        return order;
      }),
    );
    const order = await connector.order();
    await connector.fulfill(order, { cancelQuantity: 2 });
    await connector.readOrder(order);
  },
  refused: {
    play: async (connector) => {
      await connector.webhook(failures);
      await connector.refused('POST', '/orders', { checkoutId: (await connector.checkout()).id });
    },
    is: 'not-observed',
  },
  more: {
    'the event is never acknowledged': {
      play: async (connector) => {
        connector.answersWith(refusing('order.blocked'));
        await connector.webhook([...failures, 'order.accepted']);
        await connector.readOrder(await failsLater(connector, 'in-review-blocked'));
        await untilGivenUp(connector);
        blameDelivery(connector, 'order.blocked');
      },
      is: 'fail',
      pointer: '/status',
      seen: 500,
    },
    'another event is never acknowledged': {
      play: async (connector) => {
        connector.answersWith(refusing('order.review_opened'));
        await connector.webhook([...failures, 'order.review_opened']);
        await connector.readOrder(await failsLater(connector, 'in-review-blocked'));
        await untilGivenUp(connector);
      },
      is: 'pass',
    },
    'no webhook at all': {
      play: async (connector) => connector.readOrder(await failsLater(connector, 'in-review-blocked')),
      is: 'fail',
      pointer: '',
    },
    'nobody looks at the order again': {
      play: async (connector) => {
        await connector.webhook(failures);
        await failsLater(connector, 'in-review-blocked');
      },
      is: 'review',
      says: /Show what your platform did/,
    },
    'a transfer that never comes, with nobody listening': {
      play: async (connector) => {
        await connector.webhook(failures);
        connector.blame();
        await lapses(connector);
      },
      is: 'fail',
      says: /also order\.cancelled/,
    },
    'a transfer that never comes': {
      play: async (connector) => {
        await connector.webhook([...failures, 'order.cancelled']);
        await lapses(connector);
      },
      is: 'pass',
    },
    'shipped after it was blocked': {
      play: async (connector) => {
        await connector.webhook(failures);
        const order = await failsLater(connector, 'in-review-blocked');
        await connector.readOrder(order);
        await connector.refused('POST', '/fulfillments', { orderId: order.id, items: [unitsOf(order)] });
        connector.blame();
      },
      is: 'fail',
      pointer: '/requestBody/orderId',
    },
    'a shipment that is tried to see it refused': {
      play: async (connector) => {
        await connector.webhook(failures);
        const order = await failsLater(connector, 'in-review-blocked');
        await connector.readOrder(order);
        await connector.run('blocked orders are not shipped', 'negative');
        await connector.refused('POST', '/fulfillments', { orderId: order.id, items: [unitsOf(order)] });
      },
      is: 'pass',
    },
    'recorded by another tool': {
      play: async (connector) => {
        await connector.webhook(failures);
        const order = await failsLater(connector, 'in-review-blocked');
        await connector.readOrder(order);
        await connector.updateOrder(order, { metadata: { closed: 'blocked' } });
      },
      is: 'pass',
      asHar: true,
    },
  },
});
