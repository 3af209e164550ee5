import { currencyOf } from '../../kernel/money/currency';
import { resource } from '../../kernel/resource';
import { howTaken } from '../../logistics/fulfillments/replay';
import { cancelSteps } from './cancels';
import { captureSteps } from './captures';
import { chargeControls } from './controls';
import { lapseSteps } from './lapses';
import { chargeReasons } from './reasons';
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
  reasons: async ({ document }, around) => {
    const order = await around.read.find('order', document.orderId);
    if (!order) return [];
    const how = (await howTaken(order, around)).get(document.id) ?? {};
    const currency = currencyOf(document.currency, around.context.reference);
    return [{ of: document, reasons: chargeReasons(document, how, currency) }];
  },
  controls: chargeControls,
  due: { ...captureSteps, ...cancelSteps, ...lapseSteps },
  machines: [chargeMachine, chargeOperationMachine],
});
