import type { CheckoutSession, SessionConsents } from '../../../../generated/contract/types';
import type { RequestBody } from '../../kernel/call';
import type { Kept } from '../../kernel/records';

export type SessionRequest = RequestBody<'createDropInCheckoutSession'>;
export type SessionUpdate = RequestBody<'updateDropInCheckoutSession'>;

/** What a session has beside its checkout, which has the cart, the totals and the payment. */
export type SessionDocument = Pick<
  CheckoutSession,
  'id' | 'createdTime' | 'updatedTime' | 'shoppingCountry' | 'options' | 'style' | 'redirects' | 'liveMode'
> & {
  readonly consents?: SessionConsents;
  /** Of the contacts, as far as no checkout takes it: an incomplete ship-to, and whether to save one. */
  readonly shipTo?: CheckoutSession['shipTo'];
  readonly billTo?: CheckoutSession['billTo'];
};

export interface SessionHidden {
  readonly checkoutId: string;
  readonly request: SessionRequest;
  /** What the first answer gives to the browser; absent once given. */
  readonly fingerprint?: string;
}

export type SessionRecord = Kept<'checkout_session', SessionDocument, SessionHidden>;

declare module '../../kernel/records' {
  interface Records {
    checkout_session: SessionRecord;
  }
}
