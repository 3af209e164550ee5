import type { Fee } from '../../../../generated/contract/types';
import type { FeeRecord } from '../../catalog/fees/record';
import type { SkuRecord } from '../../catalog/skus/record';

/** The products that lines name, at hand by their ids. */
export interface Catalog {
  sku(id: string | undefined): SkuRecord | undefined;
  feesOf(skuId: string | undefined): readonly Fee[];
}

export function catalogOf(state: {
  readonly skus: readonly SkuRecord[];
  readonly fees: readonly FeeRecord[];
}): Catalog {
  const skus = new Map(state.skus.map((sku) => [sku.id, sku]));
  const fees = new Map<string, Fee[]>();
  for (const { document } of state.fees) {
    const known = fees.get(document.skuId);
    if (known) known.push(document);
    else fees.set(document.skuId, [document]);
  }
  return {
    sku: (id) => (id === undefined ? undefined : skus.get(id)),
    feesOf: (skuId) => (skuId === undefined ? [] : (fees.get(skuId) ?? [])),
  };
}
