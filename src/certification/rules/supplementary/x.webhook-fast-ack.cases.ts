import { casesOf } from '../../testing/cases';
import type { Connector, Endpoint } from '../../testing/connector';
import { untilGivenUp } from '../../testing/endpoint';
import { webhookFastAck } from './x.webhook-fast-ack';

/** Products made while an endpoint listens. */
async function hear(connector: Connector, endpoint: Endpoint, events = 1): Promise<void> {
  await connector.webhook(['sku.created']);
  connector.answersWith(endpoint);
  for (let count = 0; count < events; count += 1) await connector.sku();
  await connector.delivered();
}

/** The first so many times otherwise. */
function atFirst(count: number, status: number | null): Endpoint {
  let came = 0;
  return () => {
    came += 1;
    return came <= count ? status : 200;
  };
}

const blameLast = (connector: Connector) => connector.blameDelivery(() => true);

export const cases = casesOf(webhookFastAck, {
  passes: (connector) => hear(connector, () => 202, 2),
  fails: {
    play: async (connector) => {
      await hear(
        connector,
        ({ event }) => ((event.data as { object: { name: string } }).object.name === 'Product 2' ? 500 : 200),
        2,
      );
      await untilGivenUp(connector);
      blameLast(connector);
    },
    pointer: '/status',
    seen: 500,
  },
  vacuous: async (connector) => {
    await connector.webhook(['refund.*']);
    await connector.order();
  },
  refused: {
    play: (connector) => connector.refused('POST', '/webhooks', { types: ['order.accepted'], address: 'nowhere' }),
    is: 'not-observed',
  },
  more: {
    'a later attempt that succeeds': {
      play: async (connector) => {
        await hear(connector, atFirst(1, 503));
        await untilGivenUp(connector);
      },
      is: 'pass',
      warnings: [],
    },
    'an attempt that failed, and the next has not come': {
      play: (connector) => hear(connector, () => 500),
      is: 'review',
    },
    'an endpoint that never answers in time': {
      play: async (connector) => {
        await hear(connector, () => null);
        await untilGivenUp(connector);
        blameLast(connector);
      },
      is: 'fail',
      pointer: '/outcome',
      seen: 'timeout',
    },
    'a redirect in place of an answer': {
      play: async (connector) => {
        await hear(connector, () => 302);
        await untilGivenUp(connector);
        blameLast(connector);
      },
      is: 'fail',
      pointer: '/status',
      seen: 302,
    },
    'first attempts that fail too often': {
      play: async (connector) => {
        await hear(connector, atFirst(2, 500), 30);
        await untilGivenUp(connector);
      },
      is: 'warn',
      warnings: [/2 of 30 first attempts/],
    },
    'a check of the handler alone, which is not acknowledged': {
      play: async (connector) => {
        const webhook = await connector.webhook(['sku.created'], { enabled: false });
        await connector.sku();
        connector.answersWith(() => 500);
        await connector.checkHandler(webhook);
      },
      is: 'not-observed',
    },
  },
});
