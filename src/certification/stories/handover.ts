import { text } from '../../json';
import { keyOf } from '../ledger-index/keyed';
import { calls } from '../vocabulary/over';
import { orderWithUpstreamId, type Waiting } from './acceptance';

const byUpstreamId = keyOf('createOrders', ({ isAccepted, answer }) =>
  isAccepted ? text(answer, 'upstreamId') : undefined,
);

const place = { pointer: '/requestBody' };

/** Reports that units of an order are sent or cancelled. */
export const fulfillments = calls('fulfillment', 'createFulfillments').into('fulfillment', (call, on): Waiting[] => {
  const orderId = text(call.body, 'orderId');
  return orderId === undefined ? [] : [{ call, ...place, value: call.body, order: on.story('order', orderId) }];
});

/** Requests to a warehouse. Each names the order by its upstream id. */
export const fulfillmentOrders = calls('fulfillment order', 'createFulfillmentOrders').into(
  'fulfillment order',
  (call, on): Waiting[] => {
    const upstreamId = text(call.body, 'upstreamId');
    const order = upstreamId === undefined ? undefined : orderWithUpstreamId(on, on.callsBy(byUpstreamId, upstreamId));
    return order ? [{ call, ...place, value: call.body, order }] : [];
  },
);
