import { type Case, casesOf } from '../../testing/cases';
import type { Connector } from '../../testing/connector';
import { testCards } from '../../testing/shoppers';
import { fromCheckoutId } from './orders.from-checkout-id';

const pointer = '/requestBody/checkoutId';

/** Asks for an order that is refused, and blames that call. */
async function blamed(connector: Connector, body: unknown): Promise<void> {
  await connector.refused('POST', '/orders', body);
  connector.blame();
}

const failing = (play: Case['play'], more: Partial<Case> = {}): Case => ({ play, is: 'fail', pointer, ...more });

export const cases = casesOf(fromCheckoutId, {
  passes: async (connector) => {
    await connector.order();
    const declined = await connector.payable({ card: testCards.chargeFails });
    await connector.send('POST', '/orders', { body: { checkoutId: declined.id } });
    await connector.order();
  },
  fails: {
    play: async (connector) => {
      await connector.order();
      await blamed(connector, {});
    },
    pointer,
    seen: undefined,
  },
  vacuous: async (connector) => {
    await connector.payable();
    await connector.ok('GET', '/orders');
  },
  refused: {
    // The shipping choice is not one that was offered, so each is refused with 400 although its checkout is there.
    play: async (connector) => {
      const checkout = await connector.payable({ email: undefined });
      await connector.refused('POST', '/orders', { checkoutId: checkout.id }, 400);
    },
    is: 'review',
  },
  more: {
    'the same checkout again after the answer was lost': {
      play: async (connector) => {
        const checkout = await connector.payable();
        await connector.lost('POST', '/orders', { checkoutId: checkout.id });
        await connector.refused('POST', '/orders', { checkoutId: checkout.id }, 404);
      },
      is: 'pass',
    },
    'a checkout that a made-up refusal used up': failing(
      async (connector) => {
        const checkout = await connector.payable();
        await connector.arm({ kind: 'error', operations: 'createOrders', status: 409, code: 'failed-request' });
        await connector.refused('POST', '/orders', { checkoutId: checkout.id }, 409);
        await blamed(connector, { checkoutId: checkout.id });
      },
      { says: /409/ },
    ),
    'a checkout that was ordered before': failing(
      async (connector) => {
        const checkout = await connector.payable();
        await connector.place(checkout);
        await blamed(connector, { checkoutId: checkout.id });
      },
      { says: /already/ },
    ),
    'a checkout that was spent by a refusal': failing(
      async (connector) => {
        const checkout = await connector.payable({ card: testCards.chargeFails });
        await connector.refused('POST', '/orders', { checkoutId: checkout.id }, 409);
        await blamed(connector, { checkoutId: checkout.id });
      },
      { says: /409/ },
    ),
    'a checkout that does not exist': failing(
      (connector) => blamed(connector, { checkoutId: '00000000-0000-4000-8000-000000000000' }),
      { says: /exists/ },
    ),
    'a session without a source': failing(
      async (connector) => blamed(connector, { checkoutId: (await connector.checkout()).id }),
      { says: /requires_source/ },
    ),
    'fields beside the id': {
      play: async (connector) => connector.place(await connector.payable(), { upstreamId: 'A-1' }),
      is: 'warn',
      warnings: [/upstreamId/],
    },
    'a call with a wrong key, whose content nobody looked at': {
      play: async (connector) => {
        await connector.send('POST', '/orders', { body: { checkoutId: 'nope' }, key: 'sk_test_wrong' });
        await connector.order();
      },
      is: 'pass',
    },
  },
});
