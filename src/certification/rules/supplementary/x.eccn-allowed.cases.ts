import { casesOf } from '../../testing/cases';
import type { Connector } from '../../testing/connector';
import { eccnAllowed } from './x.eccn-allowed';

const unlisted = { id: 'scope', name: 'Scope', eccn: '9A999', taxCode: '4512', countryOfOrigin: 'US' };

const refusedScope = (connector: Connector) => connector.refused('POST', '/skus', unlisted, 400);

export const cases = casesOf(eccnAllowed, {
  passes: async (connector) => {
    await connector.sku({ eccn: '5A992' });
    await connector.sku({ eccn: 'ear99' });
  },
  fails: {
    play: async (connector) => {
      await connector.sku();
      await refusedScope(connector);
      connector.blame();
    },
    pointer: '/requestBody/eccn',
    seen: '9A999',
  },
  vacuous: async (connector) => {
    await connector.customer();
    await connector.sku({ skuGroupId: 'sample-physical-goods', eccn: undefined, taxCode: undefined } as never);
  },
  refused: (connector) => connector.refused('POST', '/skus', { ...unlisted, eccn: 'EAR99', taxCode: 'none' }, 400),
  more: {
    'a number that is mended': {
      play: async (connector) => {
        await refusedScope(connector);
        await connector.sku({ id: 'scope' });
      },
      is: 'pass',
    },
    'a number that is left to the SKU group': {
      play: async (connector) => {
        await connector.sku();
        await refusedScope(connector);
        const grouped = { id: 'scope', skuGroupId: 'sample-physical-goods', eccn: undefined, taxCode: undefined };
        await connector.sku(grouped as never);
      },
      is: 'pass',
    },
    'a test that is meant to be refused': {
      play: async (connector) => {
        await connector.sku({ id: 'scope' });
        await connector.run('refusals', 'negative');
        await refusedScope(connector);
      },
      is: 'pass',
    },
    'a number that an update spoils': {
      play: async (connector) => {
        const { id } = await connector.sku();
        await connector.refused('POST', `/skus/${id}`, { eccn: '9A999' }, 400);
        connector.blame();
        await connector.ok('POST', `/skus/${id}`, { name: 'Another name' });
      },
      is: 'fail',
      pointer: '/requestBody/eccn',
      seen: '9A999',
    },
  },
});
