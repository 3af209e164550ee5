import { casesOf } from '../../testing/cases';
import type { Connector } from '../../testing/connector';
import { dropIn } from './payments.drop-in';

/** As a server makes it that sees what the shopper typed. */
async function fromServer(connector: Connector, key: 'secret' | 'public', type: 'creditCard' | 'payPal') {
  const creditCard = { number: '4444222233331111', expirationMonth: 3, expirationYear: 2035, cvv: '123' };
  const method = type === 'creditCard' ? { creditCard } : { payPal: {}, returnUrl: 'https://shop.example.com/return' };
  const { payment } = await connector.checkout();
  const body = { type, owner: connector.owner(), paymentSessionId: payment.session.id, ...method };
  await connector.send('POST', '/sources', { body, key });
  connector.blame();
}

export const cases = casesOf(dropIn, {
  passes: async (connector) => {
    await connector.order();
    await fromServer(connector, 'public', 'payPal');
  },
  fails: {
    play: async (connector) => {
      await connector.order();
      await fromServer(connector, 'secret', 'creditCard');
    },
    pointer: '/keyKind',
    seen: 'secret',
  },
  vacuous: async (connector) => {
    const checkout = await connector.checkout();
    await connector.attach(checkout, await connector.storeCredit(5));
    const { id } = await connector.customer();
    await connector.save({ id }, await connector.card());
    await connector.card({ session: 'of-no-checkout' }).catch(() => undefined);
  },
  refused: async (connector) => {
    const { payment } = await connector.checkout();
    const body = { type: 'creditCard', owner: connector.owner(), paymentSessionId: payment.session.id };
    await connector.send('POST', '/sources', { body, key: 'public' });
  },
  more: {
    'another method through the server': {
      play: async (connector) => {
        await connector.order();
        await fromServer(connector, 'secret', 'payPal');
      },
      is: 'warn',
      warnings: [/the public key/],
    },
    'nothing but another method through the server': {
      play: (connector) => fromServer(connector, 'secret', 'payPal'),
      is: 'not-observed',
    },
    'store credit beside a card': {
      play: async (connector) => {
        const checkout = await connector.checkout();
        await connector.attach(checkout, await connector.storeCredit(5));
        await connector.attach(checkout, await connector.card({ session: checkout.payment.session.id }));
        await connector.place(checkout);
      },
      is: 'pass',
      warnings: [],
    },
  },
});
