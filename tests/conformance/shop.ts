/** What a store makes before anybody pays: products, shoppers, carts. Every id is new, so that cases never meet. */
import type {
  Address,
  Checkout,
  CheckoutItemRequest,
  CheckoutRequest,
  Contact,
  Customer,
  CustomerRequest,
  Sku,
  SkuRequest,
} from '../../src/generated/contract/types';
import type { ApiClient } from './client';
import type { ProductKind } from './fixtures';

export function unique(prefix: string): string {
  return `${prefix}-${crypto.randomUUID()}`;
}

/** No email of another case, and no tag that the sandbox acts on. */
export function uniqueEmail(tag = ''): string {
  return `${unique('shopper')}${tag === '' ? '' : `+${tag}`}@example.com`;
}

export const minneapolis: Address = {
  line1: '1 Test Street',
  city: 'Minneapolis',
  state: 'MN',
  postalCode: '55401',
  country: 'US',
};

export const minnetonka: Address = { ...minneapolis, city: 'Minnetonka', postalCode: '55343' };

export function contactAt(address: Address, name = 'Ada Shopper'): Contact {
  return { name, phone: '612-555-0100', address };
}

const classification: Readonly<Record<ProductKind, string>> = {
  goods: '4512',
  download: '55111513.120',
  service: '70.100',
};

export function skuRequest(kind: ProductKind = 'goods', fields: Partial<SkuRequest> = {}): SkuRequest {
  return {
    name: `A product for the ${kind} cases`,
    eccn: 'EAR99',
    taxCode: classification[kind],
    countryOfOrigin: 'US',
    description: 'Made by the conformance suite.',
    ...fields,
  };
}

export function makeSku(
  client: ApiClient,
  kind: ProductKind = 'goods',
  fields: Partial<SkuRequest> = {},
): Promise<Sku> {
  return client.create<Sku>('/skus', skuRequest(kind, fields));
}

export function makeCustomer(client: ApiClient, fields: Partial<CustomerRequest> = {}): Promise<Customer> {
  return client.create<Customer>('/customers', { email: uniqueEmail(), ...fields });
}

export interface CartLine extends Partial<CheckoutItemRequest> {
  kind?: ProductKind;
}

async function itemOf(client: ApiClient, { kind, ...line }: CartLine): Promise<CheckoutItemRequest> {
  const product = line.skuId || line.productDetails ? {} : { skuId: (await makeSku(client, kind)).id };
  const price = line.aggregatePrice === undefined ? { price: 10 } : {};
  return { ...product, ...price, ...line };
}

export interface CartRequest extends Omit<Partial<CheckoutRequest>, 'items'> {
  items?: CartLine[];
}

/**
 * A cart with all that an order needs but a source. As it stands: 2 × 10.00 and 5.00 shipping at 8.025 percent, 27.01 in
 * all. Set a field to undefined to leave it out.
 */
export async function cartRequest(
  client: ApiClient,
  { items = [{ price: 10, quantity: 2 }], ...fields }: CartRequest = {},
): Promise<CheckoutRequest> {
  const made: CheckoutItemRequest[] = [];
  for (const line of items) made.push(await itemOf(client, line));
  return {
    currency: 'USD',
    taxInclusive: false,
    email: uniqueEmail(),
    browserIp: '203.0.113.10',
    upstreamId: unique('cart'),
    shipFrom: { address: minnetonka },
    shipTo: contactAt(minneapolis),
    billTo: contactAt(minneapolis),
    shippingChoice: { amount: 5, description: 'Standard', serviceLevel: 'SG' },
    items: made,
    ...fields,
  };
}

export async function makeCheckout(client: ApiClient, fields: CartRequest = {}): Promise<Checkout> {
  return client.create<Checkout>('/checkouts', await cartRequest(client, fields));
}

/** A cart with nothing but its lines, for what addresses and shipping would only disturb. */
export const bareCart: CartRequest = {
  shipFrom: undefined,
  shipTo: undefined,
  billTo: undefined,
  shippingChoice: undefined,
};
