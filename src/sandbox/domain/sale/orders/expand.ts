/** `GET /orders/{id}?expand=true`: what an order tells of its products. */

import type { OrderedProduct, Sku } from '../../../../generated/contract/types';
import type { SkuRecord } from '../../catalog/skus/record';
import { withoutUndefined } from '../../kernel/changes';
import type { OrderRecord } from './record';
import type { Order } from './types';

/** Items of a SKU gain its details as they are now; one whose SKU is gone keeps what the order remembers. */
export function expandOrder({ document, hidden }: OrderRecord, skus: readonly SkuRecord[]): Order {
  const items = document.items.map((item) => {
    const sku = skus.find(({ id }) => id === item.skuId)?.document;
    const physical = hidden.lines[item.id]?.physical;
    const details = sku ? productOf(sku) : (item.productDetails ?? { id: item.skuId });
    return { ...item, productDetails: withoutUndefined<OrderedProduct>({ ...details, physical }) };
  });
  return { ...document, items };
}

function productOf(sku: Sku): OrderedProduct {
  const { id, name, eccn, taxCode, image, url, skuGroupId, weight, weightUnit, description } = sku;
  const { countryOfOrigin, partNumber, itemBreadcrumb, partnerAccountId, metadata } = sku;
  return withoutUndefined<OrderedProduct>({
    ...{ id, name, eccn, taxCode, image, url, skuGroupId, weight, weightUnit, description },
    ...{ countryOfOrigin, partNumber, itemBreadcrumb, partnerAccountId, metadata },
  });
}
