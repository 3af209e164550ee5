import { casesOf } from '../../testing/cases';
import { matchingIdentifiers } from './customers.matching-identifiers';

export const cases = casesOf(matchingIdentifiers, {
  passes: async (connector) => {
    await connector.customer();
    await connector.customer();
  },
  fails: {
    play: async (connector) => {
      await connector.customer();
      await connector.customer({ id: undefined });
      connector.blame();
    },
    pointer: '/requestBody/id',
    seen: undefined,
  },
  vacuous: (connector) => connector.order(),
  refused: (connector) => connector.refused('POST', '/customers', { id: 'ada', type: 'robot' }),
  more: {
    'two customers with one address': {
      play: async (connector) => {
        await connector.customer({ email: 'ada@example.com' });
        await connector.customer({ email: 'Ada@example.com' });
      },
      is: 'review',
      says: /one account of yours/,
    },
    'the same customer again, after it was refused': {
      play: async (connector) => {
        await connector.refused('POST', '/customers', { id: 'ada', email: 'ada@example.com', type: 'robot' });
        await connector.customer({ id: 'ada', email: 'ada@example.com' });
      },
      is: 'pass',
    },
  },
});
