import type { Checkout, CheckoutItem, Invoice, InvoiceItem } from '../../../../generated/contract/types';
import type { CheckoutRecord } from '../../sale/checkouts/record';

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
] as const satisfies readonly (keyof Checkout & keyof Invoice)[];

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
] as const satisfies readonly (keyof CheckoutItem & keyof InvoiceItem)[];

export type CartOfInvoice = Pick<Invoice, (typeof CART_FIELDS)[number] | 'items'>;

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
