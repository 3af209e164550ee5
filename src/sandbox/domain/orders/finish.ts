/** Moves lines, charges and the order on once units were shipped or cancelled. */
import type { Charge } from '../charges/types';
import { chargesOf, emitCharge, emitOrder, lineOf, moveItem, moveOrder, type OrderFlow } from './flow';
import type { OrderItem } from './types';

/** The charges that were done before are not told of again. */
export function finishOrder(flow: OrderFlow): OrderFlow {
  const items = flow.order.document.items.reduce(finishItem, flow);
  const lines = items.order.document.items.map((item) => ({ item, line: lineOf(items, item.id) }));
  const open = lines.some(({ item, line }) => line.fulfilled + line.cancelled < item.quantity);
  if (open) return items;
  return lines.some(({ line }) => line.fulfilled > 0) ? finishFulfilled(items) : finishCancelled(items);
}

function finishItem(flow: OrderFlow, item: OrderItem): OrderFlow {
  const line = lineOf(flow, item.id);
  if (item.state !== 'created' || line.fulfilled + line.cancelled < item.quantity) return payItem(flow, item);
  if (line.fulfilled === 0) return moveItem(flow, item.id, 'cancelled');
  return payItem(moveItem(flow, item.id, 'fulfilled'), { ...item, state: 'fulfilled' });
}

function payItem(flow: OrderFlow, item: OrderItem): OrderFlow {
  const line = lineOf(flow, item.id);
  return item.state === 'fulfilled' && line.captured === line.fulfilled ? moveItem(flow, item.id, 'paid') : flow;
}

const isDone = (charge: Charge) => charge.state === 'complete' || charge.state === 'cancelled';

function finishFulfilled(flow: OrderFlow): OrderFlow {
  const fulfilled = emitOrder(moveOrder(flow, 'fulfilled'), 'order.fulfilled');
  if (!chargesOf(fulfilled).every(isDone)) return fulfilled;
  return emitOrder(moveOrder(tellCharges(fulfilled), 'complete'), 'order.complete');
}

/** A cancel that failed leaves its charge open, and the order accepted. */
function finishCancelled(flow: OrderFlow): OrderFlow {
  if (!chargesOf(flow).every((charge) => charge.state === 'cancelled')) return flow;
  return emitOrder(moveOrder(tellCharges(flow), 'cancelled'), 'order.cancelled');
}

function tellCharges(flow: OrderFlow): OrderFlow {
  return chargesOf(flow).reduce((next, charge) => emitCharge(next, `order.charge.${charge.state}`, charge.id), flow);
}
