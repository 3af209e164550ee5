/** The steps of a subscription from draft to its end. Each gives the subscription as it then stands. */
import type { Plan, Subscription, SubscriptionState } from '../../../../generated/contract/types';
import type { EventType } from '../../../../generated/reference/event-types';
import { withoutUndefined } from '../../kernel/changes';
import { move, moveOrStay } from '../../kernel/machine';
import { addDays, toSeconds } from '../../kernel/time';
import { addIntervals, dueAt } from '../dates';
import type { InvoiceRecord } from '../invoices/record';
import type { Outcome } from '../outcome';
import type { SubscriptionHidden, SubscriptionRecord } from './record';
import { subscriptionMachine } from './transitions';

/** `date`: the date of the subscription that it was set down for; another one says that the step is outdated. */
interface OfSubscription {
  readonly subscriptionId: string;
  readonly date: string;
}

declare module '../../kernel/due' {
  interface DueSteps {
    'subscription-reminder': OfSubscription;
    'subscription-invoice': OfSubscription;
    'subscription-lapses': OfSubscription;
  }
}

export function change(
  out: Outcome,
  subscription: SubscriptionRecord,
  fields: Partial<Subscription>,
  hidden: Partial<SubscriptionHidden> = {},
): SubscriptionRecord {
  const document = withoutUndefined({ ...subscription.document, ...fields, updatedTime: toSeconds(out.context.now) });
  const changed = { ...subscription, document, hidden: withoutUndefined({ ...subscription.hidden, ...hidden }) };
  out.write(changed);
  return changed;
}

/** When each state was first reached. A renewal under way has no time of its own. */
function reached({ stateTransitions }: Subscription, state: SubscriptionState, now: string) {
  if (state === 'draft' || state === 'activePendingInvoice') return stateTransitions;
  const name = state === 'active' ? 'activated' : state === 'activeFree' ? 'activatedFree' : state;
  return { ...stateTransitions, [name]: stateTransitions[name] ?? toSeconds(now) };
}

export function moveTo(out: Outcome, subscription: SubscriptionRecord, to: SubscriptionState): SubscriptionRecord {
  const { document } = subscription;
  const state = move(subscriptionMachine, document.state, to) as SubscriptionState;
  return change(out, subscription, { state, stateTransitions: reached(document, state, out.context.now) });
}

export function moveOnce(out: Outcome, subscription: SubscriptionRecord, to: SubscriptionState): SubscriptionRecord {
  moveOrStay(subscriptionMachine, subscription.document.state, to);
  return subscription.document.state === to ? subscription : moveTo(out, subscription, to);
}

/** Events about a renewal show both. */
export function tellBoth(
  out: Outcome,
  type: EventType,
  { id, document }: SubscriptionRecord,
  invoice: InvoiceRecord,
): void {
  const object = { subscription: document, invoice: invoice.document };
  out.tellDraft({ type, objectKind: 'subscription', objectId: id, object });
}

/** The dates of a period that ends then. A reminder that is absent or negative is not sent. */
function datesUntil(end: string, { billingOffsetDays, reminderOffsetDays }: Plan) {
  const nextInvoiceDate = addDays(end, -billingOffsetDays);
  const reminds = reminderOffsetDays !== undefined && reminderOffsetDays >= 0;
  const nextReminderDate = reminds ? addDays(nextInvoiceDate, -reminderOffsetDays) : undefined;
  return { currentPeriodEndDate: end, nextInvoiceDate, nextReminderDate };
}

function schedule(out: Outcome, subscription: SubscriptionRecord): SubscriptionRecord {
  const { id: subscriptionId, document } = subscription;
  const { nextReminderDate, nextInvoiceDate } = document;
  const { context } = out;
  if (nextReminderDate)
    out.write(dueAt('subscription-reminder', { subscriptionId, date: nextReminderDate }, nextReminderDate, context));
  if (nextInvoiceDate)
    out.write(dueAt('subscription-invoice', { subscriptionId, date: nextInvoiceDate }, nextInvoiceDate, context));
  return subscription;
}

/** The first period begins now. */
export function begin(out: Outcome, subscription: SubscriptionRecord, plan: Plan): SubscriptionRecord {
  const start = toSeconds(out.context.now);
  const { interval, intervalCount } = plan;
  const end = addIntervals(start, interval, intervalCount);
  const contractBindingUntil = addDays(start, plan.contractBindingDays);
  const fields = { contractBindingUntil, currentPeriodStartDate: start, ...datesUntil(end, plan) };
  const hidden = { countedFrom: start, periods: 1, interval, intervalCount };
  return schedule(out, change(out, subscription, fields, hidden));
}

/** The next period follows the present one; a plan with another interval counts from there. */
export function extend(out: Outcome, subscription: SubscriptionRecord, plan: Plan): SubscriptionRecord {
  const { document, hidden } = subscription;
  const start = document.currentPeriodEndDate ?? toSeconds(out.context.now);
  const { interval, intervalCount } = plan;
  const isSame = hidden.interval === interval && hidden.intervalCount === intervalCount;
  const countedFrom = isSame ? (hidden.countedFrom ?? start) : start;
  const periods = isSame ? (hidden.periods ?? 0) + 1 : 1;
  const end = addIntervals(countedFrom, interval, intervalCount * periods);
  const counted = { countedFrom, periods, interval, intervalCount, invoiceId: undefined };
  return schedule(out, change(out, subscription, { currentPeriodStartDate: start, ...datesUntil(end, plan) }, counted));
}

/** Bills again at once, as soon as the source was replaced. */
export function billNow(out: Outcome, { id: subscriptionId, document }: SubscriptionRecord): void {
  const { nextInvoiceDate: date } = document;
  if (date) out.write(dueAt('subscription-invoice', { subscriptionId, date }, out.context.now, out.context));
}

/** Tells that the source does not work; the subscription lapses unless it is replaced in time. */
export function askForSource(out: Outcome, subscription: SubscriptionRecord, plan: Plan): SubscriptionRecord {
  if (subscription.hidden.sourceIsInvalid) return subscription;
  const asked = change(out, subscription, {}, { sourceIsInvalid: true });
  out.tell('subscription.source_invalid', asked);
  const { id: subscriptionId, document } = asked;
  const { nextInvoiceDate: date = document.updatedTime } = document;
  const end = addDays(date, plan.collectionPeriodDays);
  out.write(dueAt('subscription-lapses', { subscriptionId, date }, end, out.context));
  return asked;
}
