import { casesOf } from '../../testing/cases';
import { versionMatch } from './x.version-match';

const older = { headers: { 'digitalriver-version': '2021-02-23' } };

export const cases = casesOf(versionMatch, {
  passes: async (connector) => {
    await connector.sku();
    await connector.webhook(['order.accepted']);
    await connector.order();
  },
  fails: {
    play: async (connector) => {
      await connector.sku();
      await connector.send('GET', '/skus', older);
      connector.blame();
      await connector.sku();
    },
    pointer: '/apiVersion',
    seen: '2021-02-23',
  },
  vacuous: async () => undefined,
  refused: (connector) => connector.refused('GET', '/skus/none'),
  more: {
    'events in another version than the calls': {
      play: async (connector) => {
        await connector.webhook(['order.accepted'], { apiVersion: '2021-12-13' });
        await connector.webhook(['order.accepted'], { apiVersion: '2020-12-17' });
        connector.blame();
      },
      is: 'fail',
      pointer: '/requestBody/apiVersion',
      seen: '2020-12-17',
    },
    'events in the version of an older connector': {
      play: async (connector) => {
        const body = {
          types: ['order.accepted'],
          address: 'https://shop.example.com/events',
          apiVersion: '2021-02-23',
        };
        await connector.send('POST', '/webhooks', { body, ...older });
      },
      is: 'pass',
    },
  },
});
