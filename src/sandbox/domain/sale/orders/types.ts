import type { OrderItem, Order as OrderOnTheWire, OrderState } from '../../../../generated/contract/types';
import type { Always } from '../../kernel/records';
import type { ChargeHidden } from '../charges/types';
import type { LineParts } from '../checkouts/types';

export type FraudState = NonNullable<OrderOnTheWire['fraudState']>;
export type OrderItemState = OrderItem['state'];

/** What an order takes over from its checkout is always there. */
export type Order = Always<OrderOnTheWire, 'locale' | 'customerType' | 'chargeType' | 'sellingEntity' | Total>;
type Total = 'totalImporterTax' | 'totalFees' | 'totalDuty' | 'totalDiscount' | 'totalShipping';

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

/** Minor units that a bank took back of each part of each line. */
export interface Chargeback {
  readonly id: string;
  readonly fraud: boolean;
  readonly shares: readonly { readonly itemId: string; readonly part: PartName; readonly amount: number }[];
}

export interface OrderHidden {
  readonly lines: Readonly<Record<string, LineProgress>>;
  readonly charges: Readonly<Record<string, ChargeHidden>>;
  /** How a payment ends that the sandbox holds back itself; absent where a shopper or a bank decides. */
  readonly pendingPayment?: 'succeeds' | 'fails' | 'stays';
  /** The state to go back to when a dispute ends; absent while there is none. */
  readonly disputedFrom?: OrderState;
  /** What payers' banks took back, oldest first. */
  readonly chargebacks?: readonly Chargeback[];
  /** Opens the order's page in the returns portal; absent until somebody asked for its address. */
  readonly returnsPortal?: { readonly token: string; readonly expiresTime: string };
  /** Percentages of the whole order refunded so far, for each kind of order refund; decimal text. */
  readonly refundedPercent?: Readonly<Record<string, string>>;
}
