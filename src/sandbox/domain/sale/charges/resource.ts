import { resource } from '../../kernel/resource';
import { cancelSteps } from './cancels';
import { captureSteps } from './captures';
import { chargeControls } from './controls';
import { lapseSteps } from './lapses';
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
  controls: chargeControls,
  due: { ...captureSteps, ...cancelSteps, ...lapseSteps },
  machines: [chargeMachine, chargeOperationMachine],
});
