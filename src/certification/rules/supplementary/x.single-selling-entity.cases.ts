import { casesOf } from '../../testing/cases';
import type { Cart, Connector } from '../../testing/connector';
import { contactAt, hamburg } from '../../testing/shoppers';
import { singleSellingEntity } from './x.single-selling-entity';

const tokyo = { line1: '1-1 Test', city: 'Tokyo', state: 'Tokyo', postalCode: '100-0001', country: 'JP' };

/** To Germany, goods and a download: sold by different entities. */
async function mixed(connector: Connector) {
  const [goods, download] = [await connector.sku(), await connector.download()];
  const fields: Cart = { email: `shopper${connector.next()}@example.com`, shipTo: contactAt(hamburg) };
  const items = [{ skuId: goods.id }, { skuId: download.id, shipFrom: { address: hamburg } }];
  await connector.refused('POST', '/checkouts', await connector.cart({ ...fields, items }), 400);
  return { fields, items };
}

export const cases = casesOf(singleSellingEntity, {
  passes: async (connector) => {
    const { fields, items } = await mixed(connector);
    await connector.checkout({ ...fields, items: items.slice(0, 1) });
    await connector.checkout({ ...fields, items: items.slice(1) });
  },
  fails: null,
  vacuous: async (connector) => {
    await connector.checkout({ items: [{}, {}] });
    await connector.refused('POST', '/checkouts', { ...(await connector.cart({ items: [{}, {}] })), currency: 'XXX' });
  },
  refused: async (connector) => {
    const { fields, items } = await mixed(connector);
    await connector.refused('POST', '/checkouts', await connector.cart({ ...fields, items }), 400);
  },
  more: {
    'from another place': {
      play: async (connector) => {
        const items = [{ skuId: (await connector.sku()).id }, { skuId: (await connector.sku()).id }];
        const cart: Cart = { email: 'ada@example.com', shipTo: contactAt(tokyo), items };
        const apart = [
          { ...items[0], shipFrom: { address: tokyo } },
          { ...items[1], shipFrom: { address: hamburg } },
        ];
        await connector.refused('POST', '/checkouts', await connector.cart({ ...cart, items: apart }), 400);
        await connector.checkout({ ...cart, shipFrom: { address: tokyo } });
      },
      is: 'pass',
    },
    'a smaller cart of another shopper, and another cart': {
      play: async (connector) => {
        const { fields, items } = await mixed(connector);
        await connector.checkout({ items: items.slice(1) });
        await connector.checkout(fields);
      },
      is: 'review',
    },
    'before the refusal': {
      play: async (connector) => {
        const email = 'ada@example.com';
        const [goods, download] = [await connector.sku(), await connector.download()];
        const items = [{ skuId: goods.id }, { skuId: download.id, shipFrom: { address: hamburg } }];
        await connector.checkout({ email, items: items.slice(0, 1) });
        const all = await connector.cart({ email, shipTo: contactAt(hamburg), items });
        await connector.refused('POST', '/checkouts', all, 400);
      },
      is: 'review',
    },
    'a single line that nobody sells': {
      play: async (connector) => {
        const cart = await connector.cart({
          shipFrom: { address: hamburg },
          shipTo: contactAt({ ...hamburg, country: 'XX' }),
        });
        await connector.refused('POST', '/checkouts', cart);
      },
      is: 'not-observed',
    },
  },
});
