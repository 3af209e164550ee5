import { casesOf } from '../../testing/cases';
import type { Cart, Connector } from '../../testing/connector';
import { sourceCustomerPair } from './x.source-customer-pair';

async function saved(connector: Connector) {
  const customer = await connector.customer();
  return { customer, source: await connector.save(customer, await connector.card()) };
}

async function withCustomer(connector: Connector, cart: Cart = {}) {
  const { customer, source } = await saved(connector);
  const checkout = await connector.checkout({ customerId: customer.id, ...cart });
  await connector.attach(checkout, source);
  return checkout;
}

export const cases = casesOf(sourceCustomerPair, {
  passes: async (connector) => connector.place(await withCustomer(connector)),
  fails: {
    play: async (connector) => {
      await connector.place(await withCustomer(connector));
      const { source } = await saved(connector);
      const checkout = await connector.checkout();
      await connector.attach(checkout, source);
      await connector.refused('POST', '/orders', { checkoutId: checkout.id }, 409);
      connector.blame();
    },
    pointer: '/requestBody/checkoutId',
  },
  vacuous: async (connector) => {
    await connector.order();
    await withCustomer(connector);
  },
  refused: async (connector) => {
    const { id: checkoutId } = await withCustomer(connector, { email: undefined });
    await connector.refused('POST', '/orders', { checkoutId }, 400);
  },
  more: {
    'named in the cart': {
      play: async (connector) => {
        const { customer, source } = await saved(connector);
        await connector.place(await connector.checkout({ customerId: customer.id, sourceId: source.id }));
      },
      is: 'pass',
    },
    'another customer': {
      play: async (connector) => {
        const { source } = await saved(connector);
        const { id: customerId } = await connector.customer();
        const checkout = await connector.checkout({ customerId });
        await connector.attach(checkout, source);
        await connector.refused('POST', '/orders', { checkoutId: checkout.id }, 409);
        connector.blame();
      },
      is: 'fail',
      pointer: '/requestBody/checkoutId',
    },
  },
});
