import { casesOf } from '../../testing/cases';
import { renew } from '../../testing/renewing';
import { saveOption } from './payments.save-option';

export const cases = casesOf(saveOption, {
  passes: async (connector) => {
    const customer = await connector.customer();
    const checkout = await connector.checkout({ customerId: customer.id });
    await connector.attach(checkout, await connector.save(customer, await connector.card()));
    await connector.place(checkout);
    await connector.order({ customerId: customer.id });
  },
  // Shoppers may decline, so nothing that calls show is a fault.
  fails: null,
  vacuous: async (connector) => {
    await connector.order();
    const customer = await connector.customer();
    await connector.save(customer, await connector.card());
    await connector.checkout({ customerId: customer.id });
  },
  refused: {
    play: async (connector) => {
      const customer = await connector.customer();
      const checkout = await connector.checkout({ customerId: customer.id });
      await connector.save(customer, await connector.card());
      await connector.refused('POST', '/orders', { checkoutId: checkout.id });
    },
    is: 'not-observed',
  },
  more: {
    'nobody saved anything': {
      play: async (connector) => connector.order({ customerId: (await connector.customer()).id }),
      is: 'review',
    },
    'a source that was saved before': {
      play: async (connector) => {
        const customer = await connector.customer();
        const source = await connector.save(customer, await connector.card());
        const checkout = await connector.checkout({ customerId: customer.id });
        await connector.attach(checkout, source);
        await connector.place(checkout);
      },
      is: 'review',
    },
    'a renewal by the merchant': {
      play: async (connector) => {
        await renew(connector, await connector.subscribe());
      },
      is: 'pass',
    },
  },
});
