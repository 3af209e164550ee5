/** Changes of many lines at once: one pass over the order, however many lines it has. */
import type { OrderItem } from '../../../../generated/contract/types';
import { move } from '../../kernel/machine';
import { toSeconds } from '../../kernel/time';
import { edit, lineOf, type OrderFlow } from './flow';
import { orderItemMachine } from './transitions';
import type { LineProgress, OrderItemState } from './types';

/** Moves each item through the states that `path` names for it; an empty path leaves it as it is. */
export function moveItems(flow: OrderFlow, path: (item: OrderItem) => readonly OrderItemState[]): OrderFlow {
  const time = toSeconds(flow.context.now);
  let moved = false;
  const items = flow.order.document.items.map((item) => {
    let next = item;
    for (const to of path(item)) {
      moved = true;
      const state = move(orderItemMachine, next.state, to);
      next = { ...next, state, stateTransitions: { ...next.stateTransitions, [to]: time } };
    }
    return next;
  });
  return moved ? edit(flow, { items }) : flow;
}

/** Lines as they stand while one call changes them, one after the other. */
export interface LinesInMotion {
  get(itemId: string): LineProgress;
  change(itemId: string, change: Partial<LineProgress>): void;
  /** The flow with all the changes. */
  applyTo(flow: OrderFlow): OrderFlow;
}

export function linesOf(start: OrderFlow): LinesInMotion {
  const changed = new Map<string, LineProgress>();
  const get = (itemId: string) => changed.get(itemId) ?? lineOf(start, itemId);
  return {
    get,
    change: (itemId, change) => changed.set(itemId, { ...get(itemId), ...change }),
    applyTo: (flow) =>
      changed.size === 0
        ? flow
        : edit(flow, {}, { lines: { ...flow.order.hidden.lines, ...Object.fromEntries(changed) } }),
  };
}
