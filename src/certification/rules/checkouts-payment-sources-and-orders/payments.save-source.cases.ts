import { casesOf } from '../../testing/cases';
import type { Connector } from '../../testing/connector';
import { saveSource } from './payments.save-source';

async function buys(connector: Connector, ...steps: readonly ('save' | 'attach' | 'place')[]) {
  const customer = await connector.customer();
  const checkout = await connector.checkout({ customerId: customer.id });
  const source = await connector.card();
  for (const step of steps) {
    if (step === 'save') await connector.save(customer, source);
    else if (step === 'attach') await connector.attach(checkout, source);
    else await connector.place(checkout);
  }
}

export const cases = casesOf(saveSource, {
  passes: {
    // What shoppers agreed to is known to the browser alone.
    play: (connector) => buys(connector, 'save', 'attach', 'place'),
    is: 'review',
    says: /saved before the order/,
    warnings: [],
  },
  fails: null,
  vacuous: async (connector) => {
    await connector.order();
    const customer = await connector.customer();
    const source = await connector.save(customer, await connector.card());
    const checkout = await connector.checkout({ customerId: customer.id });
    await connector.attach(checkout, source);
    await connector.place(checkout);
  },
  refused: {
    play: async (connector) => {
      const checkout = await connector.checkout({ customerId: (await connector.customer()).id });
      await connector.refused('POST', '/orders', { checkoutId: checkout.id });
    },
    is: 'not-observed',
  },
  more: {
    'the checkout first': {
      play: (connector) => buys(connector, 'attach', 'save', 'place'),
      is: 'review',
      warnings: [/with its customer first/],
    },
    'never saved': {
      play: (connector) => buys(connector, 'attach', 'place'),
      is: 'review',
      says: /saved never/,
    },
  },
});
