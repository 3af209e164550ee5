import { casesOf } from '../../testing/cases';
import { matchingSkuIdentifiers } from './products.matching-identifiers';

export const cases = casesOf(matchingSkuIdentifiers, {
  passes: { play: (connector) => connector.sku(), is: 'review' },
  fails: {
    play: async (connector) => {
      await connector.sku();
      await connector.send('POST', '/skus', {
        body: { name: 'Bowl', description: 'A bowl.', eccn: 'EAR99', taxCode: '4512', countryOfOrigin: 'US' },
      });
      connector.blame();
    },
    pointer: '/requestBody/id',
  },
  vacuous: (connector) => connector.customer(),
  refused: (connector) => connector.refused('POST', '/skus', { id: 'bowl' }),
  more: {
    'a SKU written under its address': {
      play: (connector) =>
        connector.ok('PUT', '/skus/bowl', {
          name: 'Bowl',
          description: 'A bowl.',
          eccn: 'EAR99',
          taxCode: '4512',
          countryOfOrigin: 'US',
        }),
      is: 'review',
      says: /export of your catalog/,
    },
  },
});
