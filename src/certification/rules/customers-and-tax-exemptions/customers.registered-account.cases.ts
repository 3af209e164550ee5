import { casesOf } from '../../testing/cases';
import { registeredAccount } from './customers.registered-account';

export const cases = casesOf(registeredAccount, {
  passes: async (connector) => {
    const customer = await connector.customer();
    await connector.customer();
    await connector.checkout({ customerId: customer.id });
  },
  fails: {
    play: async (connector) => {
      const customer = await connector.customer();
      await connector.checkout({ customerId: customer.id });
      const cart = await connector.cart({ customerId: 'nobody' });
      await connector.refused('POST', '/checkouts', cart, 404);
      connector.blame();
    },
    pointer: '/requestBody/customerId',
    seen: 'nobody',
  },
  vacuous: (connector) => connector.order(),
  refused: {
    play: async (connector) => connector.refused('POST', '/customers', { id: '' }),
    is: 'not-observed',
  },
  more: {
    'an update of an unknown customer': {
      play: async (connector) => {
        await connector.checkout({ customerId: (await connector.customer()).id });
        await connector.refused('POST', '/customers/nobody', { email: 'ada@example.com' }, 404);
        connector.blame();
      },
      is: 'fail',
      pointer: '/path',
      seen: '/customers/nobody',
    },
    'an unknown customer who is created then': {
      play: async (connector) => {
        const cart = await connector.cart({ customerId: 'ada' });
        await connector.refused('POST', '/checkouts', cart, 404);
        await connector.customer({ id: 'ada' });
        await connector.ok('POST', '/checkouts', cart);
      },
      is: 'pass',
    },
    'a customer who buys as a guest': {
      play: async (connector) => {
        await connector.customer();
        await connector.checkout();
      },
      is: 'review',
    },
    'a customer named by refused checkouts alone': {
      play: async (connector) => {
        const { id } = await connector.customer();
        await connector.refused('POST', '/checkouts', { ...(await connector.cart()), customerId: id, currency: 'XXX' });
      },
      is: 'review',
    },
    'another object that is unknown': {
      play: async (connector) => {
        const customer = await connector.customer();
        await connector.checkout({ customerId: customer.id });
        await connector.refused('POST', '/checkouts/nothing', { email: 'ada@example.com' }, 404);
      },
      is: 'pass',
    },
  },
});
