import { casesOf } from '../../testing/cases';
import type { Connector } from '../../testing/connector';
import { groupPerSku } from './products.group-per-sku';

const grouped = (connector: Connector) => connector.sku({ skuGroupId: 'sample-physical-goods' });

export const cases = casesOf(groupPerSku, {
  passes: async (connector) => {
    await grouped(connector);
    const { id } = await connector.sku();
    await connector.ok('POST', `/skus/${id}`, { skuGroupId: 'sample-physical-goods' });
  },
  fails: {
    play: async (connector) => {
      await grouped(connector);
      await connector.sku();
      connector.blame();
    },
    pointer: '/responseBody/skuGroupId',
  },
  vacuous: (connector) => connector.customer(),
  refused: {
    play: (connector) => connector.refused('POST', '/skus', { id: 'bowl', skuGroupId: 'sample-physical-goods' }),
    is: 'not-observed',
  },
  more: {
    'no groups at all': {
      play: (connector) => connector.sku(),
      is: 'review',
      says: /sell without SKU groups/,
    },
  },
});
