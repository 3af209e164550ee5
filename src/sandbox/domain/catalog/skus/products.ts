import type { Reader } from '../../kernel/call';
import type { FeeRecord } from '../fees/record';
import type { SkuRecord } from './record';

/** The SKUs that lines name, with their fees. */
export async function findProducts(
  read: Reader,
  items: readonly { skuId?: string }[] = [],
): Promise<{ skus: SkuRecord[]; fees: FeeRecord[] }> {
  const ids = items.flatMap(({ skuId }) => (skuId ? [skuId] : []));
  return { skus: await read.findAll('sku', ids), fees: await read.findBy('fee', 'skuId', ids) };
}
