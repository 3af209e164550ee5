import type { OperationKey } from '../sale/charges/operations';

/** Something a payment or a review does on its own after a while. */
export type DueStepName =
  | 'capture-fails'
  | 'refund-fails'
  | 'review-passes'
  | 'review-denies'
  | 'payment-arrives'
  | 'payment-fails';

export interface DueStep {
  id: string;
  dueTime: string;
  step: DueStepName;
  orderId: string;
  refundId?: string;
  /** The captures that will fail. */
  operations?: readonly OperationKey[];
}
