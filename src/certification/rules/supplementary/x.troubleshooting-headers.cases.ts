import { casesOf } from '../../testing/cases';
import type { Connector } from '../../testing/connector';
import { troubleshootingHeaders } from './x.troubleshooting-headers';

const headers = {
  'upstream-id': 'A-1',
  'upstream-application-id': 'acme-shop/2.3',
  'upstream-session-id': 's-1',
  forwarded: 'for=8.8.8.8',
};

const read = (connector: Connector, change: Partial<typeof headers> | Record<string, string> = {}, without = '') =>
  connector.send('GET', '/skus', {
    headers: Object.fromEntries(Object.entries({ ...headers, ...change }).filter(([name]) => name !== without)),
  });

const lacks = (name: string) => ({
  play: async (connector: Connector) => {
    await read(connector);
    await read(connector, {}, name);
    connector.blame();
  },
  is: 'fail' as const,
  pointer: `/requestHeaders/${name}`,
});

export const cases = casesOf(troubleshootingHeaders, {
  passes: (connector) => read(connector),
  fails: {
    play: async (connector) => {
      await read(connector);
      await read(connector, { 'upstream-application-id': 'acme' });
      connector.blame();
    },
    pointer: '/requestHeaders/upstream-application-id',
    seen: 'acme',
  },
  vacuous: (connector) => connector.card(),
  refused: (connector) => connector.send('GET', '/skus/none', { headers }),
  more: {
    'no id of the order': lacks('upstream-id'),
    'no session': lacks('upstream-session-id'),
    'no shopper': lacks('forwarded'),
  },
});
