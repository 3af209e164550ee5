import { casesOf } from '../../testing/cases';
import type { Cart, Connector } from '../../testing/connector';
import { toGermany } from '../../testing/shoppers';
import { taxIdentifierSaved } from './customers.tax-identifier-saved';

const toGermanBusiness: Cart = { ...toGermany, customerType: 'business' };

async function used(connector: Connector, value = 'DE123456789') {
  const customer = await connector.customer({ type: 'business' });
  const { id } = await connector.taxIdentifier({ type: 'de', value });
  const cart = { ...toGermanBusiness, customerId: customer.id, taxIdentifiers: [{ id }] };
  return { id, customer, cart };
}

const attach = (connector: Connector, { id, customer }: { id: string; customer: { id: string } }) =>
  connector.ok('POST', `/customers/${customer.id}/tax-identifiers/${id}`);

export const cases = casesOf(taxIdentifierSaved, {
  passes: async (connector) => {
    const first = await used(connector);
    await attach(connector, first);
    await connector.order(first.cart);
    const second = await used(connector, 'DE987654321');
    await connector.order(second.cart);
    await attach(connector, second);
  },
  fails: {
    play: async (connector) => {
      const kept = await used(connector);
      await attach(connector, kept);
      await connector.checkout(kept.cart);
      const { cart } = await used(connector, 'DE987654321');
      const checkout = await connector.checkout(cart);
      connector.blame();
      await connector.attach(checkout, await connector.card({ session: checkout.payment?.session?.id }));
      await connector.place(checkout);
    },
    pointer: '/requestBody/taxIdentifiers/0/id',
  },
  vacuous: async (connector) => {
    const { id } = await connector.taxIdentifier({ type: 'de', value: 'DE123456789' });
    await connector.order({ ...toGermanBusiness, taxIdentifiers: [{ id }] });
  },
  refused: {
    play: async (connector) => {
      const { cart } = await used(connector);
      await connector.refused('POST', '/checkouts', { ...(await connector.cart(cart)), currency: 'XXX' });
    },
    is: 'not-observed',
  },
  more: {
    'a checkout that was not ordered yet': {
      play: async (connector) => connector.checkout((await used(connector)).cart),
      is: 'review',
      says: /not attached to customer/,
    },
    'a number that the authority does not know': {
      play: async (connector) => {
        const kept = await used(connector);
        await attach(connector, kept);
        await connector.checkout(kept.cart);
        const { id, cart } = await used(connector, 'DE110404111');
        await connector.wait({ days: 1 });
        await connector.ok('GET', `/tax-identifiers/${id}`);
        await connector.order(cart);
      },
      is: 'pass',
    },
    'a number of another customer': {
      play: async (connector) => {
        const { id, customer, cart } = await used(connector);
        const other = await connector.customer({ type: 'business' });
        const checkout = await connector.checkout({ ...cart, customerId: other.id });
        connector.blame();
        await attach(connector, { id, customer });
        await connector.attach(checkout, await connector.card({ session: checkout.payment?.session?.id }));
        await connector.place(checkout);
      },
      is: 'fail',
      pointer: '/requestBody/taxIdentifiers/0/id',
    },
  },
});
