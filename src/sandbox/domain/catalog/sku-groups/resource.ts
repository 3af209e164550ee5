import type { SkuGroup } from '../../../../generated/contract/types';
import { type Kept, NOTHING_HIDDEN } from '../../kernel/records';
import { resource } from '../../kernel/resource';

type SkuGroupRecord = Kept<'sku_group', SkuGroup>;

declare module '../../kernel/records' {
  interface Records {
    sku_group: SkuGroupRecord;
  }
}

const group = (id: string, alias: string): SkuGroupRecord => ({
  kind: 'sku_group',
  id,
  document: { id, alias },
  hidden: NOTHING_HIDDEN,
});

export const skuGroup = resource('sku_group', {
  name: 'SKU group',
  path: '/sku-groups',
  samples: [group('sample-digital-goods', 'Digital goods'), group('sample-physical-goods', 'Physical goods')],
});
