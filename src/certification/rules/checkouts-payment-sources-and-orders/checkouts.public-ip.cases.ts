import { type Case, casesOf } from '../../testing/cases';
import { publicIp } from './checkouts.public-ip';

const breaking = (browserIp: unknown): Case => ({
  play: async (connector) => {
    await connector.order();
    const checkout = await connector.checkout({ browserIp: browserIp as string });
    connector.blame();
    await connector.attach(checkout, await connector.card());
    await connector.place(checkout);
  },
  is: 'fail',
  pointer: '/requestBody/browserIp',
  seen: browserIp,
});

export const cases = casesOf(publicIp, {
  passes: async (connector) => {
    await connector.order({ browserIp: '8.8.8.8' });
    await connector.order({ browserIp: '2606:4700:4700::1111' });
  },
  fails: { ...breaking('10.0.0.7'), pointer: '/requestBody/browserIp' },
  vacuous: async (connector) => {
    await connector.payable({ browserIp: '10.0.0.1' });
    await connector.order({ browserIp: undefined, chargeType: 'moto' });
  },
  refused: {
    play: async (connector) => connector.refused('POST', '/orders', { checkoutId: (await connector.checkout()).id }),
    is: 'not-observed',
  },
  more: {
    missing: breaking(undefined),
    'the machine itself': breaking('127.0.0.1'),
    'a private address in the notation of a server': breaking('::ffff:10.0.0.7'),
    'a public address in the notation of a server': {
      play: (connector) => connector.order({ browserIp: '::ffff:8.8.8.8' }),
      is: 'warn',
      warnings: [/notation/],
    },
    'an address reserved for examples': {
      play: (connector) => connector.order({ browserIp: '203.0.113.9' }),
      is: 'warn',
      warnings: [/reserved for examples/],
    },
    'an address that comes with an update': {
      play: async (connector) => {
        const checkout = await connector.payable({ browserIp: undefined });
        await connector.updateCheckout(checkout, { browserIp: '8.8.4.4' });
        await connector.place(checkout);
      },
      is: 'warn',
      warnings: [/when the checkout is created/],
    },
    'five customers on one address': {
      play: async (connector) => {
        for (let customer = 0; customer < 5; customer += 1) await connector.order({ browserIp: '8.8.8.8' });
      },
      is: 'warn',
      warnings: [/5 customers share 8\.8\.8\.8/],
    },
    'one customer who buys five times': {
      play: async (connector) => {
        for (let time = 0; time < 5; time += 1)
          await connector.order({ browserIp: '8.8.8.8', email: 'ada@example.com' });
      },
      is: 'pass',
    },
  },
});
