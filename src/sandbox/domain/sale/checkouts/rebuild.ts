/** Pricing and funding a checkout together, with a source that comes along. */
import type { Context, DomainError } from '../../kernel/decision';
import { currencyOf } from '../../kernel/money/currency';
import type { AnyRecord } from '../../kernel/records';
import { toSeconds } from '../../kernel/time';
import type { CustomerRecord } from '../../shoppers/customers/record';
import type { TaxIdentifierRecord } from '../../shoppers/tax-identifiers/record';
import type { SourceRecord } from '../sources/record';
import { admit, billToOf, type Place, whyNotAdmitted } from './admit';
import { buildCheckout, type CheckoutDraft, type Materials } from './build';
import { checkCart } from './checks';
import { materialsOf } from './draft';
import type { CheckoutRecord } from './record';
import { saleOf, whyUnfit } from './reverse-charge';

export type WithSource =
  | { ok: true; checkout: CheckoutRecord; writes: AnyRecord[] }
  | { ok: false; error: DomainError };

/** Prices the cart, and where a source came along, attaches it and prices again: the bill-to may follow the source. */
export function buildWithSource(materials: Materials, source: SourceRecord | null, context: Context): WithSource {
  const built = buildCheckout(materials, context);
  if (!built.ok) return built;
  if (!source) return { ok: true, checkout: built.checkout, writes: [built.checkout, ...built.sources] };
  const place = placeOf(built.checkout, built.sources, context);
  const refusal = whyNotAdmitted(source, place);
  if (refusal) return { ok: false, error: refusal };
  const { sources, released } = admit(source, place, context.now);
  const { session } = built.checkout.document.payment;
  const draft = withBillTo(materials.draft, materials.billToGiven, source);
  const error = checkCart(draft, materials.lines, context.reference)[0];
  if (error) return { ok: false, error };
  const funded = buildCheckout({ ...materials, draft, sources, session }, context);
  if (!funded.ok) return funded;
  const unfit = whyUnfit(
    draft,
    saleOf(draft, materials.lines, funded.checkout.document.sellingEntity.id),
    context.reference,
  );
  if (unfit) return { ok: false, error: unfit };
  return { ok: true, checkout: funded.checkout, writes: [funded.checkout, ...funded.sources, ...released] };
}

function withBillTo(draft: CheckoutDraft, billToGiven: boolean, source: SourceRecord): CheckoutDraft {
  const billTo = billToOf(source);
  return billToGiven || !billTo ? draft : { ...draft, billTo };
}

function placeOf(checkout: CheckoutRecord, attached: readonly SourceRecord[], { reference }: Context): Place {
  const { currency, totalAmount, payment } = checkout.document;
  const unit = currencyOf(currency, reference);
  return {
    checkoutId: checkout.id,
    sessionState: payment.session.state,
    currency: unit,
    total: unit.minor(totalAmount),
    attached,
  };
}

/** Prices an open checkout again with the sources and the bill-to as given. */
export function rebuild(
  checkout: CheckoutRecord,
  state: {
    customer: CustomerRecord | null;
    sources: readonly SourceRecord[];
    identifiers: readonly TaxIdentifierRecord[];
  },
  source: SourceRecord | null,
  context: Context,
): WithSource {
  const materials = materialsOf(checkout, state);
  const draft = { ...materials.draft, updatedTime: toSeconds(context.now) };
  return buildWithSource({ ...materials, draft }, source, context);
}
