import { casesOf } from '../../testing/cases';
import { complianceProductData } from './checkouts.compliance-product-data';

const details = { id: 'mug', name: 'Mug', skuGroupId: 'sample-physical-goods', countryOfOrigin: 'US' };

export const cases = casesOf(complianceProductData, {
  passes: async (connector) => {
    const grouped = { skuGroupId: details.skuGroupId, eccn: undefined, taxCode: undefined };
    const { id: skuId } = await connector.sku(grouped as never);
    await connector.checkout({ items: [{}, { skuId }, { productDetails: details }] });
  },
  fails: {
    play: async (connector) => {
      await connector.checkout();
      const items = [{ productDetails: details }, { productDetails: { ...details, skuGroupId: undefined } }];
      await connector.send('POST', '/checkouts', { body: await connector.cart({ items: items as never }) });
      connector.blame();
    },
    pointer: '/requestBody/items/1/productDetails/skuGroupId',
    seen: undefined,
  },
  vacuous: (connector) => connector.sku(),
  refused: async (connector) =>
    connector.refused('POST', '/checkouts', { ...(await connector.cart()), currency: 'XXX' }),
  more: {
    'details alone': {
      play: (connector) => connector.checkout({ items: [{ productDetails: details }] }),
      is: 'pass',
    },
  },
});
