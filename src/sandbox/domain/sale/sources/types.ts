import type { AdditionalAddressInfo, Address, Metadata } from '../../kernel/common-types';
import type { TestBehavior } from '../../kernel/reference';

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
  returnUrl?: string;
}

export interface CardRequest {
  number: string;
  expirationMonth: number;
  expirationYear: number;
  /** Checked for its length, then forgotten. */
  cvv?: string;
  /** Where the shopper comes back to after a challenge. */
  returnUrl?: string;
}

/** The block that carries the method's own name, such as `payPal`. */
export interface MethodRequest {
  returnUrl?: string;
  cancelUrl?: string;
  bankCode?: string;
}

interface BrowserInfo {
  readonly [field: string]: unknown;
}

/** Each method has its block under its own name. */
export interface SourceRequest {
  type: string;
  paymentSessionId?: string;
  /** The same under the browser library's name. */
  sessionId?: string;
  currency?: string;
  amount?: number;
  language?: string;
  upstreamId?: string;
  owner?: Owner;
  creditCard?: CardRequest;
  customerCredit?: MethodRequest;
  returnUrl?: string;
  cancelUrl?: string;
  mandate?: { terms?: string };
  browserInfo?: BrowserInfo;
  metadata?: Metadata;
}

export interface NextAction {
  action: 'redirect' | 'show_payment_instructions' | 'sca_required' | 'do_3ds_redirect';
  data?: Record<string, string>;
}

export interface Redirect {
  redirectUrl: string;
  returnUrl?: string;
  cancelUrl?: string;
}

/** What checkouts, orders and their events show of a source. The block of its method stands under the method's name. */
export interface SourceSummary {
  id: string;
  type: string;
  amount?: number;
  owner?: Owner;
  creditCard?: CardFace;
}

/** A source as its customer shows it: without the client secret, which never leaves the calls on sources. */
export interface SavedSource extends SourceSummary {
  createdTime: string;
  updatedTime: string;
  currency?: string;
  language?: string;
  reusable: boolean;
  state: SourceState;
  flow: SourceFlow;
  redirect?: Redirect;
  nextAction?: NextAction;
  mandate?: { terms?: string; signedTime?: string };
  browserInfo?: BrowserInfo;
  expirationTime?: string;
  customerId?: string;
  paymentSessionId?: string;
  sessionId?: string;
  upstreamId?: string;
  metadata?: Metadata;
  liveMode: boolean;
}

export interface Source extends SavedSource {
  clientSecret: string;
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
