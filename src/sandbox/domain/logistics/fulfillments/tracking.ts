/**
 * Where the shipments of an order are: those of its shipping labels, and fulfillments that name their parcel. No carrier is
 * asked: the time since then says how far they are (ours).
 */
import type { Fulfillment, OrderTracking } from '../../../../generated/contract/types';
import { withoutUndefined } from '../../kernel/changes';
import { accept, type Context, refuse } from '../../kernel/decision';
import { LATER_SECONDS } from '../../kernel/due';
import { notFound } from '../../kernel/problems';
import { calls } from '../../kernel/resource';
import { addSeconds, momentOf } from '../../kernel/time';
import type { OrderRecord } from '../../sale/orders/record';
import { numberOn } from '../global/labels';
import type { ShippingLabelRecord } from '../global/record';
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

interface Parcel {
  readonly id: string;
  readonly since: string;
  readonly trackingNumber?: string | undefined;
  readonly trackingUrl?: string | undefined;
  readonly items: readonly { readonly itemId: string; readonly quantity: number }[];
}

function ofFulfillment({ id, document }: FulfillmentRecord): Parcel[] {
  const parcel = parcelOf(document);
  const shipped = document.items.filter(({ quantity }) => quantity > 0);
  if (!parcel || shipped.length === 0) return [];
  const { trackingNumber, trackingUrl } = parcel;
  return [{ id: document.shipmentId ?? id, since: document.createdTime, trackingNumber, trackingUrl, items: shipped }];
}

/** A shipment of a label has the number that its first label bears. */
function ofLabel({ document, hidden }: ShippingLabelRecord, order: OrderRecord): Parcel[] {
  return document.shipments.map(({ id, packages }) => ({
    id,
    // Labels of earlier versions do not know when they were made.
    since: hidden.createdTime ?? order.document.createdTime,
    trackingNumber: numberOn(id, 0),
    items: packages.flatMap(({ items }) => items),
  }));
}

function shipmentOf({ id, since, items, ...parcel }: Parcel, order: OrderRecord, { now }: Context): Shipment {
  const passed = stations
    .map(({ after, ...station }) => ({ ...station, date: addSeconds(since, after), location: '-' }))
    .filter(({ date }) => momentOf(date) <= momentOf(now))
    .reverse();
  const products = new Map(order.document.items.map((item) => [item.id, item.productDetails]));
  const shipment = withoutUndefined({
    id,
    status: passed[0]?.status ?? 'pending_shipment',
    trackingNumber: parcel.trackingNumber,
    trackingUrl: parcel.trackingUrl,
    shipFrom: order.document.shipFrom,
    items: items.map(({ itemId, quantity }) =>
      withoutUndefined({ itemId, quantity, productDetails: products.get(itemId) }),
    ),
    trackingDetails: passed,
  });
  return shipment as Shipment;
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
    const labels = await read.findBy('shipping_label', 'orderId', [order.id]);
    if (fulfillments.length + labels.length === 0) return nothingFound(`No shipments of order '${order.id}' found.`);
    const told = fulfillments.flatMap(ofFulfillment);
    // A fulfillment that names the shipment of a label is that shipment.
    const labelled = labels
      .flatMap((label) => ofLabel(label, order))
      .filter(({ id }) => told.every((one) => one.id !== id));
    const shipments = [...told, ...labelled].map((parcel) => shipmentOf(parcel, order, context));
    if (shipments.length === 0) return nothingFound(`Order '${order.id}' has no shipment with tracking yet.`);
    const { shipTo } = order.document;
    return accept(withoutUndefined({ orderId: order.id, shipTo, shipments, liveMode: context.liveMode }));
  },
});
