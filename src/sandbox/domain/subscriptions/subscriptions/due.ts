/** The steps that are due for a subscription, each where the subscription still waits for it. */
import { accept, type Decision } from '../../kernel/decision';
import type { ResourceOptions, Surroundings } from '../../kernel/resource';
import { Outcome } from '../outcome';
import type { SubscriptionRecord } from './record';
import { bill, end, type Renewal, remind } from './renew';
import { isRunning } from './transitions';

type DateField = 'nextReminderDate' | 'nextInvoiceDate';

async function onRunning(
  { subscriptionId, date }: { readonly subscriptionId: string; readonly date: string },
  field: DateField,
  { read, context }: Surroundings,
  take: (renewal: Renewal, subscription: SubscriptionRecord) => Promise<void>,
): Promise<Decision<null>> {
  const subscription = await read.find('subscription', subscriptionId);
  const plan = await read.find('plan', subscription?.document.planId);
  if (!subscription || !plan || subscription.document[field] !== date) return accept(null);
  const { state } = subscription.document;
  if (!isRunning(state) || state === 'activePendingInvoice') return accept(null);
  const out = new Outcome(context);
  await take({ out, plan: plan.document, read, context }, subscription);
  return accept(null, out.effects());
}

export const subscriptionSteps: ResourceOptions<'subscription', '/subscriptions'>['due'] = {
  'subscription-reminder': (step, around) => onRunning(step, 'nextReminderDate', around, remind),
  'subscription-invoice': (step, around) => onRunning(step, 'nextInvoiceDate', around, bill),
  'subscription-lapses': (step, around) =>
    onRunning(step, 'nextInvoiceDate', around, async ({ out, read }, subscription) => {
      if (!subscription.hidden.sourceIsInvalid) return;
      const draft = await read.find('invoice', subscription.hidden.invoiceId);
      end(out, subscription, draft?.document.state === 'draft' ? draft : null, 'lapsed');
    }),
};
