import type {
  Checkout,
  CheckoutRequest,
  UpdateCheckoutItem,
  UpdateCheckoutRequest,
} from '../../../../generated/contract/types';
import type { EventType } from '../../../../generated/reference/event-types';
import { changedAttributes, withoutUndefined } from '../../kernel/changes';
import { accept, type Context, type Decision, type EventDraft, refuse } from '../../kernel/decision';
import { eventOf } from '../../kernel/events';
import { move } from '../../kernel/machine';
import { missing, notFound } from '../../kernel/problems';
import { toSeconds } from '../../kernel/time';
import type { CustomerRecord } from '../../shoppers/customers/record';
import type { TaxIdentifierRecord } from '../../shoppers/tax-identifiers/record';
import { checkPlanned, draftSubscription, withSubscriptionId } from '../../subscriptions/subscriptions/begin';
import type { SourceRecord } from '../sources/record';
import { release } from './admit';
import type { CheckoutDraft, Materials } from './build';
import { catalogOf } from './catalog';
import { checkCart, checkItemUpdates, checkNamed } from './checks';
import { draftOf, materialsOf, type NewCheckoutState, newSession } from './draft';
import { nameIdentifiers } from './identifiers';
import { checkItem } from './lines';
import { buildWithSource } from './rebuild';
import type { CheckoutRecord } from './record';
import { checkoutMachine } from './transitions';

export function checkoutEvent(type: EventType, checkout: Checkout, previousAttributes?: object): EventDraft {
  return { type, objectKind: 'checkout', objectId: checkout.id, object: checkout, previousAttributes };
}

/** A spent checkout answers 404 everywhere; filter lists and reads with this. */
export function isOpen(checkout: CheckoutRecord): boolean {
  return checkout.hidden.state === 'open';
}

/**
 * `skus` and `fees`: those of `input.items[].skuId` that exist. `customer`: of `input.customerId`. `source`: of
 * `input.sourceId` (an empty string means none). A line that names a plan makes the draft of a subscription.
 */
export function createCheckout(sent: CheckoutRequest, state: NewCheckoutState, context: Context): Decision<Checkout> {
  const { reference } = context;
  if (sent.items.length === 0) return refuse(missing('items'));
  const input = withSubscriptionId(sent, context);
  const catalog = catalogOf(state);
  const naming = { sent: input.taxIdentifiers, known: state.identifiers, customerId: input.customerId || undefined };
  const named = nameIdentifiers(naming, context);
  const { draft, lines } = draftOf(input, catalog, named.shown, context);
  const errors = [
    ...input.items.flatMap((item, index) => checkItem(item, `items[${index}]`, catalog, reference)),
    ...checkNamed(input, state),
    ...named.errors,
    ...checkPlanned(sent, state),
    ...checkCart(draft, lines, reference),
  ];
  if (errors.length > 0) return refuse(errors);
  move(checkoutMachine, null, 'open');
  const materials: Materials = {
    draft,
    lines,
    billToGiven: draft.billTo !== undefined,
    customer: state.customer,
    sources: [],
    session: newSession(context),
  };
  const outcome = buildWithSource(materials, state.source, context);
  if (!outcome.ok) return refuse(outcome.error);
  const { document } = outcome.checkout;
  const subscription = draftSubscription(input, document);
  return accept(document, {
    writes: [...named.writes, ...outcome.writes, ...(subscription ? [subscription] : [])],
    events: [
      ...named.events,
      ...(subscription ? [eventOf('subscription.created', subscription)] : []),
      checkoutEvent('checkout.created', document),
    ],
  });
}

/** `sources`: records of `checkout.document.payment.sources`. `customer`: of `input.customerId`, else of the checkout's. */
export function updateCheckout(
  input: UpdateCheckoutRequest,
  state: {
    checkout: CheckoutRecord;
    sources: readonly SourceRecord[];
    customer: CustomerRecord | null;
    source: SourceRecord | null;
    identifiers: readonly TaxIdentifierRecord[];
  },
  context: Context,
): Decision<Checkout> {
  const { checkout } = state;
  if (!isOpen(checkout)) return notFound('Checkout', checkout.id);
  const materials = materialsOf(checkout, state);
  const old = materials.draft;
  const { draft, named } = changedDraft(input, old, state.identifiers, context);
  const errors = [
    ...checkItemUpdates(input.items?.map((item) => item.id) ?? [], old),
    ...checkNamed(input, state),
    ...named.errors,
    ...checkCart(draft, materials.lines, context.reference),
  ];
  if (errors.length > 0) return refuse(errors);
  const billToGiven = materials.billToGiven || input.billTo !== undefined;
  const outcome = buildWithSource({ ...materials, draft, billToGiven }, input.sourceId ? state.source : null, context);
  if (!outcome.ok) return refuse(outcome.error);
  move(checkoutMachine, 'open', 'open');
  const { document } = outcome.checkout;
  const previous = changedAttributes(checkout.document, document);
  return accept(document, {
    writes: [...named.writes, ...outcome.writes],
    events: [...named.events, checkoutEvent('checkout.updated', document, previous)],
  });
}

/** What the checkout is asked to be now. `named`: its tax identifiers, with what is made of them on the way. */
function changedDraft(
  { items, sourceId: _source, shippingChoice, customerId, taxIdentifiers: sent, ...fields }: UpdateCheckoutRequest,
  old: CheckoutDraft,
  known: readonly TaxIdentifierRecord[],
  context: Context,
) {
  const buyer = customerId === undefined ? old.customerId : customerId || undefined;
  const named = nameIdentifiers({ sent, known, customerId: buyer, before: old.taxIdentifiers }, context);
  const draft = withoutUndefined<CheckoutDraft>({
    ...old,
    ...fields,
    updatedTime: toSeconds(context.now),
    customerId: buyer,
    taxIdentifiers: named.shown,
    shippingChoice: shippingChoice === undefined ? old.shippingChoice : (shippingChoice ?? undefined),
    items: updateItems(old.items, items),
  });
  return { draft, named };
}

/** Of several updates of one item the first counts. */
function updateItems(items: CheckoutDraft['items'], updates: readonly UpdateCheckoutItem[] = []) {
  const byId = new Map([...updates].reverse().map((update) => [update.id, update]));
  return items.map((item) => ({ ...item, ...byId.get(item.id) }));
}

export function deleteCheckout(
  _input: null,
  state: { checkout: CheckoutRecord; sources: readonly SourceRecord[] },
  context: Context,
): Decision<null> {
  const { checkout, sources } = state;
  if (!isOpen(checkout)) return notFound('Checkout', checkout.id);
  move(checkoutMachine, 'open', 'deleted');
  return accept(null, {
    writes: sources.map((source) => release(source, context.now)),
    deletes: [{ kind: 'checkout', id: checkout.id }],
    events: [checkoutEvent('checkout.deleted', checkout.document)],
  });
}
