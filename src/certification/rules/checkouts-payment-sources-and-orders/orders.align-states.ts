import { comesAfterAcceptance } from '../../stories/acceptance';
import { fulfillmentOrders, fulfillments } from '../../stories/handover';
import { part, rule } from '../../vocabulary/rule';

export const alignStates = rule({
  item: 'orders.align-states',
  part: true,
  over: fulfillments,
  each: comesAfterAcceptance('orderId'),
  also: [part({ over: fulfillmentOrders, each: comesAfterAcceptance('upstreamId') })],
  words: {
    standard: 'Your platform takes an order for ready to fulfill once its state is accepted, and not before.',
    mend: 'Set the status from the state in the answer to POST /orders: pending_payment and in_review have to wait.',
    none: 'No order was handed to a warehouse or fulfilled yet.',
  },
});
