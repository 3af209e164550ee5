/**
 * Where the shipments of an order are. No carrier is asked: a fulfillment that names its parcel is taken for a shipment, and
 * the time since then says how far it is (ours).
 */
import type { Fulfillment, OrderTracking } from '../../../../generated/contract/types';
import { withoutUndefined } from '../../kernel/changes';
import { accept, type Context, refuse } from '../../kernel/decision';
import { LATER_SECONDS } from '../../kernel/due';
import { notFound } from '../../kernel/problems';
import { calls } from '../../kernel/resource';
import { addSeconds, momentOf } from '../../kernel/time';
import type { OrderRecord } from '../../sale/orders/record';
import type { FulfillmentRecord } from './record';

type Shipment = OrderTracking['shipments'][number];

/** Oldest first; seconds after the fulfillment. */
const stations = [
  { status: 'pending_shipment', after: 0, description: 'The carrier knows of the parcel.' },
  { status: 'in_transit', after: LATER_SECONDS, description: 'The parcel is on its way.' },
  { status: 'delivered', after: 2 * LATER_SECONDS, description: 'The parcel was delivered.' },
] as const;

/** On the fulfillment, or on the first of its items that names a parcel. */
function parcelOf({ items, ...whole }: Fulfillment) {
  return [whole, ...items].find(({ trackingNumber, trackingUrl }) => trackingNumber || trackingUrl);
}

function shipmentOf({ id, document }: FulfillmentRecord, order: OrderRecord, { now }: Context): Shipment[] {
  const parcel = parcelOf(document);
  const shipped = document.items.filter(({ quantity }) => quantity > 0);
  if (!parcel || shipped.length === 0) return [];
  const passed = stations
    .map(({ after, ...station }) => ({ ...station, date: addSeconds(document.createdTime, after), location: '-' }))
    .filter(({ date }) => momentOf(date) <= momentOf(now))
    .reverse();
  const products = new Map(order.document.items.map((item) => [item.id, item.productDetails]));
  const shipment = withoutUndefined({
    id: document.shipmentId ?? id,
    status: passed[0]?.status ?? 'pending_shipment',
    trackingNumber: parcel.trackingNumber,
    trackingUrl: parcel.trackingUrl,
    shipFrom: order.document.shipFrom,
    items: shipped.map(({ itemId, quantity }) =>
      withoutUndefined({ itemId, quantity, productDetails: products.get(itemId) }),
    ),
    trackingDetails: passed,
  });
  return [shipment as Shipment];
}

/** The parameter is `orderId`, and the code that of a wrong one, as the provider's samples have them. */
function nothingFound(message: string) {
  return refuse({ status: 404, code: 'invalid_parameter', parameter: 'orderId', message });
}

export const orderTracking = calls('Order', {
  retrieveOrderTracking: async ({ params, read, context }) => {
    const order = await read.find('order', params.id);
    if (!order) return notFound('Order', params.id ?? '');
    const fulfillments = await read.findBy('fulfillment', 'orderId', [order.id]);
    if (fulfillments.length === 0) return nothingFound(`No shipments of order '${order.id}' found.`);
    const shipments = fulfillments.flatMap((fulfillment) => shipmentOf(fulfillment, order, context));
    if (shipments.length === 0) return nothingFound(`Order '${order.id}' has no shipment with tracking yet.`);
    const { shipTo } = order.document;
    return accept(withoutUndefined({ orderId: order.id, shipTo, shipments, liveMode: context.liveMode }));
  },
});
