import { casesOf } from '../../testing/cases';
import type { Cart, Connector } from '../../testing/connector';
import { contactAt, minneapolis } from '../../testing/shoppers';
import { shipAddresses } from './checkouts.ship-addresses';

/** Ordered once with all addresses, and then without. */
async function refusedWithout(connector: Connector, cart: Cart) {
  await connector.order();
  const { id: checkoutId } = await connector.payable(cart);
  await connector.refused('POST', '/orders', { checkoutId }, 400);
  connector.blame();
}

const pointer = '/requestBody/checkoutId';

export const cases = casesOf(shipAddresses, {
  passes: async (connector) => {
    await connector.order();
    await connector.order({ items: [{}, { skuId: (await connector.download()).id }] });
  },
  fails: { play: (connector) => refusedWithout(connector, { shipTo: { address: minneapolis } }), pointer },
  vacuous: async (connector) => {
    await connector.checkout({ shipTo: undefined });
    await connector.order({ items: [{ skuId: (await connector.download()).id }], shipTo: undefined });
  },
  refused: async (connector) => {
    const { id: checkoutId } = await connector.checkout();
    await connector.refused('POST', '/orders', { checkoutId }, 400);
  },
  more: {
    'no ship-from': {
      play: async (connector) => {
        const checkout = await connector.checkout({ shipFrom: undefined });
        connector.blame();
        await connector.attach(checkout, await connector.card({ session: checkout.payment?.session?.id }));
        await connector.refused('POST', '/orders', { checkoutId: checkout.id }, 400);
      },
      is: 'fail',
      pointer: '/requestBody/shipFrom/address/country',
    },
    'a warehouse in the United States without a postal code': {
      play: async (connector) => {
        const checkout = await connector.checkout({ shipFrom: { address: { country: 'US' } } } as Cart);
        connector.blame();
        await connector.attach(checkout, await connector.card({ session: checkout.payment?.session?.id }));
        await connector.place(checkout);
      },
      is: 'fail',
      pointer: '/requestBody/shipFrom/address/postalCode',
    },
    'no shipping choice': {
      play: async (connector) => {
        await connector.order();
        const checkout = await connector.payable({ shippingChoice: undefined });
        await connector.refused('POST', '/orders', { checkoutId: checkout.id }, 400);
      },
      is: 'warn',
      warnings: [/shippingChoice/],
    },
    'a ship-to that comes late': {
      play: async (connector) => {
        const checkout = await connector.payable({ shipTo: undefined });
        await connector.updateCheckout(checkout, { shipTo: contactAt(minneapolis) });
        await connector.place(checkout);
      },
      is: 'warn',
      warnings: [/update/],
    },
    'a ship-to that changes': {
      play: async (connector) => {
        const checkout = await connector.payable();
        await connector.updateCheckout(checkout, { shipTo: contactAt({ ...minneapolis, line1: '2 Test Street' }) });
        await connector.place(checkout);
      },
      is: 'pass',
      warnings: [],
    },
  },
});
