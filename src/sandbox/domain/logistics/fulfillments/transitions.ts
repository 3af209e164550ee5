import { stateMachine } from '../../kernel/machine';

export const fulfillmentMachine = stateMachine<'recorded'>({
  id: 'fulfillment',
  title: 'Fulfillment',
  states: [{ id: 'recorded', meaning: 'Units were reported as shipped or cancelled. The API shows no state field.' }],
  transitions: [
    {
      from: null,
      to: 'recorded',
      trigger: 'POST /fulfillments for an accepted order',
      events: ['fulfillment.created'],
      simulated: true,
    },
    {
      from: 'recorded',
      to: 'recorded',
      trigger: 'POST /fulfillments/{id} changes the tracking fields',
      events: [],
      simulated: true,
    },
  ],
});
