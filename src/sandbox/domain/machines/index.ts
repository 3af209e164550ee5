/** Every state table, for the engine, the reachability test and the pages. */

import { refundMachine } from '../after-sale/refunds/transitions';
import type { StateMachine } from '../kernel/machine';
import { fulfillmentMachine } from '../logistics/fulfillments/transitions';
import { chargeMachine, chargeOperationMachine } from '../sale/charges/transitions';
import { checkoutMachine } from '../sale/checkouts/transitions';
import { fraudMachine, orderItemMachine, orderMachine } from '../sale/orders/transitions';
import { sessionMachine } from '../sale/payments/transitions';
import { sourceMachine } from '../sale/sources/transitions';
import { invoiceMachine } from './reported/invoice';
import { returnMachine } from './reported/return';
import { fileLinkMachine, taxIdentifierMachine, webhookMachine } from './reported/small';
import { planMachine, subscriptionMachine } from './reported/subscription';

export const stateMachines: readonly StateMachine[] = [
  orderMachine,
  fraudMachine,
  orderItemMachine,
  sessionMachine,
  sourceMachine,
  chargeMachine,
  chargeOperationMachine,
  fulfillmentMachine,
  refundMachine,
  returnMachine,
  invoiceMachine,
  planMachine,
  subscriptionMachine,
  taxIdentifierMachine,
  webhookMachine,
  fileLinkMachine,
  checkoutMachine,
];
