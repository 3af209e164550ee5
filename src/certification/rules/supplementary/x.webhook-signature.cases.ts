import { casesOf } from '../../testing/cases';
import type { Connector, Endpoint } from '../../testing/connector';
import { endpointOf, type Habits } from '../../testing/webhook-endpoint';
import { webhookSignature } from './x.webhook-signature';

/** A webhook that heard of nothing yet, and an accepted order. */
async function prepared(connector: Connector) {
  const webhook = await connector.webhook(['order.accepted'], { enabled: false });
  await connector.order({ items: [{ quantity: 20 }] });
  return webhook;
}

async function checked(connector: Connector, habits: Habits | Endpoint = {}, fields: object = {}): Promise<void> {
  const webhook = await prepared(connector);
  connector.answersWith(typeof habits === 'function' ? habits : await endpointOf(connector, webhook, habits));
  await connector.checkHandler(webhook, { ...fields });
}

const nothing = async () => undefined;

export const cases = casesOf(webhookSignature, {
  passes: (connector) => checked(connector),
  fails: {
    play: async (connector) => {
      await checked(connector, { checksSignature: false });
      connector.blameDelivery(({ check }) => check?.part === 'unsigned');
    },
    pointer: '/check/part',
    seen: 'unsigned',
  },
  vacuous: async (connector) => {
    await connector.webhook(['order.accepted']);
    await connector.order();
    await connector.delivered();
  },
  refused: (connector) => checked(connector, () => 401),
  more: {
    'a time of yesterday that nobody looks at': {
      play: async (connector) => {
        await checked(connector, { checksTime: false });
        connector.blameDelivery(({ check }) => check?.part === 'old');
      },
      is: 'fail',
      pointer: '/check/part',
      seen: 'old',
    },
    'a yes to everything, while nothing follows the forged ones': {
      play: (connector) => checked(connector, { refusesWith: 200 }),
      is: 'pass',
    },
    'a yes to everything, while nothing follows at all': {
      play: (connector) => checked(connector, { checksSignature: false, acts: nothing }),
      is: 'review',
      says: /401/,
    },
    'refusals, while nothing follows at all': {
      play: (connector) => checked(connector, { acts: nothing }),
      is: 'pass',
    },
    'a check without the parts that matter': {
      play: (connector) => checked(connector, {}, { parts: ['unsigned', 'signed'] }),
      is: 'review',
    },
    'a handler that was mended and checked again': {
      play: async (connector) => {
        const webhook = await prepared(connector);
        connector.answersWith(await endpointOf(connector, webhook, { checksSignature: false }));
        await connector.checkHandler(webhook);
        connector.answersWith(await endpointOf(connector, webhook));
        await connector.checkHandler(webhook);
      },
      is: 'pass',
    },
  },
});
