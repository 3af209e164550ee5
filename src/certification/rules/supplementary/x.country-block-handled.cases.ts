import { casesOf } from '../../testing/cases';
import type { Cart, Connector } from '../../testing/connector';
import { contactAt, minneapolis } from '../../testing/shoppers';
import { countryBlockHandled } from './x.country-block-handled';

const pyongyang = { line1: '1 Test Street', city: 'Pyongyang', postalCode: '999093', country: 'KP' };

async function blocked(connector: Connector, cart: Cart = {}) {
  const request = await connector.cart({ ...cart, shipTo: contactAt(pyongyang) });
  await connector.refused('POST', '/checkouts', request, 409);
  return request as Cart;
}

const download = async (connector: Connector) => ({ items: [{ skuId: (await connector.download()).id }] });

export const cases = casesOf(countryBlockHandled, {
  passes: async (connector) => {
    const cart = await blocked(connector);
    await connector.order({ ...cart, shipTo: contactAt(minneapolis) });
    const { id: customerId } = await connector.customer();
    const next = await blocked(connector, { customerId });
    await connector.order({ ...next, email: 'other@example.com', shipTo: contactAt(minneapolis) });
  },
  fails: {
    play: async (connector) => {
      const cart = await blocked(connector);
      await connector.order({ ...cart, shipTo: contactAt(minneapolis) });
      const download = { items: [{ skuId: (await connector.download()).id }] };
      const other = await blocked(connector, download);
      await connector.order({ ...other, shipTo: undefined });
      connector.blame();
    },
    pointer: '/requestBody/checkoutId',
  },
  vacuous: async (connector) => {
    await connector.order();
    await connector.refused('POST', '/checkouts', { ...(await connector.cart()), currency: 'XXX' }, 409);
  },
  refused: async (connector) => {
    const cart = await blocked(connector);
    await connector.refused('POST', '/checkouts', cart, 409);
  },
  more: {
    'another address for the same checkout': {
      play: async (connector) => {
        const checkout = await connector.payable();
        await connector.refused('POST', `/checkouts/${checkout.id}`, { shipTo: contactAt(pyongyang) }, 409);
        await connector.updateCheckout(checkout, { shipTo: contactAt(minneapolis) });
        await connector.place(checkout);
      },
      is: 'pass',
    },
    'another address, and nothing ordered yet': {
      play: async (connector) => {
        const cart = await blocked(connector);
        await connector.checkout({ ...cart, shipTo: contactAt(minneapolis) });
      },
      is: 'pass',
    },
    'an order to the former address': {
      play: async (connector) => {
        const checkout = await connector.payable();
        await connector.refused('POST', `/checkouts/${checkout.id}`, { shipTo: contactAt(pyongyang) }, 409);
        await connector.updateCheckout(checkout, { metadata: { gift: true } });
        await connector.place(checkout);
      },
      is: 'review',
      says: /former address/,
    },
    'a checkout that was left': {
      play: async (connector) => {
        const checkout = await connector.payable();
        await connector.refused('POST', `/checkouts/${checkout.id}`, { shipTo: contactAt(pyongyang) }, 409);
        await connector.order();
      },
      is: 'review',
      says: /Nothing was ordered/,
    },
    'another cart of the shopper': {
      play: async (connector) => {
        const { email } = await blocked(connector);
        await connector.order({ email, shipTo: undefined, ...(await download(connector)) });
      },
      is: 'review',
      says: /Nothing was ordered/,
    },
  },
});
