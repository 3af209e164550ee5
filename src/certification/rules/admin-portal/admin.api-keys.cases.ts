import { casesOf } from '../../testing/cases';
import { apiKeys } from './admin.api-keys';

/** What a browser adds to a call of a page. */
const fromBrowser = { headers: { 'sec-fetch-site': 'cross-site' } };

export const cases = casesOf(apiKeys, {
  passes: async (connector) => {
    await connector.order();
    const card = { type: 'creditCard', owner: connector.owner(), creditCard: { number: '4444222233331111' } };
    await connector.send('POST', '/sources', { body: card, key: 'public', ...fromBrowser });
  },
  fails: {
    play: async (connector) => {
      await connector.order();
      const { id } = await connector.checkout();
      await connector.send('GET', `/checkouts/${id}`, fromBrowser);
      connector.blame();
    },
    pointer: '/keyKind',
    seen: 'secret',
  },
  vacuous: async () => undefined,
  refused: (connector) => connector.send('POST', '/sources', { body: { type: 'none' }, key: 'public' }),
  more: {
    'the public key tried where only the secret one is taken': {
      play: async (connector) => {
        await connector.card();
        await connector.send('GET', '/skus', { key: 'public' });
      },
      is: 'warn',
      warnings: [/^GET \/skus was tried with the public key/],
    },
    'no call with the public key': { play: (connector) => connector.checkout(), is: 'review' },
    'a call of the library that the API does not name': {
      play: async (connector) => {
        await connector.card();
        await connector.send('GET', '/library-settings', { key: 'public', ...fromBrowser });
      },
      is: 'pass',
    },
    'nothing but such a call': {
      play: (connector) => connector.send('GET', '/library-settings', { key: 'public', ...fromBrowser }),
      is: 'review',
    },
    'a page that has no key': {
      play: async (connector) => {
        await connector.card();
        await connector.send('GET', '/skus', { key: null, ...fromBrowser });
      },
      is: 'pass',
    },
  },
});
