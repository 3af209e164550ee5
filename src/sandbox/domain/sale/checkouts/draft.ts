/** From what was sent to what is priced, and back. */

import type { CheckoutRequest, TaxIdentifier } from '../../../../generated/contract/types';
import type { FeeRecord } from '../../catalog/fees/record';
import type { SkuRecord } from '../../catalog/skus/record';
import { withoutUndefined } from '../../kernel/changes';
import type { Context } from '../../kernel/decision';
import { toSeconds } from '../../kernel/time';
import type { CustomerRecord } from '../../shoppers/customers/record';
import type { TaxIdentifierRecord } from '../../shoppers/tax-identifiers/record';
import type { PlannedState } from '../../subscriptions/subscriptions/begin';
import type { NewSession } from '../payments/session';
import type { SourceRecord } from '../sources/record';
import type { CheckoutDraft, Materials } from './build';
import type { Catalog } from './catalog';
import { refreshed } from './identifiers';
import { lineTerms } from './lines';
import type { CheckoutRecord } from './record';

export interface NewCheckoutState extends PlannedState {
  readonly skus: readonly SkuRecord[];
  readonly fees: readonly FeeRecord[];
  readonly customer: CustomerRecord | null;
  readonly source: SourceRecord | null;
  readonly identifiers: readonly TaxIdentifierRecord[];
}

export function newSession(context: Context): NewSession {
  const id = context.newId('payment-session');
  return { id, clientSecret: `${id}_${context.newId('client-secret')}`, state: null };
}

/** `identifiers`: as the checkout shows them. */
export function draftOf(
  input: CheckoutRequest,
  catalog: Catalog,
  identifiers: readonly TaxIdentifier[] | undefined,
  context: Context,
) {
  const { items, sourceId, shippingChoice, customerId, taxIdentifiers: _named, ...fields } = input;
  const ids = items.map(() => context.newId('checkout-item'));
  const time = toSeconds(context.now);
  // In this version a checkout takes nothing over from its customer.
  const draft = withoutUndefined<CheckoutDraft>({
    ...fields,
    id: context.newId('checkout'),
    createdTime: time,
    updatedTime: time,
    customerId: customerId || undefined,
    taxIdentifiers: identifiers && [...identifiers],
    locale: fields.locale ?? 'en_US',
    taxInclusive: fields.taxInclusive ?? false,
    customerType: fields.customerType ?? 'individual',
    chargeType: fields.chargeType ?? 'customer_initiated',
    shippingChoice: shippingChoice ?? undefined,
    items: items.map(({ price, aggregatePrice, quantity, ...item }, index) => ({
      ...item,
      id: ids[index] ?? '',
      quantity: quantity ?? 1,
    })),
    liveMode: context.liveMode,
  });
  const lines = items.map((item, index) => lineTerms(item, ids[index] ?? '', catalog, context.reference));
  return { draft, lines };
}

/** The checkout as its materials: what was asked, without what was computed. */
export function materialsOf(
  checkout: CheckoutRecord,
  state: {
    customer: CustomerRecord | null;
    sources: readonly SourceRecord[];
    identifiers: readonly TaxIdentifierRecord[];
  },
): Materials {
  const { document, hidden } = checkout;
  const { taxAmount, ...choice } = document.shippingChoice ?? {};
  const asked = document.shippingChoice && { ...choice, amount: hidden.shippingAsked };
  return {
    draft: withoutUndefined({
      ...document,
      shippingChoice: asked,
      taxInclusive: pricesContainTax(checkout),
      taxIdentifiers: refreshed(document.taxIdentifiers, state.identifiers),
    }),
    lines: hidden.lines,
    billToGiven: hidden.billToGiven,
    customer: state.customer,
    sources: state.sources,
    session: document.payment.session,
  };
}

/** Earlier versions kept it in the document. */
function pricesContainTax({ document, hidden }: CheckoutRecord): boolean {
  return hidden.taxInclusive ?? (document as { taxInclusive?: boolean }).taxInclusive ?? false;
}
