import { failRefund } from '../after-sale/refunds/decisions';
import { accept, type Context, type Decision } from '../kernel/decision';
import type { DueStepRecord, OrderRecord, RefundRecord } from '../records';
import { settleOperations } from '../sale/charges/operations';
import { recount } from '../sale/orders/amounts';
import { effectsOf, type OrderFlow, startFlow } from '../sale/orders/flow';
import { denyReview, failPayment, passReview, settlePayment } from '../sale/orders/settle';
import type { DueStep } from './types';

interface State {
  readonly order: OrderRecord | null;
  readonly refund: RefundRecord | null;
}

/**
 * Carries out one due step. At the start of each request: for every 'due-step' record with `document.dueTime <= now`,
 * oldest first, load the order and the refund it names, and store what this gives back. The step itself is
 * deleted; it does nothing where the order has moved on without it.
 */
export function advance(step: DueStepRecord, state: State, context: Context): Decision<null> {
  const deletes = [{ kind: 'due-step' as const, id: step.id }];
  if (!state.order) return accept(null, { deletes });
  const before = startFlow(state.order, context);
  const after = take(step.document, before, state);
  return after === before ? accept(null, { deletes }) : accept(null, { ...effectsOf(after), deletes });
}

function take(step: DueStep, flow: OrderFlow, { refund }: State): OrderFlow {
  const { state } = flow.order.document;
  switch (step.step) {
    // The sources of a payment that only takes its time were used up when the order was created.
    case 'payment-arrives':
      return state === 'pending_payment' ? settlePayment(flow, []) : flow;
    case 'payment-fails':
      return state === 'pending_payment' ? failPayment(flow, 'The payment was declined.', 'failed') : flow;
    case 'review-passes':
      return state === 'in_review' ? passReview(flow) : flow;
    case 'review-denies':
      return state === 'in_review' ? denyReview(flow) : flow;
    case 'capture-fails':
      return recount(settleOperations(flow, 'capture', step.operations ?? [], 'failed'));
    case 'refund-fails':
      return refund?.document.state === 'pending' ? failRefund(flow, refund) : flow;
  }
}
