/** What becomes of a subscription once its invoice was tried, paid, or given up. */
import type { Plan } from '../../../../generated/contract/types';
import type { Attempted } from '../invoices/pay';
import type { Outcome } from '../outcome';
import type { SubscriptionRecord } from './record';
import { extend, moveOnce, moveTo, tellBoth } from './steps';
import { isRunning } from './transitions';

/** What an invoice renews. */
export interface Renewed {
  readonly subscription: SubscriptionRecord;
  readonly plan: Plan;
}

/** After something happened to its invoice. */
export function settleRenewal(out: Outcome, renewed: Renewed | null, { invoice, isRefused }: Attempted): void {
  if (!renewed) return;
  const { subscription, plan } = renewed;
  const { state } = invoice.document;
  if (subscription.hidden.invoiceId !== invoice.id || !isRunning(subscription.document.state)) return;
  if (state === 'paid') {
    const extended = extend(out, moveOnce(out, subscription, 'active'), plan);
    tellBoth(out, 'subscription.extended', extended, invoice);
    return;
  }
  if (state === 'draft') return;
  const pending = moveOnce(out, subscription, 'activePendingInvoice');
  if (isRefused) tellBoth(out, 'subscription.payment_failed', pending, invoice);
  if (state === 'uncollectible') fail(out, pending);
}

/** The money could not be collected: for want of another source, or although there was one. */
export function fail(out: Outcome, pending: SubscriptionRecord): void {
  const to = pending.hidden.sourceIsInvalid ? 'lapsed' : 'failed';
  out.tell(`subscription.${to}`, moveTo(out, pending, to));
}
