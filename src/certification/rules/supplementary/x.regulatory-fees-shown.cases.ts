import { casesOf } from '../../testing/cases';
import type { Connector } from '../../testing/connector';
import { regulatoryFeesShown } from './x.regulatory-fees-shown';

/** A product that a fee is due on, in one country. */
async function withFee(connector: Connector, country: 'US' | 'CA') {
  const { id: skuId } = await connector.sku();
  const product = { skuId, type: 'weee', category: 'Electronics', value: 'Mug warmer' };
  await connector.ok('POST', '/fees', { ...product, amount: 1, currency: 'USD', country });
  return { items: [{ skuId }] };
}

// Calls show that fees came up. What the shopper reads, a person sees.
export const cases = casesOf(regulatoryFeesShown, {
  passes: async (connector) => connector.checkout(await withFee(connector, 'US')),
  fails: null,
  vacuous: async (connector) => {
    await connector.order();
    await connector.checkout(await withFee(connector, 'CA'));
  },
  refused: {
    play: async (connector) =>
      connector.refused('POST', '/checkouts', {
        ...(await connector.cart(await withFee(connector, 'US'))),
        currency: 'XXX',
      }),
    is: 'not-observed',
  },
});
