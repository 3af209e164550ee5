/** Makes the checkout document out of what was asked, priced and paid. */
import type { Checkout, CheckoutItem, PaymentSession } from '../../../../generated/contract/types';
import { withoutUndefined } from '../../kernel/changes';
import type { Context, DomainError } from '../../kernel/decision';
import { currencyOf } from '../../kernel/money/currency';
import { addDecimals } from '../../kernel/money/decimal';
import type { CustomerRecord } from '../../shoppers/customers/record';
import { fund, type NewSession, paymentOf } from '../payments/session';
import type { SourceRecord } from '../sources/record';
import { summaryOf } from '../sources/shown';
import { type Assessment, assess, type CartTerms } from './assess';
import type { Treatment } from './price';
import { cartReasons } from './reasons';
import type { CheckoutRecord } from './record';
import { sellingEntity } from './selling-entity';
import type { LineParts, LineTerms } from './types';

/** A checkout without the figures, which follow from the rest. */
export type CheckoutDraft = Omit<Checkout, Figures | 'items'> & {
  readonly items: readonly (Omit<CheckoutItem, ItemFigures> & { readonly id: string })[];
  readonly taxInclusive: boolean;
};
type Figures =
  | 'subtotal'
  | 'totalTax'
  | 'totalImporterTax'
  | 'importerOfRecordTax'
  | 'totalFees'
  | 'totalDuty'
  | 'totalDiscount'
  | 'totalShipping'
  | 'totalAmount'
  | 'sellingEntity'
  | 'payment';
type ItemFigures = 'amount' | 'tax' | 'importerTax' | 'duties' | 'fees' | 'shipping' | 'sellerTaxIdentifier';

export interface Materials {
  readonly draft: CheckoutDraft;
  readonly lines: readonly LineTerms[];
  readonly billToGiven: boolean;
  readonly customer: CustomerRecord | null;
  readonly sources: readonly SourceRecord[];
  readonly session: PaymentSession | NewSession;
}

export type Built =
  | { readonly ok: true; readonly checkout: CheckoutRecord; readonly sources: readonly SourceRecord[] }
  | { readonly ok: false; readonly error: DomainError };

/** Prices the cart, finds its seller and spreads the total over its sources. */
export function buildCheckout(materials: Materials, { reference, now, explain }: Context): Built {
  const { draft, customer } = materials;
  const currency = currencyOf(draft.currency, reference);
  const lines = linesFrom(materials);
  const { shipFrom, shipTo, billTo } = draft;
  const seller = sellingEntity({ shipFrom, shipTo, billTo, lines }, reference);
  if (!seller.ok) return { ok: false, error: seller.error };
  const terms: CartTerms = {
    ...draft,
    currency,
    lines,
    entity: seller.entity.id,
    certificates: customer?.document.taxCertificates ?? [],
  };
  const assessment = assess(terms, reference, now);
  const { price } = assessment;
  const funding = fund(price.totalAmount, currency, materials.sources, materials.session, now);
  const document = withoutUndefined<Checkout & { taxInclusive: undefined }>({
    ...draft,
    // What was asked for is kept beside the document.
    taxInclusive: undefined,
    items: draft.items.map((item, index) => priceItem(item, index, assessment, currency.major)),
    shippingChoice: draft.shippingChoice && {
      ...draft.shippingChoice,
      amount: currency.major(price.totalShipping),
      taxAmount: currency.major(price.shippingTax),
    },
    ...figuresOf(assessment, currency.major),
    sellingEntity: seller.entity,
    payment: paymentOf(
      funding.sources.map((source) => summaryOf(source.document)),
      funding.session,
    ),
  });
  explain?.(() => cartReasons(terms, assessment, document));
  return { ok: true, checkout: keep(document, materials, assessment), sources: funding.sources };
}

/** With where each line is sent from, where the cart's items say so. */
function linesFrom({ draft, lines }: Materials): CartTerms['lines'] {
  if (draft.items.every(({ shipFrom }) => shipFrom === undefined)) return lines;
  const items = new Map(draft.items.map((item) => [item.id, item]));
  return lines.map((line) => ({ ...line, shipFrom: items.get(line.itemId)?.shipFrom }));
}

function figuresOf({ price, taxes }: Assessment, major: (minor: number) => number) {
  return {
    subtotal: major(price.subtotal),
    totalTax: major(price.totalTax),
    totalImporterTax: major(price.totalImporterTax),
    importerOfRecordTax: taxes.some(({ treatment }) => treatment.kind === 'landed') ? (true as const) : undefined,
    totalFees: major(price.totalFees),
    totalDuty: major(price.totalDuty),
    totalDiscount: major(price.totalDiscount),
    totalShipping: major(price.totalShipping),
    totalAmount: major(price.totalAmount),
  };
}

function keep(document: Checkout, materials: Materials, { price, assumed }: Assessment): CheckoutRecord {
  const parts: Record<string, LineParts> = {};
  materials.lines.forEach((line, index) => {
    const priced = price.lines[index];
    if (priced) parts[line.itemId] = priced.parts;
  });
  return {
    kind: 'checkout',
    id: document.id,
    document,
    hidden: {
      state: 'open',
      lines: materials.lines,
      parts,
      billToGiven: materials.billToGiven,
      taxInclusive: materials.draft.taxInclusive,
      shippingAsked: materials.draft.shippingChoice?.amount,
      ...(assumed.length > 0 && { assumed }),
    },
  };
}

function shownRate(treatment: Treatment): number {
  if (treatment.kind === 'landed') return addDecimals(treatment.duty, treatment.importTax);
  return treatment.kind === 'ordinary' ? Number(treatment.rate) : 0;
}

function priceItem(
  item: CheckoutDraft['items'][number],
  index: number,
  { price, taxes, fees }: Assessment,
  major: (minor: number) => number,
): CheckoutItem {
  const priced = price.lines[index];
  const tax = taxes[index];
  if (!priced || !tax) throw new Error(`Item ${index} was not priced.`);
  const { parts } = priced;
  const shipped = parts.shipping + parts.shippingTax > 0;
  return withoutUndefined<CheckoutItem>({
    ...item,
    amount: major(priced.amount),
    tax: { rate: shownRate(tax.treatment), amount: major(parts.productTax) },
    importerTax: tax.importFree ? {} : { amount: major(parts.importerTax) },
    duties: tax.importFree ? {} : { amount: major(parts.duty) },
    fees: {
      ...(fees[index]?.length ? { details: fees[index] } : undefined),
      amount: major(parts.fees),
      taxAmount: major(parts.feesTax),
    },
    ...(shipped ? { shipping: { amount: major(parts.shipping), taxAmount: major(parts.shippingTax) } } : undefined),
    ...(tax.sellerTaxIdentifier === undefined ? undefined : { sellerTaxIdentifier: tax.sellerTaxIdentifier }),
  });
}
