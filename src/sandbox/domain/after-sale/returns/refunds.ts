/** The refunds that follow an accepted return. */
import type { FulfillmentRecord } from '../../logistics/fulfillments/record';
import { lineOf, type OrderFlow } from '../../sale/orders/flow';
import { linesOf } from '../../sale/orders/lines';
import { settleReturned } from '../../sale/orders/returned';
import { makeRefund } from '../refunds/decisions';
import type { ReturnRecord } from './record';
import { byShipment, type ReturnedUnits } from './shipments';
import { worthOfReturned } from './worth';

export interface Refunded {
  readonly flow: OrderFlow;
  readonly refundIds: readonly string[];
}

/** Counts the units in, and gives back what they cost: a refund for each shipment. The order may be returned after that. */
export function refundReturn(
  { document, hidden }: ReturnRecord,
  shipments: readonly FulfillmentRecord[],
  start: OrderFlow,
): Refunded {
  const lines = linesOf(start);
  for (const { itemId, quantity } of document.items)
    lines.change(itemId, { returned: (lines.get(itemId).returned ?? 0) + quantity });
  const returned = document.items.map(({ itemId, quantity }) => ({
    itemId,
    from: hidden.from[itemId] ?? 0,
    units: quantity,
  }));
  let refunded: Refunded = { flow: lines.applyTo(start), refundIds: [] };
  for (const units of byShipment(returned, shipments)) refunded = refundUnits(units, document.reason, refunded);
  return { ...refunded, flow: settleReturned(refunded.flow) };
}

/** No more than the lines still have to give: money may have gone back before. Nothing left is no refund (inferred). */
function refundUnits(units: readonly ReturnedUnits[], reason: string | undefined, so: Refunded): Refunded {
  const { flow, refundIds } = so;
  const { currency, order } = flow;
  const left = new Map(order.document.items.map((item) => [item.id, currency.minor(item.availableToRefundAmount)]));
  const ordered = new Map(order.document.items.map((item) => [item.id, item.quantity]));
  const items = units
    .map(({ itemId, from, units: quantity }) => {
      const worth = worthOfReturned(lineOf(flow, itemId), ordered.get(itemId) ?? 0, from, quantity);
      return { itemId, quantity, amount: currency.major(Math.min(worth, left.get(itemId) ?? 0)) };
    })
    .filter(({ amount }) => amount > 0);
  if (items.length === 0) return so;
  const made = makeRefund({ orderId: order.id, currency: currency.code, items, reason }, { ...flow, events: [] });
  if (!made.ok) return so;
  const events = [...flow.events, ...made.flow.events];
  return { flow: { ...made.flow, events }, refundIds: [...refundIds, made.refund.id] };
}
