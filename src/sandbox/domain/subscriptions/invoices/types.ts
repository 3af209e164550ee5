import type { CheckoutRecord } from '../../sale/checkouts/record';
import type { Checkout, PricedItem } from '../../sale/checkouts/types';
import type { InvoiceState } from './transitions';

/** What an invoice shows of its priced cart. */
export const CART_FIELDS = [
  'id',
  'createdTime',
  'updatedTime',
  'email',
  'currency',
  'locale',
  'discount',
  'customerType',
  'sellingEntity',
  'taxIdentifiers',
  'subtotal',
  'totalTax',
  'totalImporterTax',
  'importerOfRecordTax',
  'totalFees',
  'totalDuty',
  'totalDiscount',
  'totalShipping',
  'totalAmount',
  'shipTo',
  'billTo',
  'payment',
  'chargeType',
  'applicationId',
  'upstreamId',
  'metadata',
  'liveMode',
] as const satisfies readonly (keyof Checkout)[];

export const ITEM_FIELDS = [
  'id',
  'skuId',
  'productDetails',
  'subscriptionInfo',
  'quantity',
  'amount',
  'tax',
  'importerTax',
  'duties',
  'fees',
  'discount',
  'metadata',
] as const satisfies readonly (keyof PricedItem)[];

export type InvoiceItem = Pick<PricedItem, (typeof ITEM_FIELDS)[number]>;

export interface Invoice extends Pick<Checkout, (typeof CART_FIELDS)[number]> {
  customerId: string;
  description?: string;
  items: InvoiceItem[];
  /** For how many days the money is asked for. */
  collectionPeriodDays: number;
  state: InvoiceState;
  stateTransitions: Partial<Record<InvoiceState, string>>;
  /** Attempts to charge so far. */
  attemptCount: number;
  orderId?: string;
}

export interface InvoiceHidden {
  /** Priced as a checkout is, and never a checkout that a caller could see. */
  readonly cart: CheckoutRecord;
  /** Whether a failed payment is tried again. */
  readonly optimized: boolean;
  /** The subscription that it renews. */
  readonly subscriptionId?: string;
  /** When the collection began; of an invoice that was made anew, when the first one's did. */
  readonly collectedFrom?: string;
  /** Attempts since then, those of an invoice before it included. */
  readonly tries: number;
}
