import { casesOf } from '../../testing/cases';
import type { Connector } from '../../testing/connector';
import { noRedundantCalls } from './x.no-redundant-calls';

async function times(count: number, act: () => Promise<unknown>) {
  for (let turn = 0; turn < count; turn += 1) await act();
}

/** Each read comes long after the one before. */
async function reads(connector: Connector, count: number) {
  const checkout = await connector.checkout();
  await times(count, async () => {
    await connector.readCheckout(checkout);
    await connector.wait({ seconds: 15 });
  });
  return checkout;
}

export const cases = casesOf(noRedundantCalls, {
  passes: (connector) => times(3, () => connector.order()),
  fails: {
    play: async (connector) => {
      await times(3, () => connector.order());
      const order = await connector.order();
      await connector.readOrder(order);
      await connector.readOrder(order);
      connector.blame();
    },
    pointer: '/path',
  },
  vacuous: (connector) => connector.checkout(),
  refused: (connector) => times(12, () => connector.refused('GET', `/orders/none-${connector.next()}`)),
  more: {
    'a call whose answer was lost, twice': {
      play: async (connector) => {
        await times(10, () => connector.sku());
        await connector.lost('GET', '/skus?limit=7');
        await connector.send('GET', '/skus?limit=7');
      },
      is: 'pass',
    },
    'ten calls, just enough to tell': { play: (connector) => times(10, () => connector.sku()), is: 'pass' },
    'nine calls, too few to tell': { play: (connector) => times(9, () => connector.sku()), is: 'not-observed' },
    'the same product twice': {
      play: async (connector) => {
        await times(3, () => connector.order());
        const sku = await connector.cart();
        const body = { ...sku, upstreamId: 'twice' };
        await connector.ok('POST', '/checkouts', body);
        await connector.send('POST', '/checkouts', { body });
        connector.blame();
      },
      is: 'fail',
      pointer: '/path',
    },
    'read again after ten seconds': {
      play: async (connector) => {
        const order = await connector.order();
        await times(8, async () => {
          await connector.readOrder(order);
          await connector.wait({ seconds: 11 });
        });
      },
      is: 'pass',
    },
    'read again after it changed': {
      play: async (connector) => {
        await times(2, () => connector.order());
        const order = await connector.order();
        await connector.readOrder(order);
        await connector.updateOrder(order, { metadata: { note: 'a' } });
        await connector.readOrder(order);
        const checkout = await connector.payable({ email: undefined });
        await connector.refused('POST', '/orders', { checkoutId: checkout.id }, 400);
        await connector.updateCheckout(checkout, { email: 'ada@example.com' });
        await connector.place(checkout);
      },
      is: 'pass',
    },
    'a checkout read four times': {
      play: async (connector) => {
        await times(3, () => connector.order());
        await reads(connector, 4);
        const checkout = await connector.checkout();
        await times(3, async () => {
          await connector.readCheckout(checkout);
          await connector.wait({ seconds: 15 });
        });
        await connector.readCheckout(checkout);
        connector.blame();
      },
      is: 'fail',
      says: /read 4 times/,
    },
    'a checkout read three times, changed, and read three times': {
      play: async (connector) => {
        await times(3, () => connector.order());
        const checkout = await reads(connector, 3);
        await connector.updateCheckout(checkout, { email: 'ada@example.com' });
        await times(3, async () => {
          await connector.readCheckout(checkout);
          await connector.wait({ seconds: 15 });
        });
      },
      is: 'pass',
    },
  },
});
