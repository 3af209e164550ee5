import type { Metadata } from '../../../../generated/contract/types';
import type { ChargeHidden } from '../charges/types';
import type { CheckoutRequest, LineParts, PricedCart, PricedItem, ProductDetails } from '../checkouts/types';

export type OrderState =
  | 'pending_payment'
  | 'in_review'
  | 'accepted'
  | 'fulfilled'
  | 'complete'
  | 'returned'
  | 'cancelled'
  | 'blocked'
  | 'dispute';
export type FraudState = 'review_opened' | 'passed' | 'blocked';
export type OrderItemState = 'created' | 'fulfilled' | 'paid' | 'cancelled' | 'blocked' | 'returned';

/** With `checkoutId` everything else in the body is ignored. */
export type OrderRequest = { checkoutId?: string } & Partial<CheckoutRequest>;

export interface UpdateOrderRequest {
  requestToBeForgotten?: boolean;
  upstreamId?: string | null;
  items?: { id: string; metadata?: Metadata }[];
  metadata?: Metadata;
}

/** A product as an expanded order shows it. */
export interface OrderedProduct extends ProductDetails {
  eccn?: string;
  taxCode?: string;
  metadata?: Metadata;
}

export interface OrderItem extends PricedItem {
  productDetails?: OrderedProduct;
  state: OrderItemState;
  stateTransitions: Partial<Record<OrderItemState, string>>;
  /** Captured and not refunded: product and its tax, without shipping, fees and duties. */
  availableToRefundAmount: number;
}

export interface FileReference {
  id: string;
  url: string;
  liveMode: boolean;
}

export interface Order extends PricedCart<OrderItem> {
  id: string;
  checkoutId?: string;
  createdTime: string;
  updatedTime: string;
  availableToRefundAmount: number;
  /** Absent until the first refund. */
  refundedAmount?: number;
  cancelledAmount: number;
  capturedAmount: number;
  invoicePDFs?: FileReference[];
  creditMemoPDFs?: FileReference[];
  requestToBeForgotten: boolean;
  state: OrderState;
  stateTransitions: Partial<Record<OrderState, string>>;
  fraudState?: FraudState;
  fraudStateTransitions: Partial<Record<FraudState, string>>;
  cancelReason?: string;
}

/** An order as events and `GET /fulfillments/{id}` show it: without its payment. */
export type OrderDetails = Omit<Order, 'payment'>;

export type PartName = keyof LineParts;

/** How far one line has come, in units and minor units. */
export interface LineProgress {
  readonly physical: boolean;
  readonly parts: LineParts;
  readonly fulfilled: number;
  readonly cancelled: number;
  /** Units that came back in accepted returns. */
  readonly returned?: number;
  /** Units whose capture is complete. */
  readonly captured: number;
  /** Captured or cancelled so far, failed attempts included: what later units no longer have to pay. */
  readonly taken: number;
  /** Refunded (pending or paid) per part. */
  readonly refunded: LineParts;
  /** Units refunded by quantity or percentage so far, for each kind of item refund; decimal text. Amounts move nothing here. */
  readonly refundedUnits?: Readonly<Record<string, string>>;
}

export interface OrderHidden {
  readonly lines: Readonly<Record<string, LineProgress>>;
  readonly charges: Readonly<Record<string, ChargeHidden>>;
  /** How a payment ends that the sandbox holds back itself; absent where a shopper or a bank decides. */
  readonly pendingPayment?: 'succeeds' | 'fails' | 'stays';
  /** Percentages of the whole order refunded so far, for each kind of order refund; decimal text. */
  readonly refundedPercent?: Readonly<Record<string, string>>;
}
