import { casesOf } from '../../testing/cases';
import type { Connector, Purchase } from '../../testing/connector';
import { testCards } from '../../testing/shoppers';
import { newCheckoutAfter409 } from './x.new-checkout-after-409';

async function declined(connector: Connector, purchase: Purchase = {}) {
  const checkout = await connector.payable({ card: testCards.chargeFails, ...purchase });
  await connector.refused('POST', '/orders', { checkoutId: checkout.id }, 409);
  return checkout;
}

const retry = (connector: Connector, { id }: { id: string }) =>
  connector.refused('POST', '/orders', { checkoutId: id });

export const cases = casesOf(newCheckoutAfter409, {
  passes: async (connector) => {
    const { email } = await declined(connector);
    await connector.order({ email });
    const { id: customerId } = await connector.customer();
    await declined(connector, { customerId });
    await connector.order({ customerId });
  },
  fails: {
    play: async (connector) => {
      const { email } = await declined(connector);
      await connector.order({ email });
      await retry(connector, await declined(connector));
      connector.blame();
    },
    pointer: '/requestBody/checkoutId',
  },
  vacuous: async (connector) => {
    await connector.order();
    const { id: checkoutId } = await connector.checkout();
    await connector.refused('POST', '/orders', { checkoutId }, 400);
    await connector.refused('POST', '/orders', { checkoutId }, 400);
  },
  refused: async (connector) => {
    const { email } = await declined(connector);
    await declined(connector, { email });
  },
  more: {
    'the order of another shopper in between': {
      play: async (connector) => {
        const checkout = await declined(connector);
        await connector.order();
        await retry(connector, checkout);
        connector.blame();
      },
      is: 'fail',
      pointer: '/requestBody/checkoutId',
    },
    'a shopper who does not come back': {
      play: async (connector) => {
        await connector.order();
        await declined(connector);
        await connector.order();
      },
      is: 'not-observed',
    },
    'a new checkout, and then the old one': {
      play: async (connector) => {
        const checkout = await declined(connector);
        await connector.order({ email: checkout.email });
        await retry(connector, checkout);
      },
      is: 'pass',
    },
  },
});
