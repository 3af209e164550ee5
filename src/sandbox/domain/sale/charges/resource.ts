import { resource } from '../../kernel/resource';
import { chargeMachine, chargeOperationMachine } from './transitions';

declare module '../../kernel/ids' {
  interface InnerIds {
    'charge-operation': string;
  }
}

/** A copy of each charge of an order; the order's `payment.charges` is what decisions read. */
export const charge = resource('charge', {
  name: 'Charge',
  path: '/charges',
  ids: { 'charge-operation': 'uuid' },
  machines: [chargeMachine, chargeOperationMachine],
});
