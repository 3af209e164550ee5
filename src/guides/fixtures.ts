import type { Json } from './types';

/** A routable address kept for tests of geolocation; nothing is ever sent there. */
export const SHOPPER_IP = '216.160.83.56';

export const MINNETONKA: Json = {
  line1: '10380 Bren Road West',
  city: 'Minnetonka',
  state: 'MN',
  postalCode: '55343',
  country: 'US',
};

export const SHOPPER: Json = { name: 'Ada Shopper', phone: '612-555-0100', address: MINNETONKA };

export const OWNER: Json = { firstName: 'Ada', lastName: 'Shopper', email: 'ada@example.com', address: MINNETONKA };

export const SHIPPING: Json = { amount: 5, description: 'Standard, 3 to 5 days', serviceLevel: 'SG' };

/** Test card numbers and what each does. The whole list is on the page about test data. */
export const CARDS = {
  works: '4444222233331111',
  declinedAtOrder: '4000000000003600',
} as const;

export function sku(name: string): Json {
  return { name, eccn: 'EAR99', taxCode: '4323.310_A', countryOfOrigin: 'US', weight: 12, weightUnit: 'oz' };
}

export function cardSource(number: string): Json {
  return {
    type: 'creditCard',
    owner: OWNER,
    creditCard: { number, expirationMonth: 7, expirationYear: 2035, cvv: '123' },
  };
}

/** A guest's cart for Minnesota, tax on top. Parts given replace the usual ones. */
export function cart(parts: Record<string, Json>): Json {
  return {
    currency: 'USD',
    taxInclusive: false,
    email: 'ada@example.com',
    browserIp: SHOPPER_IP,
    upstreamId: 'cart-{{run.id}}',
    chargeType: 'customer_initiated',
    shipFrom: { address: MINNETONKA },
    shipTo: SHOPPER,
    billTo: SHOPPER,
    ...parts,
  };
}
