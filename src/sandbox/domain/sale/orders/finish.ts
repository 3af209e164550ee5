/** Moves lines, charges and the order on once units were shipped or cancelled. */
import type { OrderCharge, OrderItem } from '../../../../generated/contract/types';
import { chargesOf, emitCharge, emitOrder, lineOf, moveOrder, type OrderFlow } from './flow';
import { moveItems } from './lines';
import type { LineProgress, OrderItemState } from './types';

/** The charges that were done before are not told of again. */
export function finishOrder(flow: OrderFlow): OrderFlow {
  const items = moveItems(flow, (item) => pathOf(item, lineOf(flow, item.id)));
  const lines = items.order.document.items.map((item) => ({ item, line: lineOf(items, item.id) }));
  const open = lines.some(({ item, line }) => line.fulfilled + line.cancelled < item.quantity);
  if (open) return items;
  return lines.some(({ line }) => line.fulfilled > 0) ? finishFulfilled(items) : finishCancelled(items);
}

/** The same where captures and cancels ended later than the call that opened them. Elsewhere they change the charges alone. */
export function resumeOrder(flow: OrderFlow): OrderFlow {
  const { state } = flow.order.document;
  return state === 'accepted' || state === 'fulfilled' ? finishOrder(flow) : flow;
}

/** Done with no unit shipped: cancelled. Else fulfilled, and paid once every shipped unit is captured. */
function pathOf(item: OrderItem, line: LineProgress): OrderItemState[] {
  const isDone = item.state === 'created' && line.fulfilled + line.cancelled >= item.quantity;
  if (isDone && line.fulfilled === 0) return ['cancelled'];
  if (!isDone && item.state !== 'fulfilled') return [];
  const paid: OrderItemState[] = line.captured === line.fulfilled ? ['paid'] : [];
  return isDone ? ['fulfilled', ...paid] : paid;
}

const isDone = (charge: OrderCharge) => charge.state === 'complete' || charge.state === 'cancelled';

function finishFulfilled(flow: OrderFlow): OrderFlow {
  const isTold = flow.order.document.state === 'fulfilled';
  const fulfilled = isTold ? flow : emitOrder(moveOrder(flow, 'fulfilled'), 'order.fulfilled');
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
