import type { SubscriptionState } from '../../../../generated/contract/types';
import { stateMachine, type Transition } from '../../kernel/machine';

type State = SubscriptionState | 'deleted';

const RUNNING = ['active', 'activeFree', 'activePendingInvoice'] as const;

export const isRunning = (state: SubscriptionState) => (RUNNING as readonly string[]).includes(state);

export const isAtEnd = (state: SubscriptionState) => state !== 'draft' && !isRunning(state);

export const subscriptionMachine = stateMachine<State>({
  id: 'subscription',
  title: 'Subscription',
  states: [
    { id: 'draft', meaning: 'Created with the checkout; not running yet.' },
    { id: 'active', meaning: 'Running and paid.' },
    { id: 'activeFree', meaning: 'Running at no price, as in a free trial.' },
    { id: 'activePendingInvoice', meaning: 'Running while an invoice waits to be paid.' },
    { id: 'cancelled', meaning: 'Stopped by the store or the shopper.', terminal: true },
    { id: 'ended', meaning: 'Its plan was deactivated.', terminal: true },
    { id: 'failed', meaning: 'An invoice could not be collected.', terminal: true },
    { id: 'lapsed', meaning: 'Its source was never replaced. Only the guides name this state.', terminal: true },
    { id: 'deleted', meaning: 'A draft that was removed.', terminal: true },
  ],
  transitions: [
    {
      from: null,
      to: 'draft',
      trigger: 'POST /checkouts with an item that names a plan',
      events: ['subscription.created'],
      simulated: true,
    },
    {
      from: 'draft',
      to: 'active',
      trigger: 'POST /subscriptions/{id} with state active alone, after the order is accepted',
      events: ['subscription.updated'],
      simulated: true,
    },
    {
      from: 'draft',
      to: 'activeFree',
      trigger: 'The same, at price 0',
      events: ['subscription.updated'],
      simulated: true,
    },
    {
      from: 'draft',
      to: 'deleted',
      trigger: 'DELETE /subscriptions/{id}',
      events: ['subscription.deleted'],
      simulated: true,
    },
    {
      from: 'active',
      to: 'active',
      trigger: 'The invoice of the next period is paid at once; or the reminder date comes',
      events: ['subscription.extended', 'subscription.reminder'],
      simulated: true,
    },
    {
      from: 'activeFree',
      to: 'active',
      trigger: 'The first invoice with a price is paid at once',
      events: ['subscription.extended'],
      simulated: true,
    },
    {
      from: 'activeFree',
      to: 'activeFree',
      trigger: 'The next period costs nothing; or the reminder date comes',
      events: ['subscription.reminder'],
      simulated: true,
    },
    {
      from: 'active',
      to: 'activeFree',
      trigger: 'Its items are priced 0 before the next invoice date',
      events: [],
      simulated: true,
    },
    {
      from: 'active',
      to: 'activePendingInvoice',
      trigger: 'The next invoice date comes, and the payment is not captured at once',
      events: [],
      simulated: true,
    },
    {
      from: 'activeFree',
      to: 'activePendingInvoice',
      trigger: 'The first invoice with a price is not captured at once',
      events: [],
      simulated: true,
    },
    {
      from: 'activePendingInvoice',
      to: 'active',
      trigger: 'The invoice is paid',
      events: ['subscription.extended'],
      simulated: true,
    },
    {
      from: 'activePendingInvoice',
      to: 'activePendingInvoice',
      trigger: 'An attempt to charge fails',
      events: ['subscription.payment_failed'],
      simulated: true,
    },
    {
      from: 'activePendingInvoice',
      to: 'failed',
      trigger: 'The time to collect the invoice runs out',
      events: ['subscription.failed'],
      simulated: true,
    },
    ...RUNNING.flatMap((from): Transition<State>[] => [
      {
        from,
        to: 'lapsed',
        trigger: 'The source stops working and is not replaced within collectionPeriodDays',
        events: ['subscription.source_invalid', 'subscription.lapsed'],
        simulated: true,
      },
      {
        from,
        to: 'cancelled',
        trigger: 'POST /subscriptions/{id} with state cancelled alone',
        events: ['subscription.updated'],
        simulated: true,
      },
    ]),
    ...(['active', 'activeFree'] as const).map(
      (from): Transition<State> => ({
        from,
        to: 'ended',
        trigger: 'The plan was deactivated, and the next invoice date comes',
        events: ['subscription.updated'],
        inferred: true,
        simulated: true,
      }),
    ),
  ],
});
