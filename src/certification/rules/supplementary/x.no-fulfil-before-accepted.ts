import { text } from '../../../json';
import { keyOf } from '../../ledger-index/keyed';
import { comesAfterAcceptance, orderWithUpstreamId, type Waiting } from '../../stories/acceptance';
import { calls } from '../../vocabulary/over';
import { part, rule } from '../../vocabulary/rule';

const byUpstreamId = keyOf('createOrders', ({ isAccepted, answer }) =>
  isAccepted ? text(answer, 'upstreamId') : undefined,
);

const place = { pointer: '/requestBody' };

const fulfillments = calls('fulfillment', 'createFulfillments').into('fulfillment', (call, on): Waiting[] => {
  const orderId = text(call.body, 'orderId');
  return orderId === undefined ? [] : [{ call, ...place, value: call.body, order: on.story('order', orderId) }];
});

/** A fulfillment order names the order by its upstream id. */
const fulfillmentOrders = calls('fulfillment order', 'createFulfillmentOrders').into(
  'fulfillment order',
  (call, on): Waiting[] => {
    const upstreamId = text(call.body, 'upstreamId');
    const order = upstreamId === undefined ? undefined : orderWithUpstreamId(on, on.callsBy(byUpstreamId, upstreamId));
    return order ? [{ call, ...place, value: call.body, order }] : [];
  },
);

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
