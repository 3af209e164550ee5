import type { RefundItem, Refund as RefundOnTheWire } from '../../../../generated/contract/types';
import type { DomainError } from '../../kernel/decision';
import type { Always } from '../../kernel/records';
import type { OperationKey } from '../../sale/charges/operations';
import type { PartName } from '../../sale/orders/types';

export type OrderRefundType = NonNullable<RefundOnTheWire['type']>;
export type ItemRefundType = NonNullable<RefundItem['type']>;

/** `amount` is absent where single lines are refunded: connectors add it to the amounts of `items`. */
export type Refund = Always<RefundOnTheWire, 'orderId'>;

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
