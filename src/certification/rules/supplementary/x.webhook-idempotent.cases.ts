import { casesOf } from '../../testing/cases';
import type { Connector } from '../../testing/connector';
import { endpointOf, type Habits } from '../../testing/webhook-endpoint';
import { webhookIdempotent } from './x.webhook-idempotent';

async function twice(connector: Connector, habits: Habits = {}): Promise<void> {
  const webhook = await connector.webhook(['order.accepted'], { enabled: false });
  await connector.order({ items: [{ quantity: 20 }] });
  connector.answersWith(await endpointOf(connector, webhook, habits));
  await connector.checkHandler(webhook, { parts: ['signed', 'duplicate'] });
}

/** One after the other: the sandbox was asked to send it again. */
async function again(connector: Connector, habits: Habits = {}): Promise<void> {
  const webhook = await connector.webhook(['order.accepted']);
  connector.answersWith(await endpointOf(connector, webhook, habits));
  await connector.order({ items: [{ quantity: 20 }] });
  await connector.delivered();
  const { data } = await connector.ok<{ data: { id: string }[] }>('GET', '/events?type=order.accepted');
  await connector.ok('POST', `/_sandbox/events/${data[0]?.id}/resend`);
  await connector.delivered();
}

export const cases = casesOf(webhookIdempotent, {
  passes: (connector) => twice(connector),
  fails: {
    play: async (connector) => {
      await twice(connector, { remembersEvents: false });
      connector.blame();
    },
    pointer: '/requestBody',
  },
  vacuous: async (connector) => {
    await connector.webhook(['order.accepted']);
    const order = await connector.order({ items: [{ quantity: 20 }] });
    await connector.delivered();
    await connector.fulfill(order, { quantity: 1 });
    await connector.fulfill(order, { quantity: 1 });
  },
  refused: async (connector) => {
    await twice(connector, { acts: () => connector.refused('POST', '/fulfillments', { orderId: 'none', items: [] }) });
  },
  more: {
    'an event that comes again later, and is acted on once': { play: (connector) => again(connector), is: 'review' },
    'an event that comes again later, and is acted on again': {
      play: async (connector) => {
        await again(connector, { remembersEvents: false });
        connector.blame();
      },
      is: 'fail',
      pointer: '/requestBody',
    },
    'a second act that the API refuses': {
      play: async (connector) => {
        await twice(connector, {
          remembersEvents: false,
          acts: ({ id, items }) =>
            connector.send('POST', '/fulfillments', {
              body: { orderId: id, items: [{ itemId: items[0]?.id, quantity: 20 }] },
            }),
        });
        connector.blame();
      },
      is: 'fail',
      pointer: '/requestBody',
    },
    'an event that nobody acts on': {
      play: (connector) => twice(connector, { acts: async () => undefined }),
      is: 'review',
    },
  },
});
