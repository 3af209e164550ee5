import { casesOf } from '../../testing/cases';
import type { Connector } from '../../testing/connector';
import { blameDelivery, refusing, untilGivenUp } from '../../testing/endpoint';
import { testCards } from '../../testing/shoppers';
import { refundComplete } from './refund-sync.refund-complete';

const types = ['refund.complete', 'order.charge.refund.complete'];

const refunds = async (connector: Connector) => connector.refund(await connector.shipped(), { amount: 1 });

export const cases = casesOf(refundComplete, {
  passes: async (connector) => {
    await connector.webhook(types);
    await refunds(connector);
  },
  fails: {
    play: async (connector) => {
      await connector.webhook(types, { enabled: false });
      const { id } = await connector.webhook(types);
      await connector.ok('PATCH', `/webhooks/${id}`, { types: ['order.complete'] });
      connector.blame();
      await refunds(connector);
    },
    pointer: '/requestBody/types',
    says: /refund\.complete or order\.charge\.refund\.complete/,
  },
  vacuous: async (connector) => {
    await connector.webhook(['order.accepted']);
    const order = await connector.shipped({ card: testCards.refundFails });
    await connector.refund(order);
    await connector.wait({ minutes: 10 });
  },
  refused: {
    play: async (connector) => {
      await connector.webhook(types);
      const { id: orderId } = await connector.order();
      await connector.refused('POST', '/refunds', { orderId, currency: 'USD', percent: 100, reason: 'Damaged' });
    },
    is: 'not-observed',
  },
  more: {
    'the event is never acknowledged': {
      play: async (connector) => {
        connector.answersWith(refusing('refund.complete'));
        await connector.webhook(types);
        await refunds(connector);
        await untilGivenUp(connector);
        blameDelivery(connector, 'refund.complete');
      },
      is: 'fail',
      pointer: '/status',
      seen: 500,
    },
    'another event is never acknowledged': {
      play: async (connector) => {
        connector.answersWith(refusing('refund.pending'));
        await connector.webhook([...types, 'refund.pending']);
        await refunds(connector);
        await untilGivenUp(connector);
      },
      is: 'pass',
    },
    'no webhook at all': {
      play: async (connector) => {
        await refunds(connector);
        connector.blame();
      },
      is: 'fail',
      pointer: '',
    },
    'one of the two': {
      play: async (connector) => {
        await connector.webhook(['order.*']);
        await refunds(connector);
      },
      is: 'warn',
      warnings: [/also refund\.complete/],
    },
    'recorded by another tool, nobody listening': {
      play: async (connector) => {
        const { id } = await refunds(connector);
        connector.blame();
        await connector.ok('GET', `/refunds/${id}`);
      },
      is: 'fail',
      pointer: '',
      asHar: true,
    },
  },
});
