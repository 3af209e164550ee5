/** What a payment or a review does to an order on its own after a while. */
import type { OrderState } from '../../../../generated/contract/types';
import { accept, type Decision } from '../../kernel/decision';
import { type DueStep, type DueStepName, type DueSteps, LATER_SECONDS, later } from '../../kernel/due';
import type { ResourceOptions, Surroundings } from '../../kernel/resource';
import { effectsOf, type OrderFlow, startFlow, write } from './flow';
import { denyReview, failPayment, passReview, settlePayment } from './settle';

export interface OfOrder {
  readonly orderId: string;
}

declare module '../../kernel/due' {
  interface DueSteps {
    'payment-arrives': OfOrder;
    'payment-fails': OfOrder;
    'review-passes': OfOrder;
    'review-denies': OfOrder;
  }
}

/** The steps whose order is known. */
type OrderStepName = { [Name in DueStepName]: DueSteps[Name] extends OfOrder ? Name : never }[DueStepName];

/** Notes that something happens to this order by itself. */
export function schedule<Name extends OrderStepName>(
  flow: OrderFlow,
  step: Name,
  about: Omit<DueSteps[Name], 'orderId'>,
  seconds = LATER_SECONDS,
): OrderFlow {
  return write(flow, later(step, { orderId: flow.order.id, ...about } as DueSteps[Name], flow.context, seconds));
}

/** Carries a step out on its order, where the order is still there; gives the flow back as it is where nothing happens. */
export async function onOrder(
  { orderId }: OfOrder,
  { read, context }: Surroundings,
  take: (flow: OrderFlow) => OrderFlow,
): Promise<Decision<null>> {
  const order = await read.find('order', orderId);
  if (!order) return accept(null);
  const before = startFlow(order, context);
  const after = take(before);
  return after === before ? accept(null) : accept(null, effectsOf(after));
}

const inState =
  (state: OrderState, take: (flow: OrderFlow) => OrderFlow) =>
  (step: DueStep & OfOrder, around: Surroundings): Promise<Decision<null>> =>
    onOrder(step, around, (flow) => (flow.order.document.state === state ? take(flow) : flow));

export const orderSteps: ResourceOptions<'order', '/orders'>['due'] = {
  // The sources of a payment that only takes its time were used up when the order was created.
  'payment-arrives': inState('pending_payment', (flow) => settlePayment(flow, [])),
  'payment-fails': inState('pending_payment', (flow) => failPayment(flow, 'The payment was declined.', 'failed')),
  'review-passes': inState('in_review', passReview),
  'review-denies': inState('in_review', denyReview),
};
