import { comesAfterAcceptance } from '../../stories/acceptance';
import { fulfillmentOrders, fulfillments } from '../../stories/handover';
import { part, rule } from '../../vocabulary/rule';

export const noFulfilBeforeAccepted = rule({
  item: 'x.no-fulfil-before-accepted',
  over: fulfillments,
  each: comesAfterAcceptance('orderId'),
  also: [part({ over: fulfillmentOrders, each: comesAfterAcceptance('upstreamId') })],
  words: {
    standard: 'No order is sent to the warehouse, or reported as sent, before it is known to be accepted.',
    mend: 'Wait for order.accepted, or read the order, before you ship it or hand it to the warehouse.',
    none: 'No fulfillment was sent for an order that the ledger shows.',
  },
});
