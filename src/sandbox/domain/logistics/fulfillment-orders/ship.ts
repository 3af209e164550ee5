import { withoutUndefined } from '../../kernel/changes';
import { accept, type Context, type Decision } from '../../kernel/decision';
import { eventOf } from '../../kernel/events';
import { moveOrStay } from '../../kernel/machine';
import { NOTHING_HIDDEN } from '../../kernel/records';
import { toSeconds } from '../../kernel/time';
import { shipLine } from './lines';
import type { FulfillmentOrderRecord, ShipmentRecord } from './record';
import { fulfillmentOrderMachine } from './transitions';

/** A carrier that does not exist, so that nobody follows its address in earnest. */
const carrier = { trackingCompany: 'Sandbox Parcel', trackingCompanyId: null };

function shipmentOf({ document: order }: FulfillmentOrderRecord, context: Context): ShipmentRecord {
  const id = context.newId('shipment');
  const document = withoutUndefined({
    id,
    createdTime: toSeconds(context.now),
    fulfillmentOrderId: String(order.id),
    fulfillmentOrderUpstreamId: order.upstreamId,
    shippingChoiceId: order.shippingChoice.id,
    ...carrier,
    trackingNumber: `SP${id}`,
    items: order.items
      .filter((line) => line.pending > 0)
      .map((line) =>
        withoutUndefined({
          id: context.newId('shipment-item'),
          fulfillmentOrderItemId: String(line.id),
          fulfillmentOrderItemUpstreamId: line.upstreamId,
          inventoryItemId: line.inventoryItemId,
          quantity: line.pending,
        }),
      ),
    liveMode: context.liveMode,
  });
  return { kind: 'shipment', id, document, hidden: NOTHING_HIDDEN } as ShipmentRecord;
}

/** The pending units leave in one parcel. Nothing happens where there are none. */
export function shipPending(before: FulfillmentOrderRecord, context: Context): Decision<null> {
  if (before.document.items.every((line) => line.pending === 0)) return accept(null);
  const parcel = shipmentOf(before, context);
  const state = moveOrStay(fulfillmentOrderMachine, before.document.state, 'shipped');
  const order = { ...before, document: { ...before.document, items: before.document.items.map(shipLine), state } };
  return accept(null, { writes: [order, parcel], events: [eventOf('fulfillment_order.shipped', parcel)] });
}
