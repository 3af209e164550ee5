import type { Contact, CustomerType, PlanInterval, Subscription } from '../../../../generated/contract/types';
import type { Kept } from '../../kernel/records';

/** What renewals take over from the first order. */
export interface Acquisition {
  readonly email?: string;
  readonly billTo?: Contact;
  readonly shipTo?: Contact;
  readonly customerType: CustomerType;
}

export interface SubscriptionHidden {
  /** The checkout that made it, and so its first order. */
  readonly checkoutId: string;
  readonly acquisition?: Acquisition;
  /** Periods are counted from here, so that a short month shortens no later one. */
  readonly countedFrom?: string;
  readonly periods?: number;
  readonly interval?: PlanInterval;
  readonly intervalCount?: number;
  /** The invoice of the next period. */
  readonly invoiceId?: string;
  /** Told of, and not replaced yet. */
  readonly sourceIsInvalid?: true;
}

export type SubscriptionRecord = Kept<'subscription', Subscription, SubscriptionHidden>;

declare module '../../kernel/records' {
  interface Records {
    subscription: SubscriptionRecord;
  }
}
