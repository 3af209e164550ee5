import { casesOf } from '../../testing/cases';
import { manualSync } from './products.manual-sync';

export const cases = casesOf(manualSync, {
  passes: {
    play: async (connector) => {
      await connector.sku();
      await connector.refused('POST', '/skus', { id: 'late' });
      await connector.sku({ id: 'late' });
    },
    is: 'review',
  },
  fails: {
    play: async (connector) => {
      await connector.sku();
      await connector.refused('POST', '/skus', { id: 'never' }, 400);
      connector.blame();
    },
    pointer: '/status',
    seen: 400,
  },
  vacuous: (connector) => connector.customer(),
  refused: {
    play: async (connector) => {
      await connector.refused('POST', '/skus', { id: 'never' }, 400);
      connector.blame();
    },
    is: 'fail',
    pointer: '/status',
  },
});
