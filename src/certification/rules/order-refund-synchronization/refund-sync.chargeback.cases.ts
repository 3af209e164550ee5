import { casesOf } from '../../testing/cases';
import type { Connector } from '../../testing/connector';
import { blameDelivery, refusing, untilGivenUp } from '../../testing/endpoint';
import { chargebackFollowed } from './refund-sync.chargeback';

const types = ['order.dispute', 'order.dispute.resolved', 'order.chargeback'];

async function chargedBack(connector: Connector) {
  const order = await connector.shipped();
  await connector.atOrder(order, 'dispute');
  await connector.atOrder(order, 'chargeback');
  return order;
}

async function refundsInDispute(connector: Connector) {
  const order = await connector.shipped();
  await connector.atOrder(order, 'dispute');
  const body = { orderId: order.id, currency: 'USD', percent: 100, reason: 'Damaged' };
  await connector.refused('POST', '/refunds', body);
  connector.blame();
}

export const cases = casesOf(chargebackFollowed, {
  passes: async (connector) => {
    await connector.webhook(types);
    await connector.readOrder(await chargedBack(connector));
  },
  fails: {
    play: async (connector) => {
      await connector.webhook(['order.dispute', 'order.complete']);
      connector.blame();
      await chargedBack(connector);
    },
    pointer: '/requestBody/types',
    says: /also order\.chargeback/,
  },
  vacuous: async (connector) => {
    await connector.webhook(['order.complete']);
    await connector.refund(await connector.shipped());
  },
  refused: {
    play: async (connector) => {
      await connector.webhook(types);
      await connector.refused('POST', '/orders', { checkoutId: (await connector.checkout()).id });
    },
    is: 'not-observed',
  },
  more: {
    'the event is never acknowledged': {
      play: async (connector) => {
        connector.answersWith(refusing('order.chargeback'));
        await connector.webhook(types);
        await chargedBack(connector);
        await untilGivenUp(connector);
        blameDelivery(connector, 'order.chargeback');
      },
      is: 'fail',
      pointer: '/status',
      seen: 500,
    },
    'another event is never acknowledged': {
      play: async (connector) => {
        connector.answersWith(refusing('order.complete'));
        await connector.webhook([...types, 'order.complete']);
        await chargedBack(connector);
        await untilGivenUp(connector);
      },
      is: 'pass',
    },
    'no webhook at all': {
      play: async (connector) => {
        const order = await connector.order();
        connector.blame();
        await connector.ship(order);
        await connector.atOrder(order, 'dispute');
        await connector.atOrder(order, 'chargeback');
      },
      is: 'fail',
      pointer: '',
    },
    'a refund while the bank asks': {
      play: async (connector) => {
        await connector.webhook(types);
        await chargedBack(connector);
        await refundsInDispute(connector);
      },
      is: 'fail',
      pointer: '/requestBody/orderId',
    },
    'a dispute that ends without a chargeback': {
      play: async (connector) => {
        await connector.webhook(types);
        const order = await connector.shipped();
        await connector.atOrder(order, 'dispute');
        await connector.atOrder(order, 'resolve_dispute');
      },
      is: 'review',
      warnings: [],
    },
    'nobody listens for the dispute': {
      play: async (connector) => {
        await connector.webhook(['order.chargeback']);
        await chargedBack(connector);
      },
      is: 'warn',
      warnings: [/also order\.dispute/],
    },
  },
});
