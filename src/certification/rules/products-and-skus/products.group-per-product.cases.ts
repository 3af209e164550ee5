import { casesOf } from '../../testing/cases';
import type { Connector } from '../../testing/connector';
import { groupPerProduct } from './products.group-per-product';

const details = { id: 'mug', name: 'Mug', skuGroupId: 'sample-physical-goods', countryOfOrigin: 'US' };

const line = (change: Readonly<Record<string, unknown>> = {}) => ({ productDetails: { ...details, ...change } });

async function refusedLine(connector: Connector, change: Readonly<Record<string, unknown>>) {
  await connector.checkout({ items: [line()] });
  await connector.send('POST', '/checkouts', { body: await connector.cart({ items: [line(), line(change)] }) });
  connector.blame();
}

export const cases = casesOf(groupPerProduct, {
  passes: (connector) => connector.checkout({ items: [line(), line({ id: 'bowl' }), {}] }),
  fails: {
    play: (connector) => refusedLine(connector, { skuGroupId: undefined }),
    pointer: '/requestBody/items/1/productDetails/skuGroupId',
  },
  vacuous: (connector) => connector.order(),
  refused: async (connector) =>
    connector.refused('POST', '/checkouts', { ...(await connector.cart({ items: [line()] })), currency: 'XXX' }),
});
