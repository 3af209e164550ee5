/** Makes an invoice out of what was asked: priced as a checkout is, for digital goods. */
import type {
  CheckoutItemRequest,
  CheckoutRequest,
  Invoice,
  InvoiceRequest,
} from '../../../../generated/contract/types';
import { withoutUndefined } from '../../kernel/changes';
import type { Context, DomainError, Effects } from '../../kernel/decision';
import { move } from '../../kernel/machine';
import { conflict, invalid } from '../../kernel/problems';
import { type Catalog, catalogOf } from '../../sale/checkouts/catalog';
import { checkCart, checkNamed } from '../../sale/checkouts/checks';
import { draftOf, type NewCheckoutState, newSession } from '../../sale/checkouts/draft';
import { nameIdentifiers } from '../../sale/checkouts/identifiers';
import { checkItem } from '../../sale/checkouts/lines';
import { buildWithSource } from '../../sale/checkouts/rebuild';
import type { CheckoutRecord } from '../../sale/checkouts/record';
import type { SourceRecord } from '../../sale/sources/record';
import type { InvoiceRecord } from './record';
import { invoiceMachine } from './transitions';
import { CART_FIELDS, type CartOfInvoice, type InvoiceHidden, ITEM_FIELDS } from './types';

/** Days, where the caller says none; the provider's. */
const USUAL_COLLECTION_DAYS = 30;

export type Made =
  | {
      readonly ok: true;
      readonly invoice: InvoiceRecord;
      readonly sources: readonly SourceRecord[];
      /** Tax identifiers that were made on the way. */
      readonly beside: Effects;
    }
  | { readonly ok: false; readonly errors: readonly DomainError[] };

/** An invoice that is made anew keeps its id and its time. */
export interface Remade {
  readonly id: string;
  readonly createdTime: string;
}

function pick<Whole extends object, Key extends keyof Whole>(whole: Whole, keys: readonly Key[]): Pick<Whole, Key> {
  return withoutUndefined(Object.fromEntries(keys.map((key) => [key, whole[key]])) as Pick<Whole, Key>);
}

/** The fields of an invoice that follow from its cart. */
export function shownOf({ document }: CheckoutRecord): CartOfInvoice {
  const items = document.items.map((item) => pick(item, ITEM_FIELDS));
  // A cart may have tax identifiers that are no more than a type and a value; those of an invoice were registered.
  return { ...pick(document, CART_FIELDS), items } as CartOfInvoice;
}

function itemsOf(items: InvoiceRequest['items']): CheckoutItemRequest[] {
  return items.map(
    ({ skuId, ...item }) => withoutUndefined({ ...item, skuId: skuId ?? undefined }) as CheckoutItemRequest,
  );
}

function cartOf(input: InvoiceRequest): CheckoutRequest {
  const { sourceId, state, collectionPeriodDays, billingOptimization, description, items, ...fields } = input;
  return { ...fields, items: itemsOf(items) } as CheckoutRequest;
}

/** Goods that have to be shipped cannot be billed this way. */
function checkDigital(items: readonly CheckoutItemRequest[], catalog: Catalog): DomainError[] {
  return items.flatMap(({ skuId }, index) =>
    catalog.sku(skuId)?.document.physical
      ? [invalid(`items[${index}].skuId`, `SKU '${skuId}' is a physical product; invoices are for digital ones.`)]
      : [],
  );
}

/** With billing optimization the same source may have to be charged again. */
export function whyNotOptimized(source: SourceRecord | null, customerId: string): DomainError | null {
  if (!source || (source.document.reusable && source.document.customerId === customerId)) return null;
  const message = `Source '${source.id}' is not saved to customer '${customerId}', so it cannot be charged again.`;
  return conflict('source_status_invalid_for_session', message, 'sourceId');
}

function checkInvoice(
  input: InvoiceRequest,
  cart: CheckoutRequest,
  catalog: Catalog,
  state: NewCheckoutState,
  context: Context,
) {
  const errors = [
    ...cart.items.flatMap((item, index) => checkItem(item, `items[${index}]`, catalog, context.reference)),
    ...checkNamed(input, state),
    ...checkDigital(cart.items, catalog),
  ];
  const unfit = (input.billingOptimization ?? true) && whyNotOptimized(state.source, input.customerId);
  return [...errors, ...(unfit ? [unfit] : [])];
}

/** A draft. `state`: what the items, the customer and the source name. */
export function makeInvoice(
  input: InvoiceRequest,
  state: NewCheckoutState,
  context: Context,
  more: { readonly remade?: Remade; readonly hidden?: Partial<InvoiceHidden> } = {},
): Made {
  const catalog = catalogOf(state);
  const cart = cartOf(input);
  const naming = { sent: cart.taxIdentifiers, known: state.identifiers, customerId: input.customerId };
  const named = nameIdentifiers(naming, context);
  const { draft, lines } = draftOf(cart, catalog, named.shown, context);
  const digital = lines.map((line) => ({ ...line, physical: false }));
  const errors = [
    ...checkInvoice(input, cart, catalog, state, context),
    ...named.errors,
    ...checkCart(draft, digital, context.reference),
  ];
  if (errors.length > 0) return { ok: false, errors };
  const materials = {
    draft: { ...draft, id: context.newId('invoice'), ...more.remade },
    lines: digital,
    billToGiven: draft.billTo !== undefined,
    customer: state.customer,
    sources: [],
    session: newSession(context),
  };
  const built = buildWithSource(materials, state.source, context);
  if (!built.ok) return { ok: false, errors: [built.error] };
  const sources = built.writes.filter((record): record is SourceRecord => record.kind === 'source');
  const beside = { writes: named.writes, deletes: [], events: named.events };
  return { ok: true, invoice: invoiceOf(built.checkout, input, more.hidden), sources, beside };
}

function invoiceOf(cart: CheckoutRecord, input: InvoiceRequest, hidden: Partial<InvoiceHidden> = {}): InvoiceRecord {
  const { id } = cart;
  const document = withoutUndefined<Invoice>({
    ...shownOf(cart),
    customerId: input.customerId,
    description: input.description,
    collectionPeriodDays: input.collectionPeriodDays ?? USUAL_COLLECTION_DAYS,
    state: move(invoiceMachine, null, 'draft') as 'draft',
    stateTransitions: { draft: cart.document.updatedTime },
    attemptCount: 0,
  });
  const optimized = input.billingOptimization ?? true;
  return { kind: 'invoice', id, document, hidden: { optimized, tries: 0, ...hidden, cart } };
}
