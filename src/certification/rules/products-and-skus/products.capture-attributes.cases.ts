import { casesOf } from '../../testing/cases';
import { captureAttributes } from './products.capture-attributes';

const groups = { physical: 'sample-physical-goods' };

export const cases = casesOf(captureAttributes, {
  passes: async (connector) => {
    await connector.sku();
    await connector.send('POST', '/skus', {
      body: { id: 'bowl', name: 'Bowl', countryOfOrigin: 'US', taxCode: 'no such code' },
    });
    await connector.sku({ id: 'bowl' });
  },
  fails: {
    play: async (connector) => {
      await connector.sku();
      await connector.refused(
        'POST',
        '/skus',
        { id: 'bowl', name: 'Bowl', eccn: 'EAR99', taxCode: '4512', countryOfOrigin: 'USA' },
        400,
      );
      connector.blame();
    },
    pointer: '/requestBody/countryOfOrigin',
    seen: 'USA',
  },
  vacuous: async (connector) => {
    await connector.customer();
    await connector.sku({ skuGroupId: groups.physical, eccn: undefined, taxCode: undefined } as never);
  },
  refused: {
    play: (connector) =>
      connector.refused('POST', '/skus', { id: 'bowl', eccn: 'EAR99', taxCode: '4512', countryOfOrigin: 'US' }, 400),
    is: 'not-observed',
  },
  more: {
    'no export control number': {
      play: async (connector) => {
        await connector.refused(
          'POST',
          '/skus',
          { id: 'bowl', name: 'Bowl', taxCode: '4512', countryOfOrigin: 'US' },
          400,
        );
        connector.blame();
      },
      is: 'fail',
      pointer: '/requestBody/eccn',
    },
  },
});
