import { casesOf } from '../../testing/cases';
import type { Cart, Connector } from '../../testing/connector';
import { hamburg, minnetonka } from '../../testing/shoppers';
import { defaultShipFrom } from './admin.default-ship-from';

const nowhere = { shipFrom: { address: { country: 'US' } } } as Cart;

async function ordered(connector: Connector, cart: Cart) {
  const checkout = await connector.checkout(cart);
  connector.blame();
  await connector.attach(checkout, await connector.card({ session: checkout.payment?.session?.id }));
  await connector.send('POST', '/orders', { body: { checkoutId: checkout.id } });
}

export const cases = casesOf(defaultShipFrom, {
  passes: async (connector) => {
    await connector.order();
    await connector.order({ shipFrom: undefined, items: [{ shipFrom: { address: hamburg } }] });
    await connector.order({ shipFrom: undefined, items: [{ shipFrom: { address: minnetonka } }] });
  },
  fails: {
    play: async (connector) => {
      await connector.order();
      await ordered(connector, { ...nowhere, items: [{}, { shipFrom: { address: minnetonka } }] });
    },
    pointer: '/requestBody/shipFrom/address/postalCode',
    seen: undefined,
  },
  vacuous: async (connector) => {
    await connector.checkout();
    await connector.order({ items: [{ skuId: (await connector.download()).id }], shipFrom: undefined });
  },
  refused: async (connector) => {
    const { id: checkoutId } = await connector.checkout();
    await connector.refused('POST', '/orders', { checkoutId });
  },
  more: {
    'no address': {
      play: (connector) => ordered(connector, { shipFrom: undefined }),
      is: 'fail',
      pointer: '/requestBody/shipFrom/address/country',
    },
    'an address that comes with an update': {
      play: async (connector) => {
        const checkout = await connector.payable({ shipFrom: undefined });
        await connector.updateCheckout(checkout, { shipFrom: { address: minnetonka } });
        await connector.place(checkout);
      },
      is: 'pass',
    },
    'lines with places of their own': {
      play: (connector) => connector.order({ ...nowhere, items: [{ shipFrom: { address: hamburg } }] }),
      is: 'pass',
    },
    'several addresses for whole checkouts': {
      play: async (connector) => {
        await connector.order();
        await connector.order();
        await connector.order({ shipFrom: { address: { ...minnetonka, line1: '2 Test Street' } } });
      },
      is: 'warn',
      warnings: [/several addresses/],
    },
  },
});
