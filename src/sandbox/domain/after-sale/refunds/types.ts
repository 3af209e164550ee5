import type { Metadata } from '../../../../generated/contract/types';
import type { DomainError } from '../../kernel/decision';
import type { OperationKey } from '../../sale/charges/operations';
import type { PartName } from '../../sale/orders/types';

export type RefundState = 'pending' | 'pending_information' | 'succeeded' | 'failed' | 'expired';
export type OrderRefundType = 'shipping' | 'duty' | 'tax' | 'importer_tax';
export type ItemRefundType = 'shipping' | 'fees' | 'duty';

export interface RefundItemRequest {
  itemId?: string | null;
  skuId?: string | null;
  type?: ItemRefundType;
  quantity?: number | null;
  /** Connectors send numbers and decimal strings. */
  amount?: number | string | null;
  percent?: number | string | null;
}

export interface RefundRequest {
  orderId?: string;
  invoiceId?: string;
  currency: string;
  amount?: number | string | null;
  percent?: number | string | null;
  type?: OrderRefundType;
  items?: RefundItemRequest[];
  reason?: string;
  metadata?: Metadata;
}

export interface RefundItem {
  itemId: string;
  skuId?: string;
  type?: ItemRefundType;
  quantity?: number;
  amount?: number;
  percent?: number;
  refundedAmount: number;
}

export interface RefundCharge {
  id: string;
  captured: boolean;
  refunded: boolean;
  sourceId: string;
  refunds: { createdTime: string; amount: number; state: 'pending' | 'complete' | 'failed' }[];
}

export interface Refund {
  id: string;
  createdTime: string;
  updatedTime: string;
  orderId: string;
  /** Where it was asked for by the invoice. */
  invoiceId?: string;
  currency: string;
  type?: OrderRefundType;
  /** Absent where single lines are refunded: connectors add it to the amounts of `items`. */
  amount?: number;
  percent?: number;
  /** 0 until the refund has succeeded. */
  refundedAmount: number;
  /** Empty for a refund of the order. */
  items: RefundItem[];
  reason?: string;
  failureReason?: string;
  state: RefundState;
  /** Absent while pending. */
  charges?: RefundCharge[];
  metadata?: Metadata;
  liveMode: boolean;
}

/** Minor units taken from one part of one line. */
export interface RefundShare {
  readonly itemId: string;
  readonly part: PartName;
  readonly amount: number;
}

/**
 * How far a refund by quantity or percentage moved on: units of a line, or percent of the order. The next one is counted
 * from there, so that the parts add up to the whole.
 */
export interface RefundStep {
  /** Absent for a step of the whole order. */
  readonly itemId?: string;
  /** The type of the refund; `all` where it has none. */
  readonly scope: string;
  /** Decimal text. */
  readonly by: string;
}

export interface RefundHidden {
  /** Given back to the lines if the refund fails. */
  readonly shares: readonly RefundShare[];
  readonly operations: readonly OperationKey[];
  /** Taken back if the refund fails. Absent in refunds stored by earlier versions. */
  readonly steps?: readonly RefundStep[];
}

/** What a refund takes from where. Amounts in minor units. */
export interface RefundPlan {
  readonly amount: number;
  readonly shares: readonly RefundShare[];
  readonly steps: readonly RefundStep[];
  /** For refunds of single lines. */
  readonly items?: readonly RefundItem[];
}

export type Planned =
  | { readonly ok: true; readonly plan: RefundPlan }
  | { readonly ok: false; readonly error: DomainError };
