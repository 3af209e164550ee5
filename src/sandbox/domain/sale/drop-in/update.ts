/** What a shopper enters, one step at a time. */
import type { Contact, UpdateCheckoutRequest } from '../../../../generated/contract/types';
import { withoutUndefined } from '../../kernel/changes';
import { accept, type Context, type Decision, type DomainError, refuse } from '../../kernel/decision';
import { toSeconds } from '../../kernel/time';
import { createCustomer, updateCustomer } from '../../shoppers/customers/decisions';
import type { CustomerRecord } from '../../shoppers/customers/record';
import type { TaxIdentifierRecord } from '../../shoppers/tax-identifiers/record';
import { updateCheckout } from '../checkouts/decisions';
import type { CheckoutRecord } from '../checkouts/record';
import type { SourceRecord } from '../sources/record';
import type { SessionRecord, SessionUpdate } from './record';

export interface SessionState {
  readonly session: SessionRecord;
  readonly checkout: CheckoutRecord;
  readonly sources: readonly SourceRecord[];
  readonly customer: CustomerRecord | null;
  /** Those that the checkout or the call names. */
  readonly identifiers: readonly TaxIdentifierRecord[];
}

export interface Updated {
  readonly session: SessionRecord;
  readonly checkout: CheckoutRecord;
}

type Sent = SessionUpdate['shipTo'];

/** Wallet buttons send an empty contact: it is not known yet. */
const known = (contact: Sent): Contact | undefined => {
  const { saveForLater: _, ...rest } = contact ?? {};
  return Object.keys(rest).length > 0 ? (rest as Contact) : undefined;
};

/** One of the methods that the session offers; that others are refused is inferred. */
function whyNotShipped(choice: SessionUpdate['shippingChoice'], { document }: SessionRecord): DomainError | null {
  if (!choice) return null;
  const offered = (document.options.shippingMethods ?? []).some(
    (method) =>
      method.amount === choice.amount &&
      method.description === choice.description &&
      (method.id ?? choice.id) === choice.id,
  );
  if (offered) return null;
  const message = 'The session offers no such shipping method. Send one of options.shippingMethods.';
  return { status: 400, code: 'invalid_shipping_choice', parameter: 'shippingChoice', message };
}

function changesOf({ session }: SessionState, body: SessionUpdate): UpdateCheckoutRequest {
  const { shippingChoice, shipTo, billTo, consents: _c, taxCertificate: _t, ...fields } = body;
  const { estimatedDelivery: _e, shipFrom, ...choice } = shippingChoice ?? {};
  const { shoppingCountry } = session.document;
  const address = known(shipTo);
  return withoutUndefined({
    ...fields,
    shipTo:
      address && shoppingCountry ? { ...address, address: { ...address.address, country: shoppingCountry } } : address,
    billTo: known(billTo),
    shippingChoice: shippingChoice && choice,
    shipFrom,
  }) as UpdateCheckoutRequest;
}

/** A certificate belongs to a customer: the session's, or one that is made for it (inferred). */
function certified(body: SessionUpdate, { customer, checkout }: SessionState, context: Context) {
  const { taxCertificate } = body;
  if (!taxCertificate) return null;
  if (customer) return updateCustomer({ taxCertificate }, { customer }, context);
  const { email, customerType: type } = checkout.document;
  return createCustomer(withoutUndefined({ email, type, taxCertificate }), { existing: null }, context);
}

/** The result is the session and its checkout as they are now. */
export function updateSession(body: SessionUpdate, state: SessionState, context: Context): Decision<Updated> {
  const { session, checkout, sources } = state;
  const notShipped = whyNotShipped(body.shippingChoice, session);
  if (notShipped) return refuse(notShipped);
  const certificate = certified(body, state, context);
  if (certificate && !certificate.ok) return certificate;
  const owner = certificate?.writes.find((record): record is CustomerRecord => record.kind === 'customer');
  const changes = { ...changesOf(state, body), ...(owner && { customerId: owner.id }) };
  const { identifiers } = state;
  const around = { checkout, sources, identifiers, customer: owner ?? state.customer, source: null };
  const updated = updateCheckout(changes, around, context);
  if (!updated.ok) return updated;
  const cart = updated.writes.find((record): record is CheckoutRecord => record.kind === 'checkout') ?? checkout;
  const { consents, shipTo = consents && session.document.shipTo, billTo } = body;
  const document = withoutUndefined({
    ...session.document,
    updatedTime: toSeconds(context.now),
    consents: consents ?? session.document.consents,
    shipTo: shipTo ?? session.document.shipTo,
    billTo: billTo ?? session.document.billTo,
  });
  const now: SessionRecord = { ...session, document };
  return accept(
    { session: now, checkout: cart },
    {
      writes: [...(certificate?.writes ?? []), ...updated.writes, now],
      events: [...(certificate?.events ?? []), ...updated.events],
    },
  );
}
