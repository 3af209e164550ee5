import { encodeText } from '../../browser/address';

/** Where each kind of object is read. A charge, a fee and the like follow the same pattern: plural, then id. */
const COLLECTIONS: Record<string, string> = {
  sku: '/skus',
  customer: '/customers',
  checkout: '/checkouts',
  source: '/sources',
  order: '/orders',
  fulfillment: '/fulfillments',
  charge: '/charges',
  refund: '/refunds',
  return: '/returns',
  event: '/events',
  invoice: '/invoices',
  plan: '/plans',
  subscription: '/subscriptions',
  fee: '/fees',
  file: '/files',
  webhook: '/webhooks',
  'tax-identifier': '/tax-identifiers',
};

/** The path that reads an object, or null for parts that have none of their own (items, payment sessions). */
export function readPath(kind: string, id: string): string | null {
  const collection = COLLECTIONS[kind.toLowerCase().replaceAll('_', '-')];
  return collection ? `${collection}/${encodeText(id)}` : null;
}
