import { casesOf } from '../../testing/cases';
import { keyEvents, webhookKeyEvents } from './x.webhook-key-events';

const [first, ...others] = keyEvents;

export const cases = casesOf(webhookKeyEvents, {
  passes: async (connector) => {
    await connector.webhook([first]);
    await connector.webhook(others);
  },
  fails: {
    play: async (connector) => {
      await connector.webhook(others);
      connector.blame();
    },
    pointer: '/requestBody/types',
    says: /fulfillment\.created/,
  },
  vacuous: (connector) => connector.order(),
  refused: {
    play: (connector) => connector.refused('POST', '/webhooks', { types: keyEvents, address: 'nowhere' }),
    is: 'not-observed',
  },
  more: {
    'whole groups of types': {
      play: (connector) => connector.webhook(['order.*', 'refund.*', 'fulfillment.*']),
      is: 'pass',
    },
    'a webhook that is switched off': {
      play: async (connector) => {
        await connector.webhook(others);
        await connector.webhook([first], { enabled: false });
        connector.blame();
      },
      is: 'fail',
      pointer: '/requestBody/types',
    },
    'a webhook that is gone': {
      play: async (connector) => {
        const { id } = await connector.webhook(keyEvents);
        await connector.ok('DELETE', `/webhooks/${id}`);
        connector.blame();
      },
      is: 'fail',
      pointer: '/requestBody/types',
    },
  },
});
