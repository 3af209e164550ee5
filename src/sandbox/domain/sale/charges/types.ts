import type { ChargeType } from '../../../../generated/contract/types';
import type { TestBehavior } from '../../kernel/reference';

export type ChargeState = 'pending' | 'capturable' | 'processing' | 'complete' | 'cancelled' | 'failed';
export type OperationState = 'pending' | 'pending_information' | 'complete' | 'failed';

export interface ChargeOperation {
  id: string;
  createdTime: string;
  updatedTime: string;
  amount: number;
  state: OperationState;
  failureCode?: string;
  failureMessage?: string;
  /** Captures only. */
  fulfillmentId?: string;
}

/** A charge as its order shows it. */
export interface Charge {
  id: string;
  createdTime: string;
  currency: string;
  amount: number;
  state: ChargeState;
  /** True after any attempt to capture, a failed one included. */
  captured: boolean;
  refunded: boolean;
  sourceId: string;
  type: ChargeType;
  captures?: ChargeOperation[];
  cancels?: ChargeOperation[];
  refunds?: ChargeOperation[];
  failureCode?: string;
  failureMessage?: string;
}

/** A charge by itself: what `GET /charges/{id}` answers and events tell. */
export interface ChargeDocument extends Charge {
  orderId: string;
  paymentSessionId: string;
  liveMode: boolean;
}

/** What the engine must know of a charge beside its document. */
export interface ChargeHidden {
  readonly testBehavior: TestBehavior;
  /** Store credit is secondary: captured first, cancelled and refunded last. */
  readonly secondary: boolean;
}
