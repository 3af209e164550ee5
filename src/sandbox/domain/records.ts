/** A stored record: the document a caller may see, and beside it what only the engine may know. */

import type { Refund, RefundHidden } from './after-sale/refunds/types';
import type { Sku } from './catalog/skus/types';
import type { DueStep } from './due/types';
import type { Fulfillment } from './logistics/fulfillments/types';
import type { ChargeDocument } from './sale/charges/types';
import type { Fee } from './sale/checkouts/fees';
import type { Checkout, CheckoutHidden } from './sale/checkouts/types';
import type { OrderFile } from './sale/orders/files';
import type { Order, OrderHidden } from './sale/orders/types';
import type { Source, SourceHidden } from './sale/sources/types';
import type { Customer } from './shoppers/customers/types';

/**
 * `document` has exactly the wire shape. `hidden` never leaves the engine: answers, lists, events and the ledger are
 * made of `document` alone.
 */
export interface Kept<Kind extends string, Document extends object, Hidden extends object = NothingHidden> {
  readonly kind: Kind;
  readonly id: string;
  readonly document: Document;
  readonly hidden: Hidden;
}

export type NothingHidden = Readonly<Record<string, never>>;

export type SkuRecord = Kept<'sku', Sku>;
export type FeeRecord = Kept<'fee', Fee>;
export type CustomerRecord = Kept<'customer', Customer>;
export type SourceRecord = Kept<'source', Source, SourceHidden>;
export type CheckoutRecord = Kept<'checkout', Checkout, CheckoutHidden>;
export type OrderRecord = Kept<'order', Order, OrderHidden>;
/** A copy of a charge for `GET /charges/{id}`; the order's `payment.charges` is what decisions read. */
export type ChargeRecord = Kept<'charge', ChargeDocument>;
export type FulfillmentRecord = Kept<'fulfillment', Fulfillment>;
export type RefundRecord = Kept<'refund', Refund, RefundHidden>;
/** Metadata of an invoice or credit memo; no operation of this contract serves it yet. */
export type FileRecord = Kept<'file', OrderFile>;
/** Something that happens later by itself, see `advance`. */
export type DueStepRecord = Kept<'due-step', DueStep>;

export type AnyRecord =
  | SkuRecord
  | FeeRecord
  | CustomerRecord
  | SourceRecord
  | CheckoutRecord
  | OrderRecord
  | ChargeRecord
  | FulfillmentRecord
  | RefundRecord
  | FileRecord
  | DueStepRecord;

export type RecordKind = AnyRecord['kind'];

export interface RecordKey {
  readonly kind: RecordKind;
  readonly id: string;
}

export const NOTHING_HIDDEN: NothingHidden = {};
