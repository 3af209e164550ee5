import { SHIPPING, SHOPPER } from './fixtures';
import { postCheckout, putSku } from './steps';
import type { Json, Step } from './types';

/** The same cart, sold to a shopper in one of several places. */
export interface Destination {
  id: string;
  city: string;
  /** A country of `src/catalog/countries.yml`. */
  country: string;
  /** What the tax is called there. */
  tax: string;
  /** Rows of that country's compliance sheet that the home page shows. */
  duties: readonly string[];
  /** What the checkout says of the shopper, the currency and the price. */
  checkout: Record<string, Json>;
}

function shopperAt(address: Json): Record<string, Json> {
  const shopper: Json = { name: 'Ada Shopper', phone: '612-555-0100', address };
  return { shipTo: shopper, billTo: shopper };
}

export const destinations: readonly [Destination, ...Destination[]] = [
  {
    id: 'minnetonka',
    city: 'Minnetonka',
    country: 'united-states',
    tax: 'sales tax',
    duties: ['taxes-and-fees-north-america-display', 'displays-california', 'fulfillment-models-us-shipping-time'],
    checkout: { currency: 'USD', taxInclusive: false, shipTo: SHOPPER, billTo: SHOPPER },
  },
  {
    id: 'hamburg',
    city: 'Hamburg',
    country: 'germany',
    tax: 'VAT',
    duties: [
      'taxes-and-fees-eu-display',
      'consumer-information-eu-button',
      'consumer-information-eu-withdrawal-button',
    ],
    checkout: {
      currency: 'EUR',
      taxInclusive: true,
      ...shopperAt({ line1: 'Jungfernstieg 7', city: 'Hamburg', postalCode: '20354', country: 'DE' }),
    },
  },
  {
    id: 'tokyo',
    city: 'Tokyo',
    country: 'japan',
    tax: 'consumption tax',
    duties: ['displays-japan'],
    checkout: {
      currency: 'JPY',
      taxInclusive: true,
      shippingChoice: { ...(SHIPPING as object), amount: 500 },
      items: [{ skuId: '{{sku.id}}', quantity: 2, price: 1000 }],
      ...shopperAt({ line1: '1-1 Marunouchi', city: 'Tokyo', state: 'Tokyo', postalCode: '100-0005', country: 'JP' }),
    },
  },
];

/** A sale as it was recorded while the site was built. */
export interface RecordedSale {
  /** What the page shows of the checkout that the sandbox answered. */
  answer: Json;
  country: string;
  duties: { text: string; route: string }[];
  /** All rows of the country's compliance sheet. */
  dutyCount: number;
}

/** Makes the SKU first; the checkout, which comes last, is the call that one sees. */
export function stepsTo({ checkout }: Destination): Step[] {
  return [putSku('home-photo-editor', 'Photo editor, boxed edition'), postCheckout(checkout)];
}
