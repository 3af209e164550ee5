import type { Source } from '../../../../generated/contract/types';
import type { TestBehavior } from '../../kernel/reference';

export type SourceState = Source['state'];

export interface SourceHidden {
  /** Opaque name of what the test payment will do; chosen from the number or the owner, neither of which it reveals. */
  readonly testBehavior: TestBehavior;
  /** The checkout it is attached to now. */
  readonly checkoutId?: string;
  /** The order it pays for. */
  readonly orderId?: string;
}

/** What a shopper or a bank does to a waiting source; sent through the sandbox's own controls. */
export type SourceAction = 'authenticate' | 'fail_authentication' | 'approve' | 'decline' | 'fund' | 'expire';
