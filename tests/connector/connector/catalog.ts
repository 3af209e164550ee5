/** Products on their way to the provider: all of them on demand, and what changed on each run of the schedule. */
import type { Sku, SkuGroup, SkuRequest } from '../../../src/generated/contract/types';
import { job, server } from './api';
import type { Product } from './sale';
import type { Shop } from './shop';

/** Groups are made by the seller of record; the connector only learns their ids, once. */
export async function readGroups(shop: Shop): Promise<void> {
  const { data } = await server(shop, job('groups')).get<{ data: SkuGroup[] }>('/sku-groups');
  for (const { id, alias = id } of data) shop.book.groups.set(alias, id);
}

export function skuOf(shop: Shop, product: Product): Omit<SkuRequest, 'id'> {
  return {
    name: product.name,
    eccn: product.eccn,
    taxCode: product.taxCode,
    countryOfOrigin: product.countryOfOrigin,
    description: `${product.name}, from the ${shop.settings.store} store`,
    url: `https://${shop.settings.store}.example/products/${product.id}`,
    image: `https://${shop.settings.store}.example/images/${product.id}.jpg`,
    ...(product.group && { skuGroupId: shop.book.groups.get(product.group) }),
    ...(product.hsCode && { hsCode: product.hsCode }),
    ...(product.weight && { weight: product.weight, weightUnit: 'g' as const }),
  };
}

/** The platform's own id is the SKU's. */
export async function pushProduct(shop: Shop, product: Product, about: string): Promise<void> {
  const sku = shop.does.skuOf(shop, product);
  await server(shop, job(about)).put<Sku>(`/skus/${product.id}`, sku);
  shop.book.pushed.set(product.id, sku);
}

/** Somebody pressed "push all products". A few at a time is polite; a 429 is waited for in any case. */
export async function pushCatalog(shop: Shop, products: readonly Product[]): Promise<void> {
  const stored = products.filter(({ describedInPlace }) => !describedInPlace);
  await Promise.all(stored.map((product) => shop.does.pushProduct(shop, product, 'push-all-products')));
}

/** The schedule: only products that differ from what was pushed last, and of those only what changed. */
export async function pushChanges(shop: Shop, products: readonly Product[]): Promise<void> {
  for (const product of products.filter(({ describedInPlace }) => !describedInPlace)) {
    const now = shop.does.skuOf(shop, product);
    const before: Record<string, unknown> = { ...shop.book.pushed.get(product.id) };
    const changed = Object.entries(now).filter(([field, value]) => before[field] !== value);
    if (changed.length === 0) continue;
    await server(shop, job('push-changes')).post<Sku>(`/skus/${product.id}`, Object.fromEntries(changed));
    shop.book.pushed.set(product.id, now);
  }
}

/** A fee that the law of a country puts on a product. */
export async function declareFee(shop: Shop, fee: object): Promise<void> {
  await server(shop, job('fees')).post('/fees', fee);
}
