import { casesOf } from '../../testing/cases';
import type { Connector } from '../../testing/connector';
import { productData } from './checkouts.product-data';

async function withLine(connector: Connector, change: Readonly<Record<string, unknown>>) {
  await connector.checkout();
  const cart = await connector.cart({ items: [{}, {}] });
  const [first, second] = cart.items ?? [];
  await connector.send('POST', '/checkouts', { body: { ...cart, items: [first, { ...second, ...change }] } });
  connector.blame();
}

const breaking = (change: Readonly<Record<string, unknown>>) => ({
  play: (connector: Connector) => withLine(connector, change),
  is: 'fail' as const,
  pointer: '/requestBody/items/1',
});

export const cases = casesOf(productData, {
  passes: async (connector) => {
    const checkout = await connector.checkout({ items: [{}, { aggregatePrice: 30 }, { price: 0 }] });
    const [line] = checkout.items ?? [];
    await connector.updateCheckout(checkout, { items: [{ id: line?.id, metadata: { gift: true } }] });
  },
  fails: { play: (connector) => withLine(connector, { price: undefined }), pointer: '/requestBody/items/1' },
  vacuous: (connector) => connector.customer(),
  refused: async (connector) =>
    connector.refused('POST', '/checkouts', { ...(await connector.cart()), currency: 'XXX' }),
  more: {
    'no product': breaking({ skuId: undefined }),
    'two prices': breaking({ aggregatePrice: 20 }),
    'a price below zero': breaking({ price: -1 }),
    'half a unit': breaking({ quantity: 1.5 }),
    'no unit': breaking({ quantity: 0 }),
    'a quantity that is left out': {
      play: (connector) => connector.checkout({ items: [{ quantity: undefined } as never] }),
      is: 'warn',
      warnings: [/quantity/],
    },
    'a price changed afterwards': {
      play: async (connector) => {
        const checkout = await connector.checkout();
        const [line] = checkout.items ?? [];
        await connector.refused('POST', `/checkouts/${checkout.id}`, { items: [{ id: line?.id, price: 1 }] });
        connector.blame();
      },
      is: 'fail',
      pointer: '/requestBody/items/0/price',
    },
  },
});
