import type { PlanState } from '../../../../generated/contract/types';
import { stateMachine } from '../../kernel/machine';

export const planMachine = stateMachine<PlanState>({
  id: 'plan',
  title: 'Plan',
  states: [
    { id: 'draft', meaning: 'Not for sale yet.' },
    { id: 'active', meaning: 'New subscriptions may use it.' },
    { id: 'discontinued', meaning: 'No new subscriptions; running ones go on.' },
    { id: 'deactivated', meaning: 'Running subscriptions end on their next invoice date.', terminal: true },
  ],
  transitions: [
    { from: null, to: 'draft', trigger: 'POST /plans with state draft', events: ['plan.created'], simulated: true },
    { from: null, to: 'active', trigger: 'POST /plans with state active', events: ['plan.created'], simulated: true },
    { from: 'draft', to: 'active', trigger: 'POST /plans/{id}', events: ['plan.updated'], simulated: true },
    { from: 'active', to: 'discontinued', trigger: 'POST /plans/{id}', events: ['plan.updated'], simulated: true },
    {
      from: 'active',
      to: 'deactivated',
      trigger: 'POST /plans/{id}',
      events: ['plan.updated'],
      inferred: true,
      simulated: true,
    },
    { from: 'discontinued', to: 'deactivated', trigger: 'POST /plans/{id}', events: ['plan.updated'], simulated: true },
  ],
});
