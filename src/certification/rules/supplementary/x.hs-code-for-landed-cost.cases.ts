import { casesOf } from '../../testing/cases';
import type { Cart, Connector } from '../../testing/connector';
import { contactAt, hamburg, minneapolis } from '../../testing/shoppers';
import { hsCodeForLandedCost } from './x.hs-code-for-landed-cost';

const dutyPaid = { amount: 5, description: 'Parcel', serviceLevel: 'SG', shippingTerms: 'DDP' } as const;
/** Goods from Minnesota to Germany. */
const abroad: Cart = { shipTo: contactAt(hamburg), shippingChoice: dutyPaid };
const toParis = contactAt({ line1: '1 rue de Test', city: 'Paris', postalCode: '75001', country: 'FR' });

const declared = { hsCode: '7323.94', description: 'A bowl.' };

async function bowl(connector: Connector, fields: Readonly<Record<string, unknown>> = {}) {
  const { id: skuId } = await connector.sku(fields);
  return { skuId };
}

export const cases = casesOf(hsCodeForLandedCost, {
  passes: async (connector) => {
    await connector.checkout({ ...abroad, items: [await bowl(connector, declared)] });
    await connector.checkout({ ...abroad, items: [await bowl(connector, { skuGroupId: 'sample-physical-goods' })] });
    const details = { id: 'mug', name: 'Mug', skuGroupId: 'sample-physical-goods', countryOfOrigin: 'US' };
    await connector.checkout({ ...abroad, items: [{ productDetails: details }] });
  },
  fails: {
    play: async (connector) => {
      const items = [await bowl(connector, declared), await bowl(connector, { id: 'bare' })];
      await connector.checkout({ ...abroad, items });
      connector.blame();
    },
    pointer: '/requestBody/items/1/skuId',
    seen: 'bare',
  },
  vacuous: async (connector) => {
    await connector.order({ shippingChoice: dutyPaid });
    await connector.checkout({ ...abroad, items: [{ skuId: (await connector.download()).id }] });
    await connector.checkout({ shipTo: contactAt(hamburg) });
  },
  refused: {
    play: async (connector) =>
      connector.refused('POST', '/checkouts', { ...(await connector.cart(abroad)), currency: 'XXX' }),
    is: 'not-observed',
  },
  more: {
    'terms that are chosen later': {
      play: async (connector) => {
        const checkout = await connector.checkout({ shipTo: contactAt(hamburg) });
        connector.blame();
        await connector.updateCheckout(checkout, { shippingChoice: dutyPaid });
      },
      is: 'fail',
      pointer: '/requestBody/items/0/skuId',
    },
    'a code that comes with an update': {
      play: async (connector) => {
        const item = await bowl(connector);
        await connector.ok('POST', `/skus/${item.skuId}`, declared);
        await connector.checkout({ ...abroad, items: [item] });
      },
      is: 'pass',
    },
    'a line that leaves from elsewhere': {
      play: async (connector) => {
        const items = [{ shipFrom: { address: hamburg } }];
        await connector.checkout({ ...abroad, shipTo: contactAt(minneapolis), items });
        connector.blame();
      },
      is: 'fail',
      pointer: '/requestBody/items/0/skuId',
    },
    'inside the European Union': {
      play: (connector) =>
        connector.checkout({ ...abroad, currency: 'EUR', shipFrom: { address: hamburg }, shipTo: toParis }),
      is: 'not-observed',
    },
    'prices with tax': {
      play: (connector) => connector.checkout({ ...abroad, taxInclusive: true }),
      is: 'not-observed',
    },
    'other terms': {
      play: (connector) =>
        connector.checkout({ ...abroad, shippingChoice: { ...dutyPaid, shippingTerms: 'DAP' } as never }),
      is: 'not-observed',
    },
  },
});
