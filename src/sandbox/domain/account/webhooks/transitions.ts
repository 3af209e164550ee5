import { stateMachine } from '../../kernel/machine';

type State = 'enabled' | 'disabled' | 'deleted';

/** The documents say the first two as `enabled`. The last change is made by the sandbox itself, where nothing but failures came back for three days. */
export const webhookMachine = stateMachine<State>({
  id: 'webhook',
  title: 'Webhook',
  states: [
    { id: 'enabled', meaning: 'Receives events.' },
    { id: 'disabled', meaning: 'Receives nothing until it is enabled again.' },
    { id: 'deleted', meaning: 'Gone.', terminal: true },
  ],
  transitions: [
    { from: null, to: 'enabled', trigger: 'POST /webhooks', events: [], simulated: true },
    { from: null, to: 'disabled', trigger: 'POST /webhooks with enabled false', events: [], simulated: true },
    {
      from: 'enabled',
      to: 'disabled',
      trigger: 'PATCH /webhooks/{id} with enabled false, or days of failed deliveries',
      events: [],
      simulated: true,
    },
    {
      from: 'disabled',
      to: 'enabled',
      trigger: 'PATCH /webhooks/{id} with enabled true',
      events: [],
      simulated: true,
    },
    { from: 'enabled', to: 'deleted', trigger: 'DELETE /webhooks/{id}', events: [], simulated: true },
    { from: 'disabled', to: 'deleted', trigger: 'DELETE /webhooks/{id}', events: [], simulated: true },
  ],
});
