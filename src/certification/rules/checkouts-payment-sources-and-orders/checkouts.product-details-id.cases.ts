import { casesOf } from '../../testing/cases';
import type { Connector } from '../../testing/connector';
import { thresholds } from '../../thresholds';
import { productDetailsId } from './checkouts.product-details-id';

const mug = { id: 'mug', name: 'Mug', skuGroupId: 'sample-physical-goods', countryOfOrigin: 'US' };

const sell = (connector: Connector, ...products: readonly Partial<typeof mug>[]) =>
  connector.checkout({ items: products.map((product) => ({ productDetails: { ...mug, ...product } })) });

/** As many checkouts as tell made-up ids from sizes and colors, or a few less. */
async function sellUnderNewIds(connector: Connector, fewer = 0) {
  for (let at = fewer; at < thresholds.madeUpIds; at += 1) await sell(connector, { id: `random-${at}` });
  connector.blame();
}

export const cases = casesOf(productDetailsId, {
  passes: async (connector) => {
    await sell(connector, {}, { id: 'mug-large' });
    await sell(connector, {});
    await connector.checkout();
  },
  fails: {
    play: async (connector) => {
      await sell(connector, {});
      await sell(connector, {});
      await connector.checkout({
        items: [{ productDetails: mug }, { productDetails: { ...mug, id: undefined } as never }],
      });
      connector.blame();
    },
    pointer: '/requestBody/items/1/productDetails/id',
  },
  vacuous: (connector) => connector.order(),
  refused: async (connector) => {
    const cart = await connector.cart({ items: [{ productDetails: mug }] });
    await connector.refused('POST', '/checkouts', { ...cart, currency: 'XXX' });
    await connector.refused('POST', '/checkouts', { ...cart, currency: 'XXX' });
  },
  more: {
    'a new id each time': {
      play: (connector) => sellUnderNewIds(connector),
      is: 'fail',
      pointer: '/requestBody/items/0/productDetails/id',
    },
    'a new id each time, a few times': { play: (connector) => sellUnderNewIds(connector, 1), is: 'review' },
    'many sizes and colors': {
      play: async (connector) => {
        await sellUnderNewIds(connector);
        await sell(connector, { id: 'random-3' });
      },
      is: 'pass',
    },
    'many products': {
      play: async (connector) => {
        for (let at = 0; at < thresholds.madeUpIds; at += 1) await sell(connector, { id: `p-${at}`, name: `P ${at}` });
        await sell(connector, { id: 'p-0', name: 'P 0' });
      },
      is: 'pass',
    },
  },
});
