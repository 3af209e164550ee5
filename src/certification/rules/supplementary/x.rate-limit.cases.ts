import { casesOf } from '../../testing/cases';
import type { Connector } from '../../testing/connector';
import { rateLimit } from './x.rate-limit';

/** The limit counts real seconds, whatever the account's clock says. */
const seconds = (count: number) => new Promise((resolve) => setTimeout(resolve, count * 1000));

/** Goes on until it is told to wait. */
async function tooFast(connector: Connector) {
  for (let turn = 0; turn < 50; turn += 1) {
    const { status } = await connector.send('GET', '/skus');
    if (status === 429) return;
  }
  throw new Error('The limit never came.');
}

const read = (connector: Connector, path = '/skus') => connector.send('GET', path);

export const cases = casesOf(rateLimit, {
  passes: {
    play: async (connector) => {
      await tooFast(connector);
      await seconds(1.1);
      await read(connector);
    },
    is: 'pass',
    rateLimit: 1,
  },
  fails: {
    play: async (connector) => {
      await tooFast(connector);
      await seconds(0.2);
      await read(connector);
      connector.blame();
    },
    pointer: '/time',
    rateLimit: 1,
  },
  vacuous: (connector) => connector.order(),
  refused: {
    play: async (connector) => {
      await tooFast(connector);
      await seconds(1.1);
      await read(connector, '/orders/none');
    },
    is: 'not-observed',
    rateLimit: 1,
  },
  more: {
    'a call that was under way when the limit was told': {
      play: async (connector) => {
        await tooFast(connector);
        await connector.send('GET', '/skus');
        await seconds(1.3);
        await read(connector);
      },
      is: 'pass',
      rateLimit: 1,
    },
    'the limit came last': { play: tooFast, is: 'not-observed', rateLimit: 1 },
  },
});
