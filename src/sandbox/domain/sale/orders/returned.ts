/** Orders whose goods came back. */
import type { OrderItem } from '../../../../generated/contract/types';
import { lineOf, moveOrder, type OrderFlow } from './flow';
import { moveItems } from './lines';
import type { LineProgress } from './types';

/** Shipped units came back, or were paid back; units that were cancelled never left. */
function isSettled({ quantity, availableToRefundAmount }: OrderItem, line: LineProgress): boolean {
  const isClosed = line.fulfilled + line.cancelled >= quantity && availableToRefundAmount === 0;
  const isBack = (line.returned ?? 0) >= line.fulfilled;
  return isClosed && (isBack || line.parts.product > 0);
}

/** Moves the order on once every line came back or was cancelled or paid back, and at least one came back. */
export function settleReturned(flow: OrderFlow): OrderFlow {
  const { state, items } = flow.order.document;
  if (state !== 'fulfilled' && state !== 'complete') return flow;
  const lines = items.map((item) => ({ item, line: lineOf(flow, item.id) }));
  const cameBack = lines.some(({ line }) => (line.returned ?? 0) > 0);
  if (!cameBack || !lines.every(({ item, line }) => isSettled(item, line))) return flow;
  const moved = moveItems(flow, (item) => {
    const { returned = 0, fulfilled } = lineOf(flow, item.id);
    return fulfilled > 0 && returned >= fulfilled && item.state !== 'cancelled' ? ['returned'] : [];
  });
  return moveOrder(moved, 'returned');
}
