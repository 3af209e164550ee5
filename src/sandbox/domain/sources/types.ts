import type { AdditionalAddressInfo, Address, Metadata } from '../common-types';
import type { TestBehavior } from '../reference';

export type SourceState =
  | 'pending_funds'
  | 'pending_redirect'
  | 'requires_action'
  | 'chargeable'
  | 'consumed'
  | 'cancelled'
  | 'failed';

export type SourceFlow = 'standard' | 'redirect' | 'receiver';

export interface Owner {
  firstName?: string;
  lastName?: string;
  email?: string;
  phoneNumber?: string;
  organization?: string | null;
  upstreamId?: string;
  address?: Address;
  additionalAddressInfo?: AdditionalAddressInfo;
}

/** What a card source shows. The number and the security code are never kept. */
export interface CardFace {
  brand: string;
  lastFourDigits: string;
  expirationMonth: number;
  expirationYear: number;
}

export interface CardRequest {
  number: string;
  expirationMonth: number;
  expirationYear: number;
  /** Checked for its length, then forgotten. */
  cvv?: string;
}

export interface SourceRequest {
  type: string;
  paymentSessionId?: string;
  /** The same under the browser library's name. */
  sessionId?: string;
  currency?: string;
  amount?: number;
  upstreamId?: string;
  owner?: Owner;
  creditCard?: CardRequest;
  customerCredit?: Record<string, never>;
  returnUrl?: string;
  cancelUrl?: string;
  metadata?: Metadata;
}

export interface NextAction {
  action: 'redirect' | 'show_payment_instructions' | 'mock_challenge_shopper';
  data?: Record<string, string>;
}

export interface Source {
  id: string;
  clientSecret: string;
  createdTime: string;
  updatedTime: string;
  type: string;
  currency?: string;
  amount?: number;
  reusable: boolean;
  state: SourceState;
  flow: SourceFlow;
  owner?: Owner;
  creditCard?: CardFace;
  customerCredit?: Record<string, never>;
  redirect?: { redirectUrl: string; returnUrl?: string; cancelUrl?: string };
  wireTransfer?: Record<string, string>;
  konbini?: Record<string, string>;
  expirationTime?: string;
  customerId?: string;
  paymentSessionId?: string;
  upstreamId?: string;
  metadata?: Metadata;
  liveMode: boolean;
}

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
