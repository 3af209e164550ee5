import { casesOf } from '../../testing/cases';
import type { Connector } from '../../testing/connector';
import { renew } from '../../testing/renewing';
import { subscriptionTerms } from './checkouts.subscriptions.terms';

async function withTerms(connector: Connector, terms: string) {
  const checkout = await connector.checkout({ items: [await connector.subscriptionLine({ terms })] });
  connector.blame();
  await connector.attach(checkout, await connector.card());
  return connector.place(checkout);
}

async function refusedCart(connector: Connector, fields = {}) {
  await connector.subscribe();
  const lines = [await connector.subscriptionLine(), await connector.subscriptionLine({ terms: undefined })];
  const cart = await connector.cart({ items: lines, ...fields });
  await connector.refused('POST', '/checkouts', cart, 400);
  connector.blame();
  const info = { ...lines[1]?.subscriptionInfo, terms: 'Renews every month for 10.00 USD until you cancel.' };
  return { ...cart, items: [cart.items[0], { ...cart.items[1], subscriptionInfo: info }] };
}

export const cases = casesOf(subscriptionTerms, {
  passes: async (connector) => {
    await renew(connector, await connector.subscribe());
    await connector.order({ items: [await connector.subscriptionLine({ autoRenewal: false, terms: undefined })] });
  },
  fails: {
    play: async (connector) => {
      await connector.subscribe();
      await withTerms(connector, ' ');
    },
    pointer: '/requestBody/items/0/subscriptionInfo/terms',
    seen: ' ',
  },
  vacuous: async (connector) => {
    await connector.order();
    await connector.checkout({ items: [await connector.subscriptionLine()] });
    await connector.refused('POST', '/checkouts', await connector.cart({ currency: 'XXX' }));
  },
  refused: async (connector) => {
    const items = [await connector.subscriptionLine({ terms: undefined })];
    const cart = await connector.cart({ items, upstreamId: undefined });
    items[0] = { ...items[0], subscriptionInfo: {} } as (typeof items)[0];
    const info = { autoRenewal: true };
    await connector.refused('POST', '/checkouts', { ...cart, items: [{ ...cart.items[0], subscriptionInfo: info }] });
  },
  more: {
    'terms of a few words': {
      play: (connector) => withTerms(connector, 'Renews monthly.'),
      is: 'warn',
      warnings: [/placeholder/],
    },
    'a refused cart without terms that was never mended': {
      play: async (connector) => {
        await refusedCart(connector);
      },
      is: 'fail',
      pointer: '/requestBody/items/1/subscriptionInfo/terms',
    },
    'a refused cart that was sent again with terms': {
      play: async (connector) => connector.ok('POST', '/checkouts', await refusedCart(connector)),
      is: 'pass',
    },
    'a refused cart without a number of its own, sent again with terms': {
      play: async (connector) =>
        connector.ok('POST', '/checkouts', await refusedCart(connector, { upstreamId: undefined })),
      is: 'pass',
    },
    'an update that takes the terms away': {
      play: async (connector) => {
        const checkout = await connector.payable({ items: [await connector.subscriptionLine()] });
        const items = [{ id: checkout.items[0]?.id, subscriptionInfo: { autoRenewal: true } }];
        await connector.updateCheckout(checkout, { items });
        connector.blame();
        await connector.place(checkout);
      },
      is: 'fail',
      pointer: '/requestBody/items/0/subscriptionInfo/terms',
      seen: undefined,
    },
  },
});
