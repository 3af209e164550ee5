import { casesOf } from '../../testing/cases';
import { productDetailsSkuGroup } from './checkouts.product-details-sku-group';

const details = { id: 'mug', name: 'Mug', skuGroupId: 'sample-physical-goods', countryOfOrigin: 'US' };

export const cases = casesOf(productDetailsSkuGroup, {
  passes: (connector) => connector.checkout({ items: [{ productDetails: details }, {}] }),
  fails: {
    play: async (connector) => {
      await connector.checkout({ items: [{ productDetails: details }] });
      const items = [{ productDetails: details }, { productDetails: { ...details, skuGroupId: undefined } }];
      await connector.send('POST', '/checkouts', { body: await connector.cart({ items: items as never }) });
      connector.blame();
    },
    pointer: '/requestBody/items/1/productDetails/skuGroupId',
  },
  vacuous: (connector) => connector.order(),
  refused: async (connector) =>
    connector.refused('POST', '/checkouts', {
      ...(await connector.cart({ items: [{ productDetails: details }] })),
      currency: 'XXX',
    }),
  more: {
    'a line that sends null for what it has not': {
      play: (connector) => connector.checkout({ items: [{ productDetails: null as never }] }),
      is: 'not-observed',
    },
  },
});
