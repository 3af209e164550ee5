/** Every state table, for the engine, the reachability test and the pages. */
import { chargeMachine, chargeOperationMachine } from '../charges/transitions';
import { checkoutMachine } from '../checkouts/transitions';
import { fulfillmentMachine } from '../fulfillments/transitions';
import { fraudMachine, orderItemMachine, orderMachine } from '../orders/transitions';
import { sessionMachine } from '../payments/transitions';
import { refundMachine } from '../refunds/transitions';
import { sourceMachine } from '../sources/transitions';
import type { StateMachine } from './machine';
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
