/** Tables the engine only reports: no operation of this contract makes these steps yet. */
import { stateMachine } from '../../kernel/machine';

export const returnMachine = stateMachine({
  id: 'return',
  title: 'Return',
  states: [
    { id: 'created', meaning: 'The shopper announced goods; they are not accepted yet.' },
    { id: 'accepted', meaning: 'The goods were taken back, and refunds follow by themselves.', terminal: true },
  ],
  transitions: [
    { from: null, to: 'created', trigger: 'POST /returns', events: ['return.created'], simulated: false },
    {
      from: 'created',
      to: 'created',
      trigger: 'POST /returns/{id} accepts some of the units',
      events: ['return.updated'],
      inferred: true,
      simulated: false,
    },
    {
      from: 'created',
      to: 'accepted',
      trigger: 'POST /returns/{id} accepts the return, or the last of its units',
      events: ['return.accepted', 'refund.pending'],
      simulated: false,
    },
  ],
});
