import { stateMachine } from '../../kernel/machine';

export const checkoutMachine = stateMachine<'open' | 'spent' | 'deleted'>({
  id: 'checkout',
  title: 'Checkout',
  states: [
    { id: 'open', meaning: 'May be changed, paid and ordered. The API shows no state field.' },
    { id: 'spent', meaning: 'Became an order, or was refused with 409; every later call answers 404.', terminal: true },
    { id: 'deleted', meaning: 'Removed; every later call answers 404.', terminal: true },
  ],
  transitions: [
    { from: null, to: 'open', trigger: 'POST /checkouts', events: ['checkout.created'], simulated: true },
    { from: 'open', to: 'open', trigger: 'POST /checkouts/{id}', events: ['checkout.updated'], simulated: true },
    {
      from: 'open',
      to: 'spent',
      trigger: 'POST /orders with its id is answered 201 or 409 (except 409 additional_payment_action_required)',
      events: [],
      simulated: true,
    },
    { from: 'open', to: 'deleted', trigger: 'DELETE /checkouts/{id}', events: ['checkout.deleted'], simulated: true },
  ],
});
