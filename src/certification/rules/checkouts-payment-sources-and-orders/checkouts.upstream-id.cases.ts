import { casesOf } from '../../testing/cases';
import { testCards } from '../../testing/shoppers';
import { upstreamId } from './checkouts.upstream-id';

export const cases = casesOf(upstreamId, {
  passes: async (connector) => {
    await connector.order({ upstreamId: 'A-1' });
    await connector.order({ upstreamId: 'A-2' });
  },
  fails: {
    play: async (connector) => {
      await connector.order();
      const checkout = await connector.checkout({ upstreamId: undefined });
      connector.blame();
      await connector.attach(checkout, await connector.card());
      await connector.place(checkout);
    },
    pointer: '/requestBody/upstreamId',
    seen: undefined,
  },
  vacuous: (connector) => connector.payable({ upstreamId: undefined }),
  refused: {
    play: async (connector) => connector.refused('POST', '/orders', { checkoutId: (await connector.checkout()).id }),
    is: 'not-observed',
  },
  more: {
    'two orders with one number': {
      play: async (connector) => {
        await connector.order({ upstreamId: 'A-1' });
        const checkout = await connector.checkout({ upstreamId: 'A-1' });
        connector.blame();
        await connector.attach(checkout, await connector.card());
        await connector.place(checkout);
      },
      is: 'fail',
      pointer: '/requestBody/upstreamId',
      seen: 'A-1',
      says: /already belongs/,
    },
    'a number that only came with the order': {
      play: async (connector) => {
        await connector.place(await connector.payable({ upstreamId: undefined }), { upstreamId: 'A-1' });
        connector.blame();
      },
      is: 'fail',
      pointer: '/requestBody/upstreamId',
      seen: 'A-1',
      says: /ignored/,
    },
    'a second try after a decline': {
      play: async (connector) => {
        const declined = await connector.payable({ upstreamId: 'A-1', card: testCards.chargeFails });
        await connector.send('POST', '/orders', { body: { checkoutId: declined.id } });
        await connector.order({ upstreamId: 'A-1' });
      },
      is: 'pass',
    },
  },
});
