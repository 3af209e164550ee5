import { casesOf } from '../../testing/cases';
import type { Connector } from '../../testing/connector';
import { renew } from '../../testing/renewing';
import { reviewAfterSuccess } from './payments.review-after-success';

async function reviewed(connector: Connector, seconds = 30) {
  const checkout = await connector.payable();
  await connector.readCheckout(checkout);
  await connector.wait({ seconds });
  return checkout;
}

export const cases = casesOf(reviewAfterSuccess, {
  passes: async (connector) => {
    await connector.place(await reviewed(connector));
  },
  // Calls never show what a page showed.
  fails: null,
  vacuous: async (connector) => {
    await reviewed(connector);
    await connector.order({ chargeType: 'moto' });
  },
  refused: {
    play: async (connector) => {
      const checkout = await connector.checkout();
      await connector.refused('POST', '/orders', { checkoutId: checkout.id });
    },
    is: 'not-observed',
  },
  more: {
    'an order at once': {
      play: (connector) => connector.order(),
      is: 'warn',
      warnings: [/500 ms or more/],
    },
    'time, but no reading': {
      play: async (connector) => {
        const checkout = await connector.payable();
        await connector.wait({ seconds: 30 });
        await connector.place(checkout);
      },
      is: 'review',
      says: /was not read after the source/,
    },
    'a reading before the source': {
      play: async (connector) => {
        const checkout = await connector.checkout();
        await connector.readCheckout(checkout);
        await connector.attach(checkout, await connector.card());
        await connector.wait({ seconds: 30 });
        await connector.place(checkout);
      },
      is: 'review',
    },
    'another total after the last reading': {
      play: async (connector) => {
        const checkout = await reviewed(connector);
        await connector.updateCheckout(checkout, {
          shippingChoice: { amount: 9, description: 'Express', serviceLevel: 'SG' },
        });
        await connector.place(checkout);
      },
      is: 'warn',
      warnings: [/as it was read last/],
    },
    'an update that changes no total': {
      play: async (connector) => {
        const checkout = await reviewed(connector);
        await connector.updateCheckout(checkout, { email: 'ada@example.com' });
        await connector.place(checkout);
      },
      is: 'pass',
      warnings: [],
    },
    'a renewal by the merchant': {
      play: async (connector) => {
        const customer = await connector.customer();
        const checkout = await connector.checkout({
          customerId: customer.id,
          items: [await connector.subscriptionLine()],
        });
        const source = await connector.save(customer, await connector.card());
        await connector.attach(checkout, source);
        await connector.readCheckout(checkout);
        await connector.wait({ seconds: 30 });
        const subscribed = { order: await connector.place(checkout), customer, source };
        await renew(connector, subscribed);
        await renew(connector, subscribed, {}, { chargeType: undefined } as unknown as Parameters<typeof renew>[3]);
      },
      is: 'pass',
      warnings: [],
    },
  },
});
