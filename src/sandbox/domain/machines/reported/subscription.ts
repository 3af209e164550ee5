import { stateMachine, type Transition } from '../../kernel/machine';

export const planMachine = stateMachine({
  id: 'plan',
  title: 'Plan',
  states: [
    { id: 'draft', meaning: 'Not for sale yet.' },
    { id: 'active', meaning: 'New subscriptions may use it.' },
    { id: 'discontinued', meaning: 'No new subscriptions; running ones go on.' },
    { id: 'deactivated', meaning: 'Running subscriptions end on their next invoice date.', terminal: true },
  ],
  transitions: [
    { from: null, to: 'draft', trigger: 'POST /plans with state draft', events: ['plan.created'], simulated: false },
    { from: null, to: 'active', trigger: 'POST /plans with state active', events: ['plan.created'], simulated: false },
    { from: 'draft', to: 'active', trigger: 'POST /plans/{id}', events: ['plan.updated'], simulated: false },
    { from: 'active', to: 'discontinued', trigger: 'POST /plans/{id}', events: ['plan.updated'], simulated: false },
    {
      from: 'discontinued',
      to: 'deactivated',
      trigger: 'POST /plans/{id}',
      events: ['plan.updated'],
      simulated: false,
    },
  ],
});

type State =
  | 'draft'
  | 'active'
  | 'activeFree'
  | 'activePendingInvoice'
  | 'cancelled'
  | 'ended'
  | 'failed'
  | 'lapsed'
  | 'deleted';

const RUNNING = ['active', 'activeFree', 'activePendingInvoice'] as const;

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
      simulated: false,
    },
    {
      from: 'draft',
      to: 'active',
      trigger: 'POST /subscriptions/{id} with state active alone, after the order is accepted',
      events: ['subscription.updated'],
      simulated: false,
    },
    {
      from: 'draft',
      to: 'activeFree',
      trigger: 'The same, at price 0',
      events: ['subscription.updated'],
      simulated: false,
    },
    {
      from: 'draft',
      to: 'deleted',
      trigger: 'DELETE /subscriptions/{id}',
      events: ['subscription.deleted'],
      simulated: false,
    },
    {
      from: 'active',
      to: 'active',
      trigger: 'The invoice of the next period is paid at once; or the reminder date comes',
      events: ['subscription.extended', 'subscription.reminder'],
      simulated: false,
    },
    {
      from: 'activeFree',
      to: 'active',
      trigger: 'The first invoice with a price is paid at once',
      events: ['subscription.extended'],
      simulated: false,
    },
    {
      from: 'activeFree',
      to: 'activeFree',
      trigger: 'The next period costs nothing; or the reminder date comes',
      events: ['subscription.reminder'],
      simulated: false,
    },
    {
      from: 'active',
      to: 'activeFree',
      trigger: 'Its items are priced 0 before the next invoice date',
      events: [],
      simulated: false,
    },
    {
      from: 'active',
      to: 'activePendingInvoice',
      trigger: 'The next invoice date comes, and the payment is not captured at once',
      events: [],
      simulated: false,
    },
    {
      from: 'activeFree',
      to: 'activePendingInvoice',
      trigger: 'The first invoice with a price is not captured at once',
      events: [],
      simulated: false,
    },
    {
      from: 'activePendingInvoice',
      to: 'active',
      trigger: 'The invoice is paid',
      events: ['subscription.extended'],
      simulated: false,
    },
    {
      from: 'activePendingInvoice',
      to: 'activePendingInvoice',
      trigger: 'An attempt to charge fails',
      events: ['subscription.payment_failed'],
      simulated: false,
    },
    {
      from: 'activePendingInvoice',
      to: 'failed',
      trigger: 'The time to collect the invoice runs out',
      events: ['subscription.failed'],
      simulated: false,
    },
    ...RUNNING.flatMap((from): Transition<State>[] => [
      {
        from,
        to: 'lapsed',
        trigger: 'The source stops working and is not replaced within collectionPeriodDays',
        events: ['subscription.source_invalid', 'subscription.lapsed'],
        simulated: false,
      },
      {
        from,
        to: 'cancelled',
        trigger: 'POST /subscriptions/{id} with state cancelled alone',
        events: ['subscription.updated'],
        simulated: false,
      },
      {
        from,
        to: 'ended',
        trigger: 'The plan was deactivated, and the next invoice date comes',
        events: [],
        simulated: false,
      },
    ]),
  ],
});
