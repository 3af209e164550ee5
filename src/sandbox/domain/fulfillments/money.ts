/** What a fulfillment moves: captures for shipped units, cancels for those that are not, to the minor unit. */
import { type OperationKey, openOperations, settleOperations } from '../charges/operations';
import { proportion, sum } from '../money/money';
import { schedule } from '../orders/due';
import { editLine, lineOf, type OrderFlow } from '../orders/flow';
import { PARTS, sumParts } from '../orders/parts';
import type { LineProgress, OrderItem } from '../orders/types';
import type { PlannedItem } from './plan';

interface Money {
  readonly flow: OrderFlow;
  readonly keys: readonly OperationKey[];
  /** What the order still has to take. */
  readonly left: number;
  /** Units neither shipped nor cancelled yet. */
  readonly units: number;
  /** How far all lines together have taken more than their exact shares. */
  readonly drift: number;
}

interface Step {
  readonly item: OrderItem;
  readonly kind: 'capture' | 'cancel';
  readonly units: number;
}

/** First what was shipped is captured, line by line, then what was cancelled is released. */
export function moveMoney(
  flow: OrderFlow,
  items: readonly PlannedItem[],
  fulfillmentId: string,
): Pick<Money, 'flow' | 'keys'> {
  const steps: Step[] = [
    ...items.map(({ item, quantity }) => ({ item, kind: 'capture' as const, units: quantity })),
    ...items.map(({ item, cancelQuantity }) => ({ item, kind: 'cancel' as const, units: cancelQuantity })),
  ];
  return steps
    .filter((step) => step.units > 0)
    .reduce((money, step) => take(money, step, fulfillmentId), standing(flow));
}

function standing(flow: OrderFlow): Money {
  const lines = flow.order.document.items.map((item) => ({ item, line: lineOf(flow, item.id) }));
  return {
    flow,
    keys: [],
    left: sum(lines.map(({ line }) => sumParts(line.parts) - line.taken)),
    units: sum(lines.map(({ item, line }) => item.quantity - line.fulfilled - line.cancelled)),
    drift: sum(lines.map(({ item, line }) => driftOf(line, item))),
  };
}

/** By how much a line has taken more than the exact share of its units. */
function driftOf(line: LineProgress, item: OrderItem): number {
  return line.taken - proportion(sumParts(line.parts), line.fulfilled + line.cancelled, item.quantity);
}

/** One operation for one line. The very last one of the order takes what rounding has left over. */
function take(money: Money, { item, kind, units }: Step, fulfillmentId: string): Money {
  const { flow, left } = money;
  const line = lineOf(flow, item.id);
  const others = money.drift - driftOf(line, item);
  const amount = money.units === units ? left : Math.min(left, worthOf(line, item, units, others));
  const moved: LineProgress = {
    ...line,
    taken: line.taken + amount,
    fulfilled: line.fulfilled + (kind === 'capture' ? units : 0),
    cancelled: line.cancelled + (kind === 'cancel' ? units : 0),
  };
  const opened = openOperations(editLine(flow, item.id, moved), kind, amount, fulfillmentId);
  const result = settleAsTested(opened.flow, kind, opened.keys);
  const paid = kind === 'capture' && result.settled;
  return {
    flow: paid ? editLine(result.flow, item.id, { captured: line.captured + units }) : result.flow,
    keys: [...money.keys, ...opened.keys],
    left: left - amount,
    units: money.units - units,
    drift: others + driftOf(moved, item),
  };
}

/**
 * The worth of some units of a line, in minor units: what one unit costs, each part rounded by itself, times the units
 * (fixture R8). One line at a time may be a minor unit off its exact share, so that rounding never adds up.
 * @param others how far the other lines are off
 */
function worthOf(line: LineProgress, item: OrderItem, units: number, others: number): number {
  const done = line.fulfilled + line.cancelled + units;
  const exact = proportion(sumParts(line.parts), done, item.quantity) - line.taken;
  if (others !== 0) return Math.max(0, exact);
  const perUnit = sum(PARTS.map((part) => proportion(line.parts[part], 1, item.quantity)));
  return Math.max(0, exact - 1, Math.min(exact + 1, perUnit * units));
}

/** Settles each operation as its charge's test payment says. `settled`: all of them are complete. */
function settleAsTested(flow: OrderFlow, kind: 'capture' | 'cancel', keys: readonly OperationKey[]) {
  let next = flow;
  let settled = true;
  for (const key of keys) {
    const behavior = flow.order.hidden.charges[key.chargeId]?.testBehavior ?? 'success';
    const fails = behavior === (kind === 'capture' ? 'capture-failed' : 'cancel-failed');
    const waits = kind === 'capture' && (behavior === 'capture-pending' || behavior === 'capture-fails-later');
    if (waits && behavior === 'capture-fails-later') next = schedule(next, 'capture-fails', { operations: [key] });
    if (!waits) next = settleOperations(next, kind, [key], fails ? 'failed' : 'complete');
    if (waits || fails) settled = false;
  }
  return { flow: next, settled };
}
