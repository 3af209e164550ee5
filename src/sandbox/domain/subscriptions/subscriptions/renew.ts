/** What happens to a subscription by itself: the reminder, the invoice of the next period, the end. */
import type { InvoiceRequest, Plan } from '../../../../generated/contract/types';
import { findProducts } from '../../catalog/skus/products';
import { withoutUndefined } from '../../kernel/changes';
import type { Surroundings } from '../../kernel/resource';
import { type Made, makeInvoice } from '../invoices/build';
import { attempt, isUsable } from '../invoices/pay';
import type { InvoiceRecord } from '../invoices/record';
import { open, voidInvoice } from '../invoices/steps';
import type { Outcome } from '../outcome';
import type { SubscriptionRecord } from './record';
import { settleRenewal } from './settle';
import { askForSource, change, extend, moveOnce, moveTo, tellBoth } from './steps';

/** What a renewal reads. */
export interface Renewal extends Surroundings {
  readonly out: Outcome;
  readonly plan: Plan;
}

function requestOf({ id, document, hidden }: SubscriptionRecord, plan: Plan): InvoiceRequest {
  const { planId, customerId = '', sourceId, currency, locale, applicationId, taxInclusive, items } = document;
  const { billingAgreementId } = document;
  const info = { planId, subscriptionId: id, billingAgreementId, autoRenewal: true, terms: plan.terms };
  return withoutUndefined({
    ...hidden.acquisition,
    customerId,
    sourceId,
    currency,
    locale,
    applicationId,
    taxInclusive,
    description: plan.name,
    chargeType: 'merchant_initiated' as const,
    collectionPeriodDays: plan.collectionPeriodDays,
    billingOptimization: plan.billingOptimization,
    items: items.map((item) => ({ ...item, subscriptionInfo: withoutUndefined(info) })),
  }) as InvoiceRequest;
}

async function sourceOf({ document }: SubscriptionRecord, { read, context }: Surroundings) {
  const source = await read.find('source', document.sourceId);
  return source && isUsable(source, context.now) ? source : null;
}

/** The invoice of the next period, as everything stands now. `earlier`: it takes the place of this draft. */
async function makeNext(
  { out, plan, read, context }: Renewal,
  subscription: SubscriptionRecord,
  earlier?: InvoiceRecord | null,
  collected?: InvoiceRecord,
): Promise<Made> {
  const source = await sourceOf(subscription, { read, context });
  const customer = await read.find('customer', subscription.document.customerId);
  const request = requestOf(subscription, plan);
  const { sourceId: _, ...unpaid } = request;
  const products = await findProducts(read, subscription.document.items);
  const { collectedFrom, tries = 0 } = collected?.hidden ?? {};
  const hidden = withoutUndefined({ subscriptionId: subscription.id, collectedFrom, tries });
  const remade = earlier ? { id: earlier.id, createdTime: earlier.document.createdTime } : undefined;
  const state = { ...products, customer, source, identifiers: [] };
  const made = makeInvoice(source ? request : unpaid, state, context, { hidden, remade });
  if (made.ok) out.write(made.invoice, ...made.sources);
  return made;
}

/** A draft of the next invoice, and word of it. */
export async function remind(renewal: Renewal, subscription: SubscriptionRecord): Promise<void> {
  const { out } = renewal;
  if (subscription.hidden.invoiceId) return;
  const made = await makeNext(renewal, subscription);
  if (!made.ok) return;
  out.tell('invoice.created', made.invoice);
  const reminded = change(out, subscription, {}, { invoiceId: made.invoice.id });
  tellBoth(out, 'subscription.reminder', reminded, made.invoice);
}

/** The draft of the reminder, where it is one still. */
async function draftOf({ hidden }: SubscriptionRecord, { read }: Surroundings): Promise<InvoiceRecord | null> {
  const invoice = await read.find('invoice', hidden.invoiceId);
  return invoice?.document.state === 'draft' ? invoice : null;
}

/** Bills the next period: a plan that was deactivated ends here, one that costs nothing goes on. */
export async function bill(renewal: Renewal, subscription: SubscriptionRecord): Promise<void> {
  const { out, plan } = renewal;
  const draft = await draftOf(subscription, renewal);
  if (plan.state === 'deactivated') return end(out, subscription, draft, 'ended');
  const source = await sourceOf(subscription, renewal);
  const made = await makeNext(renewal, subscription, draft);
  if (made.ok && made.invoice.document.totalAmount === 0) {
    out.remove(made.invoice);
    extend(out, moveOnce(out, subscription, 'activeFree'), plan);
    return;
  }
  if (!made.ok || !source) {
    if (made.ok && !draft) out.remove(made.invoice);
    askForSource(out, subscription, plan);
    return;
  }
  if (!draft) out.tell('invoice.created', made.invoice);
  await collect(
    renewal,
    change(out, subscription, {}, { invoiceId: made.invoice.id }),
    open(out, made.invoice, !draft),
  );
}

/** An attempt at an open invoice, and what follows for the subscription. */
export async function collect(
  renewal: Renewal,
  subscription: SubscriptionRecord,
  invoice: InvoiceRecord,
): Promise<void> {
  const { out, plan, read, context } = renewal;
  const source = await sourceOf(subscription, { read, context });
  if (!source) {
    askForSource(out, subscription, plan);
    return;
  }
  const customer = await read.find('customer', subscription.document.customerId);
  settleRenewal(out, { subscription, plan }, attempt(out, invoice, { sources: [source], customer }));
}

/** With another source the invoice is made anew; the days of collecting it go on. */
export async function retry(renewal: Renewal, subscription: SubscriptionRecord, invoice: InvoiceRecord): Promise<void> {
  const { out } = renewal;
  const paying = invoice.document.payment.sources?.some(({ id }) => id === subscription.document.sourceId);
  const source = await sourceOf(subscription, renewal);
  if (paying || !source) return collect(renewal, subscription, invoice);
  voidInvoice(out, invoice);
  const made = await makeNext(renewal, subscription, null, invoice);
  if (!made.ok) {
    askForSource(out, subscription, renewal.plan);
    return;
  }
  out.tell('invoice.created', made.invoice);
  const moved = change(out, subscription, {}, { invoiceId: made.invoice.id });
  await collect(renewal, moved, open(out, made.invoice, true));
}

/** Ends a subscription that no invoice is open for. A draft of the next one goes with it. */
export function end(
  out: Outcome,
  subscription: SubscriptionRecord,
  draft: InvoiceRecord | null,
  to: 'ended' | 'lapsed',
): void {
  if (draft) out.remove(draft);
  const { state } = subscription.document;
  const ended = moveTo(out, change(out, subscription, {}, { invoiceId: undefined }), to);
  if (to === 'lapsed') out.tell('subscription.lapsed', ended);
  else out.tell('subscription.updated', ended, { state });
}
