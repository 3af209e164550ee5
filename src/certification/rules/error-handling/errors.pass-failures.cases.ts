import { casesOf } from '../../testing/cases';
import type { Connector } from '../../testing/connector';
import { contactAt, minneapolis, testCards } from '../../testing/shoppers';
import { passFailures } from './errors.pass-failures';

/** The limit counts real seconds, whatever the account's clock says. */
const seconds = (count: number) => new Promise((resolve) => setTimeout(resolve, count * 1000));

async function untilTold(connector: Connector) {
  for (let turn = 0; turn < 50; turn += 1) if ((await connector.send('GET', '/skus')).status === 429) return;
}

async function declined(connector: Connector) {
  const checkout = await connector.payable({ card: testCards.chargeFails });
  await connector.refused('POST', '/orders', { checkoutId: checkout.id }, 409);
  return checkout;
}

const wrong = { id: 'bowl', name: 'Bowl', eccn: 'EAR99', taxCode: '4512', countryOfOrigin: 'USA' };

export const cases = casesOf(passFailures, {
  passes: async (connector) => {
    await connector.refused('POST', '/skus', wrong, 400);
    await connector.sku({ id: 'bowl' });
  },
  fails: {
    play: async (connector) => {
      await connector.refused('POST', '/skus', wrong, 400);
      await connector.refused('POST', '/skus', wrong, 400);
      connector.blame();
      await connector.sku({ id: 'bowl' });
    },
    pointer: '/time',
  },
  vacuous: async (connector) => {
    await connector.order();
    await connector.send('GET', '/skus');
    await connector.send('GET', '/skus');
  },
  refused: {
    play: async (connector) => {
      const { email } = await declined(connector);
      const next = await connector.payable({ email, card: testCards.chargeFails });
      await connector.refused('POST', '/orders', { checkoutId: next.id }, 409);
      await connector.refused('POST', '/skus', wrong, 400);
    },
    is: 'not-observed',
  },
  more: {
    'no wait after a 429 that a fault brings': {
      play: async (connector) => {
        await connector.arm({ kind: 'error', status: 429, retryAfter: 30 });
        await connector.send('GET', '/skus');
        await connector.wait({ seconds: 20 });
        await connector.send('GET', '/skus');
        connector.blame();
      },
      is: 'fail',
      pointer: '/time',
    },
    'a test that is meant to be refused': {
      play: async (connector) => {
        await connector.run('refusals', 'negative');
        await connector.refused('POST', '/skus', wrong, 400);
        await connector.sku({ id: 'bowl' });
      },
      is: 'pass',
    },
    'a checkout that is corrected, and ordered in the same words': {
      play: async (connector) => {
        const checkout = await connector.payable({ shipTo: { address: minneapolis } });
        await connector.refused('POST', '/orders', { checkoutId: checkout.id }, 400);
        await connector.updateCheckout(checkout, { shipTo: contactAt(minneapolis) });
        await connector.place(checkout);
      },
      is: 'pass',
    },
    'the same request again, later': {
      play: async (connector) => {
        await connector.refused('POST', '/skus', wrong, 400);
        await connector.wait({ minutes: 1 });
        await connector.refused('POST', '/skus', wrong, 400);
      },
      is: 'not-observed',
    },
    'a new checkout after a 409': {
      play: async (connector) => {
        const { email } = await declined(connector);
        await connector.order({ email });
      },
      is: 'pass',
    },
    'a spent checkout that is ordered again': {
      play: async (connector) => {
        const { id: checkoutId } = await declined(connector);
        await connector.wait({ minutes: 1 });
        await connector.refused('POST', '/orders', { checkoutId });
        connector.blame();
      },
      is: 'fail',
      pointer: '/requestBody/checkoutId',
    },
    'a wait as long as it was asked for': {
      play: async (connector) => {
        await untilTold(connector);
        await seconds(1.1);
        await connector.send('GET', '/skus');
      },
      is: 'pass',
      rateLimit: 1,
    },
    'no wait': {
      play: async (connector) => {
        await untilTold(connector);
        await seconds(0.2);
        await connector.send('GET', '/skus');
        connector.blame();
      },
      is: 'fail',
      pointer: '/time',
      rateLimit: 1,
    },
    'another call that goes well': {
      play: async (connector) => {
        await connector.refused('POST', '/skus', wrong, 400);
        await connector.sku();
      },
      is: 'not-observed',
    },
  },
});
