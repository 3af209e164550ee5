import type { CheckoutSessionCreated } from '../../../../generated/contract/types';
import type { FeeRecord } from '../../catalog/fees/record';
import type { SkuRecord } from '../../catalog/skus/record';
import { withoutUndefined } from '../../kernel/changes';
import { accept, type Context, type Decision, type DomainError, refuse } from '../../kernel/decision';
import { invalid } from '../../kernel/problems';
import { toSeconds } from '../../kernel/time';
import { createCustomer } from '../../shoppers/customers/decisions';
import type { CustomerRecord } from '../../shoppers/customers/record';
import type { TaxIdentifierRecord } from '../../shoppers/tax-identifiers/record';
import { createCheckout } from '../checkouts/decisions';
import type { CheckoutRecord } from '../checkouts/record';
import { cartOf } from './cart';
import type { SessionDocument, SessionRecord, SessionRequest } from './record';

export interface NewSessionState {
  readonly skus: readonly SkuRecord[];
  readonly fees: readonly FeeRecord[];
  /** Of `request.customerId`. */
  readonly customer: CustomerRecord | null;
  readonly identifiers: readonly TaxIdentifierRecord[];
}

function whyNot({ options }: SessionRequest, physical: boolean): DomainError | null {
  const credits = (options?.storeCredits ?? []).map(({ upstreamId }) => upstreamId);
  if (new Set(credits).size < credits.length)
    return invalid('options.storeCredits', 'Each store credit of the options needs an upstreamId of its own.');
  if (!physical || (options?.shippingMethods ?? []).length > 0) return null;
  const message = 'Goods are in the cart: send shipping methods in options.';
  return { status: 400, code: 'invalid_request', message };
}

/** A customer that does not exist yet is made. */
function customerOf(request: SessionRequest, { customer }: NewSessionState, context: Context) {
  const { customerId: id, email } = request;
  if (!id || customer) return null;
  const made = createCustomer(withoutUndefined({ id, email }), { existing: null }, context);
  if (made.ok) return made;
  return refuse(
    made.errors.map((error) => ({ ...error, ...(error.parameter === 'id' && { parameter: 'customerId' }) })),
  );
}

export function createSession(
  request: SessionRequest,
  state: NewSessionState,
  context: Context,
): Decision<CheckoutSessionCreated> {
  const made = customerOf(request, state, context);
  if (made && !made.ok) return made;
  const customer = made?.writes.find((record): record is CustomerRecord => record.kind === 'customer');
  const { skus, fees, identifiers } = state;
  const around = { skus, fees, identifiers, customer: customer ?? state.customer, source: null };
  const carted = createCheckout(cartOf(request), around, context);
  if (!carted.ok) return carted;
  const checkout = carted.writes.find((record): record is CheckoutRecord => record.kind === 'checkout');
  if (!checkout) throw new Error('A new checkout was not written.');
  const refusal = whyNot(
    request,
    checkout.hidden.lines.some(({ physical }) => physical),
  );
  if (refusal) return refuse(refusal);
  const session = sessionOf(request, checkout.id, context);
  return accept(
    withoutUndefined({
      id: session.id,
      link: context.checkoutUrl?.('checkout-pages', session.id),
      liveMode: context.liveMode,
    }),
    {
      writes: [...(made?.writes ?? []), ...carted.writes, session],
      events: [...(made?.events ?? []), ...carted.events],
    },
  );
}

function sessionOf(request: SessionRequest, checkoutId: string, context: Context): SessionRecord {
  const { shoppingCountry: country, options = {}, style, redirects, shipTo } = request;
  const time = toSeconds(context.now);
  const only = country ? { ...shipTo, address: { ...shipTo?.address, country } } : undefined;
  const id = context.newId('checkout_session');
  const document = withoutUndefined<SessionDocument>({
    id,
    createdTime: time,
    updatedTime: time,
    shoppingCountry: country ?? undefined,
    options,
    style,
    redirects,
    shipTo: only ?? shipTo,
    liveMode: context.liveMode,
  });
  const fingerprint = context.newId('client-secret');
  return { kind: 'checkout_session', id, document, hidden: { checkoutId, request, fingerprint } };
}
