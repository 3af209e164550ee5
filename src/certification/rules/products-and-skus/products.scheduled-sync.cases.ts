import { casesOf } from '../../testing/cases';
import { scheduledSync } from './products.scheduled-sync';

const mug = { name: 'Mug', description: 'A mug.', eccn: 'EAR99', taxCode: '4512', countryOfOrigin: 'US' } as const;

export const cases = casesOf(scheduledSync, {
  passes: async (connector) => {
    await connector.ok('PUT', '/skus/mug', mug);
    await connector.ok('PUT', '/skus/bowl', mug);
    await connector.ok('PUT', '/skus/mug', { ...mug, name: 'Big mug' });
  },
  fails: {
    play: async (connector) => {
      await connector.ok('PUT', '/skus/mug', mug);
      await connector.ok('PUT', '/skus/mug', { ...mug, name: 'Big mug' });
      await connector.ok('PUT', '/skus/bowl', mug);
      await connector.ok('PUT', '/skus/bowl', mug);
      connector.blame();
    },
    pointer: '/requestBody',
  },
  vacuous: async (connector) => {
    await connector.sku();
    await connector.refused('POST', '/skus', { id: 'bowl' });
    await connector.sku({ id: 'bowl' });
  },
  refused: {
    play: async (connector) => {
      await connector.refused('POST', '/skus', { id: 'bowl' });
      await connector.refused('POST', '/skus', { id: 'bowl' });
    },
    is: 'not-observed',
  },
  more: {
    'a write that was refused, and sent once more': {
      play: async (connector) => {
        await connector.sku({ ...mug, id: 'mug' });
        await connector.refused('POST', '/skus/mug', { taxCode: 'none' });
        await connector.refused('POST', '/skus/mug', { taxCode: 'none' });
        await connector.ok('POST', '/skus/mug', { name: 'Big mug' });
      },
      is: 'pass',
    },
  },
});
