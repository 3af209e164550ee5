import type { OperationKey } from '../charges/operations';
import type { Metadata } from '../common-types';
import type { PartName } from '../orders/types';

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
  percent?: number | null;
}

export interface RefundRequest {
  orderId?: string;
  invoiceId?: string;
  currency: string;
  amount?: number | string | null;
  percent?: number | null;
  type?: OrderRefundType;
  items?: RefundItemRequest[];
  reason?: string;
  metadata?: Metadata;
}

export interface UpdateRefundRequest {
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
  currency: string;
  type?: OrderRefundType;
  amount: number;
  percent?: number;
  /** 0 until the refund has succeeded. */
  refundedAmount: number;
  items?: RefundItem[];
  reason?: string;
  failureReason?: string;
  state: RefundState;
  charges: RefundCharge[];
  metadata?: Metadata;
  liveMode: boolean;
}

/** Minor units taken from one part of one line. */
export interface RefundShare {
  readonly itemId: string;
  readonly part: PartName;
  readonly amount: number;
}

export interface RefundHidden {
  /** Given back to the lines if the refund fails. */
  readonly shares: readonly RefundShare[];
  readonly operations: readonly OperationKey[];
}
