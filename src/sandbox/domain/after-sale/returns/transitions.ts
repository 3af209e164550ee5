import { stateMachine } from '../../kernel/machine';

type State = 'created' | 'accepted';

export const returnMachine = stateMachine<State>({
  id: 'return',
  title: 'Return',
  states: [
    { id: 'created', meaning: 'The shopper announced goods; they are not accepted yet.' },
    { id: 'accepted', meaning: 'The goods were taken back, and refunds follow by themselves.', terminal: true },
  ],
  transitions: [
    { from: null, to: 'created', trigger: 'POST /returns', events: ['return.created'], simulated: true },
    {
      from: 'created',
      to: 'created',
      trigger: 'POST /returns/{id} accepts some of the units, or changes place or metadata',
      events: ['return.updated'],
      inferred: true,
      simulated: true,
    },
    {
      from: 'created',
      to: 'accepted',
      trigger: 'POST /returns/{id} accepts the return, or the last of its units',
      events: ['return.accepted', 'refund.pending'],
      simulated: true,
    },
    {
      from: 'accepted',
      to: 'accepted',
      trigger: 'POST /returns/{id} changes place or metadata',
      events: ['return.updated'],
      inferred: true,
      simulated: true,
    },
  ],
});
