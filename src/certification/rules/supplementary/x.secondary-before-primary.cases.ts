import { casesOf } from '../../testing/cases';
import type { Connector } from '../../testing/connector';
import { secondaryBeforePrimary } from './x.secondary-before-primary';

async function creditFirst(connector: Connector) {
  const checkout = await connector.checkout();
  await connector.attach(checkout, await connector.storeCredit(5));
  await connector.attach(checkout, await connector.card({ session: checkout.payment?.session?.id }));
  return checkout;
}

const attachment = ({ id }: { id: string }, source: { id: string }) => `/checkouts/${id}/sources/${source.id}`;

export const cases = casesOf(secondaryBeforePrimary, {
  passes: creditFirst,
  fails: {
    play: async (connector) => {
      await creditFirst(connector);
      const checkout = await connector.payable();
      await connector.refused('POST', attachment(checkout, await connector.storeCredit(5)), undefined, 409);
      connector.blame();
    },
    pointer: '/path',
  },
  vacuous: async (connector) => {
    await connector.order();
    const checkout = await connector.checkout();
    await connector.attach(checkout, await connector.storeCredit(25));
    await connector.attach(checkout, await connector.storeCredit(1)).catch(() => undefined);
  },
  refused: {
    play: async (connector) => {
      const checkout = await connector.checkout();
      await connector.refused('POST', attachment(checkout, await connector.storeCredit(500)), undefined, 409);
    },
    is: 'not-observed',
  },
  more: {
    'a saved source first': {
      play: async (connector) => {
        const customer = await connector.customer();
        const source = await connector.save(customer, await connector.card());
        const checkout = await connector.checkout({ customerId: customer.id });
        await connector.attach(checkout, source);
        await connector.attach(checkout, await connector.storeCredit(5));
      },
      is: 'not-observed',
    },
    'a primary source that takes the place of another': {
      play: async (connector) => {
        const checkout = await connector.payable();
        await connector.attach(checkout, await connector.card());
      },
      is: 'not-observed',
    },
    'after the order': {
      play: async (connector) => {
        const checkout = await creditFirst(connector);
        await connector.place(checkout);
        await connector.send('POST', attachment(checkout, await connector.storeCredit(1)));
      },
      is: 'pass',
    },
  },
});
