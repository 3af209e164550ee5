import type { Charge, ChargeOperation } from '../../../../generated/contract/types';
import type { TestBehavior } from '../../kernel/reference';

export type ChargeState = Charge['state'];
export type OperationState = ChargeOperation['state'];

/** What the engine must know of a charge beside its document. */
export interface ChargeHidden {
  readonly testBehavior: TestBehavior;
  /** Store credit is secondary: captured first, cancelled and refunded last. */
  readonly secondary: boolean;
  /** When the bank last reserved the money; absent where that is when the charge was made. */
  readonly authorizedTime?: string;
  /** When the bank stopped reserving what was not captured by then; absent where it did not. */
  readonly lapsedTime?: string;
}
