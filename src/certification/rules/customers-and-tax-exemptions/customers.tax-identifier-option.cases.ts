import { casesOf } from '../../testing/cases';
import type { Cart, Connector } from '../../testing/connector';
import { contactAt, toGermany } from '../../testing/shoppers';
import { taxIdentifierOption } from './customers.tax-identifier-option';

const toGermanBusiness: Cart = { ...toGermany, customerType: 'business' };

/** A number is needed here. */
const recife = { line1: '1 Test Street', city: 'Recife', state: 'PE', postalCode: '50000-000', country: 'BR' };
const toBrazil: Cart = {
  currency: 'BRL',
  shipFrom: { address: recife },
  shipTo: contactAt(recife),
  billTo: contactAt(recife),
};

async function refusedForWantOfNumber(connector: Connector, upstreamId = 'cart-of-recife') {
  const checkout = await connector.payable({ ...toBrazil, upstreamId });
  await connector.refused('POST', '/orders', { checkoutId: checkout.id }, 409);
  return checkout;
}

async function germanNumber(connector: Connector, value = 'DE123456789') {
  const { id } = await connector.taxIdentifier({ type: 'de', value });
  return { id };
}

export const cases = casesOf(taxIdentifierOption, {
  passes: async (connector) => {
    await connector.checkout({ ...toGermanBusiness, taxIdentifiers: [await germanNumber(connector)] });
    await connector.checkout(toGermanBusiness);
  },
  fails: {
    play: async (connector) => {
      await connector.checkout({ ...toGermanBusiness, taxIdentifiers: [await germanNumber(connector)] });
      const { id: checkoutId } = await refusedForWantOfNumber(connector);
      await connector.refused('POST', '/orders', { checkoutId });
      connector.blame();
    },
    pointer: '/requestBody/checkoutId',
  },
  vacuous: async (connector) => {
    await connector.order();
    await connector.taxIdentifier();
  },
  refused: {
    play: async (connector) =>
      connector.refused('POST', '/checkouts', {
        ...(await connector.cart({ ...toGermanBusiness, taxIdentifiers: [await germanNumber(connector)] })),
        currency: 'XXX',
      }),
    is: 'not-observed',
  },
  more: {
    'a number that the authority does not know': {
      play: async (connector) => {
        const number = await germanNumber(connector, 'DE110404111');
        await connector.wait({ days: 1 });
        await connector.checkout({ ...toGermanBusiness, taxIdentifiers: [number] });
      },
      is: 'review',
    },
    'a number in an update': {
      play: async (connector) => {
        const checkout = await connector.checkout(toGermanBusiness);
        await connector.updateCheckout(checkout, { taxIdentifiers: [await germanNumber(connector)] });
      },
      is: 'pass',
    },
    'a cart that was left after the refusal': {
      play: async (connector) => {
        await connector.checkout({ ...toGermanBusiness, taxIdentifiers: [await germanNumber(connector)] });
        await refusedForWantOfNumber(connector);
        await connector.checkout(toGermanBusiness);
      },
      is: 'pass',
    },
    'a new cart under the same number, without the tax number': {
      play: async (connector) => {
        await connector.checkout({ ...toGermanBusiness, taxIdentifiers: [await germanNumber(connector)] });
        await refusedForWantOfNumber(connector, 'cart-7');
        await connector.checkout({ ...toBrazil, upstreamId: 'cart-7' });
        connector.blame();
      },
      is: 'fail',
      pointer: '/requestBody/taxIdentifiers',
    },
    'a new cart under the same number, with the tax number': {
      play: async (connector) => {
        await connector.checkout({ ...toGermanBusiness, taxIdentifiers: [await germanNumber(connector)] });
        await refusedForWantOfNumber(connector, 'cart-7');
        const taxIdentifiers = [{ type: 'br_natural', value: '123.456.789-09' }];
        await connector.checkout({ ...toBrazil, upstreamId: 'cart-7', taxIdentifiers });
        await connector.checkout({ ...toBrazil, upstreamId: 'cart-7' });
      },
      is: 'pass',
    },
    'an order refused for another reason, and tried again': {
      play: async (connector) => {
        await connector.checkout({ ...toGermanBusiness, taxIdentifiers: [await germanNumber(connector)] });
        const { id: checkoutId } = await connector.checkout();
        await connector.refused('POST', '/orders', { checkoutId });
        await connector.refused('POST', '/orders', { checkoutId });
      },
      is: 'pass',
    },
    'numbers at home only': {
      play: async (connector) => {
        await connector.checkout({ customerType: 'business' });
      },
      is: 'not-observed',
    },
  },
});
