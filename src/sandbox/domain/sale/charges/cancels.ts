/** Money that is released: at once, or to an account that the buyer has to name first. */
import type { Surroundings } from '../../kernel/resource';
import { recount } from '../orders/amounts';
import { type OfOrder, onOrder, schedule } from '../orders/due';
import { resumeOrder } from '../orders/finish';
import { chargesOf, type OrderFlow } from '../orders/flow';
import { DETAILS_SECONDS, needsDetails } from './bank-details';
import type { OperationKey } from './operations';
import { settleOperations, stillIn } from './outcomes';

interface OfCancels extends OfOrder {
  readonly operations: readonly OperationKey[];
}

declare module '../../kernel/due' {
  interface DueSteps {
    'details-expire': OfCancels;
  }
}

/** Ends cancels as the test payment of their charge says, or lets them wait for the buyer's bank details. */
export function settleCancels(flow: OrderFlow, chargeId: string, operations: readonly OperationKey[]): OrderFlow {
  if (flow.order.hidden.charges[chargeId]?.testBehavior === 'cancel-failed')
    return settleOperations(flow, 'cancel', operations, 'failed');
  if (!needsDetails(flow, chargeId)) return settleOperations(flow, 'cancel', operations, 'complete');
  const waiting = settleOperations(flow, 'cancel', operations, 'pending_information');
  return schedule(waiting, 'details-expire', { operations }, DETAILS_SECONDS);
}

/** The cancels of a charge that wait for bank details. */
export function waitingCancels(flow: OrderFlow, chargeId: string): OperationKey[] {
  return (chargesOf(flow).find(({ id }) => id === chargeId)?.cancels ?? [])
    .filter(({ state }) => state === 'pending_information')
    .map(({ id: operationId }) => ({ chargeId, operationId }));
}

/** The buyer named an account, or did not in time. */
export function endCancels(flow: OrderFlow, operations: readonly OperationKey[], to: 'complete' | 'failed'): OrderFlow {
  return resumeOrder(recount(settleOperations(flow, 'cancel', operations, to)));
}

function expire(flow: OrderFlow, operations: readonly OperationKey[]): OrderFlow {
  const waiting = stillIn(chargesOf(flow), 'cancels', operations, 'pending_information');
  return waiting.length > 0 ? endCancels(flow, waiting, 'failed') : flow;
}

export const cancelSteps = {
  'details-expire': (step: OfCancels, around: Surroundings) =>
    onOrder(step, around, (flow) => expire(flow, step.operations)),
};
