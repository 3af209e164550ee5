/** Calls on a subscription: it is started, changed, cancelled, or deleted while it is a draft. */
import type { Subscription, SubscriptionItem, UpdateSubscriptionRequest } from '../../../../generated/contract/types';
import { changedAttributes, withoutUndefined } from '../../kernel/changes';
import { accept, type Context, type Decision, type DomainError, refuse } from '../../kernel/decision';
import { conflict, invalid, unknownId } from '../../kernel/problems';
import { addDays, momentOf, toSeconds } from '../../kernel/time';
import type { OrderRecord } from '../../sale/orders/record';
import { isSecondary } from '../../sale/sources/lifecycle';
import type { SourceRecord } from '../../sale/sources/record';
import { isUsable } from '../invoices/pay';
import type { InvoiceRecord } from '../invoices/record';
import { scheduleAttempt, voidInvoice } from '../invoices/steps';
import { Outcome } from '../outcome';
import type { PlanRecord } from '../plans/record';
import { notActive } from './begin';
import type { SubscriptionRecord } from './record';
import { begin, billNow, change, moveTo } from './steps';
import { isAtEnd, isRunning } from './transitions';

const wrongState = ({ id, document }: SubscriptionRecord, what: string) =>
  refuse(conflict('invalid_state', `Subscription '${id}' is ${document.state}: ${what}.`, 'state'));

/** A change of state comes alone. */
export function checkAlone({ state, ...others }: UpdateSubscriptionRequest): DomainError | null {
  const [first] = Object.keys(others);
  if (state === undefined || first === undefined) return null;
  return conflict('restricted_update', `Send state alone; ${first} is changed by a call of its own.`, first);
}

const GOOD_ORDERS = ['accepted', 'fulfilled', 'complete'];

/** The goods are bought and the source can pay again: the first period begins. */
export function activate(
  subscription: SubscriptionRecord,
  state: { order: OrderRecord | null; source: SourceRecord | null; plan: PlanRecord },
  context: Context,
): Decision<Subscription> {
  const { order, source, plan } = state;
  if (subscription.document.state !== 'draft') return wrongState(subscription, 'only a draft is started');
  if (!order || !GOOD_ORDERS.includes(order.document.state))
    return wrongState(subscription, 'its order is not accepted');
  if (!source?.document.reusable || !isUsable(source, context.now))
    return wrongState(subscription, 'the source of its order cannot be charged again');
  const out = new Outcome(context);
  const to = isFree(subscription.document.items) ? 'activeFree' : 'active';
  const { email, billTo, shipTo, customerType, customerId, items } = order.document;
  const info = items.find(({ subscriptionInfo }) => subscriptionInfo?.subscriptionId === subscription.id);
  const { billingAgreementId } = info?.subscriptionInfo ?? {};
  const acquisition = withoutUndefined({ email, billTo, shipTo, customerType });
  const bought = change(out, subscription, { customerId, sourceId: source.id, billingAgreementId }, { acquisition });
  return tellUpdated(out, subscription, begin(out, moveTo(out, bought, to), plan.document));
}

function tellUpdated(out: Outcome, before: SubscriptionRecord, after: SubscriptionRecord): Decision<Subscription> {
  out.tell('subscription.updated', after, changedAttributes(before.document, after.document));
  return accept(after.document, out.effects());
}

export function isFree(items: readonly SubscriptionItem[]): boolean {
  return items.every(({ price, aggregatePrice }) => (aggregatePrice ?? price ?? 0) === 0);
}

export function primarySourceId({ document }: OrderRecord): string | undefined {
  return document.payment.sources?.find((source) => !isSecondary(source))?.id;
}

/** `invoice`: of the next period. One that is open is void then, and a draft is removed. */
export function cancel(
  subscription: SubscriptionRecord,
  invoice: InvoiceRecord | null,
  context: Context,
): Decision<Subscription> {
  if (!isRunning(subscription.document.state)) return wrongState(subscription, 'only a running one is cancelled');
  const out = new Outcome(context);
  if (invoice?.document.state === 'open') voidInvoice(out, invoice);
  if (invoice?.document.state === 'draft') out.remove(invoice);
  const cancelled = moveTo(out, change(out, subscription, {}, { invoiceId: undefined }), 'cancelled');
  return tellUpdated(out, subscription, cancelled);
}

/** What the body of a change names. */
export interface Named {
  readonly plan: PlanRecord | null;
  readonly source: SourceRecord | null;
  /** SKUs that the items name and that do not exist. */
  readonly unknownSkus: readonly string[];
  /** Of the next period. */
  readonly invoice: InvoiceRecord | null;
}

function checkSource(
  subscription: SubscriptionRecord,
  sourceId: string,
  source: SourceRecord | null,
  context: Context,
) {
  if (!source) return [unknownId('Source', sourceId, 'sourceId')];
  if (!isUsable(source, context.now))
    return [conflict('source_not_chargeable', `Source '${sourceId}' cannot be charged.`, 'sourceId')];
  if (source.document.reusable && source.document.customerId === subscription.document.customerId) return [];
  return [conflict('source_in_use', `Source '${sourceId}' is not saved to the subscription's customer.`, 'sourceId')];
}

function checkItems(items: UpdateSubscriptionRequest['items'] = [], { unknownSkus }: Named): DomainError[] {
  return items.flatMap(({ skuId, productDetails, price, aggregatePrice }, index) => {
    const at = `items[${index}]`;
    if (skuId && productDetails) return [invalid(at, 'Name a SKU or describe the product, not both.')];
    if (!skuId && !productDetails) return [invalid(`${at}.skuId`, 'Name a SKU, or describe the product.')];
    if (skuId && unknownSkus.includes(skuId)) return [unknownId('SKU', skuId, `${at}.skuId`)];
    const prices = [price, aggregatePrice].filter((each) => each !== undefined && each !== null);
    return prices.length === 1 ? [] : [invalid(`${at}.price`, 'Send the price of a unit or of the whole line.')];
  });
}

function checkChange(
  subscription: SubscriptionRecord,
  { planId, sourceId, items }: UpdateSubscriptionRequest,
  named: Named,
  context: Context,
): DomainError[] {
  const errors: DomainError[] = [];
  if (planId && !named.plan) errors.push(unknownId('Plan', planId, 'planId'));
  else if (named.plan && named.plan.document.state !== 'active') errors.push(notActive(named.plan));
  if (sourceId) errors.push(...checkSource(subscription, sourceId, named.source, context));
  return [...errors, ...checkItems(items, named)];
}

function itemsOf(items: UpdateSubscriptionRequest['items']): SubscriptionItem[] | undefined {
  return items?.map((item) => {
    const sent = Object.fromEntries(Object.entries(item).filter(([, value]) => value !== null));
    return { ...sent, quantity: item.quantity ?? 1 } as SubscriptionItem;
  });
}

/** The fields that were sent count from the next period on; null clears one. */
export function changeTerms(
  subscription: SubscriptionRecord,
  input: UpdateSubscriptionRequest,
  named: Named,
  context: Context,
): Decision<Subscription> {
  const { document } = subscription;
  if (isAtEnd(document.state)) return wrongState(subscription, 'it is over');
  if (input.sourceId && document.state === 'draft') return wrongState(subscription, 'its source is that of its order');
  const errors = checkChange(subscription, input, named, context);
  if (errors.length > 0) return refuse(errors);
  const { items, locale = document.locale, applicationId = document.applicationId, ...fields } = input;
  const cleared = { locale: locale ?? undefined, applicationId: applicationId ?? undefined };
  const changes = { ...fields, ...cleared, items: itemsOf(items) ?? document.items };
  const out = new Outcome(context);
  const replaced = input.sourceId ? { sourceIsInvalid: undefined } : {};
  const changed = change(out, subscription, changes as Partial<Subscription>, replaced);
  if (input.sourceId) tryAgain(out, subscription, changed, named.invoice);
  return tellUpdated(out, subscription, changed);
}

/** The new source is asked soon, though never twice within a day. */
function tryAgain(
  out: Outcome,
  before: SubscriptionRecord,
  after: SubscriptionRecord,
  invoice: InvoiceRecord | null,
): void {
  if (after.document.state !== 'activePendingInvoice') {
    if (before.hidden.sourceIsInvalid) billNow(out, after);
    return;
  }
  if (invoice?.document.state !== 'open') return;
  const aDayLater = addDays(invoice.document.updatedTime, 1);
  const now = toSeconds(out.context.now);
  scheduleAttempt(out, invoice, momentOf(aDayLater) > momentOf(now) ? aDayLater : now);
}

/** Its event holds nothing but what it was. */
export function deleteSubscription(subscription: SubscriptionRecord): Decision<null> {
  const { id, document } = subscription;
  if (document.state !== 'draft') return wrongState(subscription, 'only a draft is deleted');
  const named = { objectKind: 'subscription', objectId: id } as const;
  return accept(null, {
    deletes: [{ kind: 'subscription', id }],
    events: [{ ...named, type: 'subscription.deleted', object: {}, previousAttributes: document }],
  });
}
