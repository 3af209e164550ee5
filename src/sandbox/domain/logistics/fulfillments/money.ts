/** What a fulfillment moves: captures for shipped units, cancels for those that are not, to the minor unit. */

import type { OrderItem } from '../../../../generated/contract/types';
import { proportion, sum } from '../../kernel/money/money';
import { lapsedCharges, lateOutcome } from '../../sale/charges/authorizations';
import { settleCancels } from '../../sale/charges/cancels';
import { awaitCaptures, failCaptures } from '../../sale/charges/captures';
import { byCharge, type OperationKey, openForEach } from '../../sale/charges/operations';
import { settleOperations } from '../../sale/charges/outcomes';
import { lineOf, type OrderFlow } from '../../sale/orders/flow';
import { type LinesInMotion, linesOf } from '../../sale/orders/lines';
import { PARTS, sumParts } from '../../sale/orders/parts';
import type { LineProgress } from '../../sale/orders/types';
import type { PlannedItem } from './plan';
import { worthText } from './worth-text';

export interface Step {
  readonly item: OrderItem;
  readonly units: number;
}

interface Moved {
  readonly flow: OrderFlow;
  readonly keys: readonly OperationKey[];
}

export interface MovedMoney extends Moved {
  /** The charges that a shipped unit takes money of. */
  readonly capturing: ReadonlySet<string>;
  readonly how: HowWorth | undefined;
}

/** Operation id → how the worth of its units came about, in words. */
export type HowWorth = ReadonlyMap<string, string>;

const SLOW: readonly string[] = ['capture-pending', 'capture-fails-later'];

/** Where the order's money stands, kept up to date line by line. */
export interface Standing {
  readonly lines: LinesInMotion;
  /** What the order still has to take. */
  left: number;
  /** Units neither shipped nor cancelled yet. */
  units: number;
  /** How far all lines together have taken more than their exact shares. */
  drift: number;
  /** Collects the words; absent where nobody asks for them. */
  readonly how?: Map<string, string>;
}

/** First what was shipped is captured, line by line, then what was cancelled is released. */
export function moveMoney(flow: OrderFlow, items: readonly PlannedItem[], fulfillmentId: string): MovedMoney {
  const shipped = items.map(({ item, quantity }) => ({ item, units: quantity }));
  const dropped = items.map(({ item, cancelQuantity }) => ({ item, units: cancelQuantity }));
  const standing = standingOf(flow, flow.context.explain !== undefined);
  const captured = moveAll(flow, standing, 'capture', shipped, fulfillmentId);
  const released = moveAll(captured.flow, standing, 'cancel', dropped, fulfillmentId);
  return {
    flow: standing.lines.applyTo(released.flow),
    keys: [...captured.keys, ...released.keys],
    capturing: new Set(captured.keys.map(({ chargeId }) => chargeId)),
    how: standing.how,
  };
}

export function standingOf(flow: OrderFlow, isExplained: boolean): Standing {
  const lines = flow.order.document.items.map((item) => ({ item, line: lineOf(flow, item.id) }));
  return {
    lines: linesOf(flow),
    left: sum(lines.map(({ line }) => sumParts(line.parts) - line.taken)),
    units: sum(lines.map(({ item, line }) => item.quantity - line.fulfilled - line.cancelled)),
    drift: sum(lines.map(({ item, line }) => driftOf(line, item))),
    ...(isExplained && { how: new Map() }),
  };
}

/** By how much a line has taken more than the exact share of its units. */
function driftOf(line: LineProgress, item: OrderItem): number {
  return line.taken - proportion(sumParts(line.parts), line.fulfilled + line.cancelled, item.quantity);
}

/** One operation for each line. Lines count as captured once all their operations are complete. */
function moveAll(
  flow: OrderFlow,
  standing: Standing,
  kind: 'capture' | 'cancel',
  steps: readonly Step[],
  fulfillmentId: string,
): Moved {
  const moving = steps.filter(({ units }) => units > 0);
  const opened = openSteps(flow, standing, kind, moving, fulfillmentId);
  const keys = opened.keys.flat();
  const settled = settleAsTested(opened.flow, kind, keys);
  if (kind === 'cancel') return { flow: settled.flow, keys };
  for (const [index, { item, units }] of moving.entries()) {
    const isPaid = (opened.keys[index] ?? []).every(({ chargeId }) => !settled.unpaid.has(chargeId));
    if (isPaid) standing.lines.change(item.id, { captured: standing.lines.get(item.id).captured + units });
  }
  return { flow: settled.flow, keys };
}

/** Takes the units of each step, and opens what they are worth. */
export function openSteps(
  flow: OrderFlow,
  standing: Standing,
  kind: 'capture' | 'cancel',
  moving: readonly Step[],
  fulfillmentId: string,
): ReturnType<typeof openForEach> {
  const { how, lines } = standing;
  const words: string[] = [];
  const amounts = moving.map((step) => {
    const before = how && { ...step, line: lines.get(step.item.id), isRest: standing.units === step.units };
    const amount = take(standing, kind, step);
    if (before) words.push(worthText({ ...before, amount }, flow.currency));
    return amount;
  });
  const opened = openForEach(flow, kind, amounts, fulfillmentId);
  if (how)
    for (const [index, keys] of opened.keys.entries())
      for (const { operationId } of keys) how.set(operationId, words[index] ?? '');
  return opened;
}

/** Takes a line's units, and gives their worth. The very last units of the order take what rounding has left over. */
function take(standing: Standing, kind: 'capture' | 'cancel', { item, units }: Step): number {
  const line = standing.lines.get(item.id);
  const others = standing.drift - driftOf(line, item);
  const amount = standing.units === units ? standing.left : Math.min(standing.left, worthOf(line, item, units, others));
  standing.lines.change(item.id, {
    taken: line.taken + amount,
    fulfilled: line.fulfilled + (kind === 'capture' ? units : 0),
    cancelled: line.cancelled + (kind === 'cancel' ? units : 0),
  });
  standing.left -= amount;
  standing.units -= units;
  standing.drift = others + driftOf(standing.lines.get(item.id), item);
  return amount;
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

const behaviorOf = ({ order }: OrderFlow, chargeId: string) =>
  order.hidden.charges[chargeId]?.testBehavior ?? 'success';

/** Settles operations as the test payments of their charges say. `unpaid`: charges that do not capture, or not yet. */
function settleAsTested(flow: OrderFlow, kind: 'capture' | 'cancel', keys: readonly OperationKey[]) {
  let next = flow;
  const unpaid = new Set<string>();
  const tooLate = lateOutcome(flow) === 'capture-fails' ? lapsedCharges(flow) : new Set<string>();
  for (const [chargeId, operationIds] of byCharge(keys)) {
    const behavior = tooLate.has(chargeId) ? 'capture-failed' : behaviorOf(flow, chargeId);
    const operations = [...operationIds].map((operationId) => ({ chargeId, operationId }));
    if (kind === 'cancel') next = settleCancels(next, chargeId, operations);
    else if (SLOW.includes(behavior)) next = awaitCaptures(next, chargeId, operations);
    else if (behavior === 'capture-failed') next = failCaptures(next, operations);
    else next = settleOperations(next, kind, operations, 'complete');
    if (SLOW.includes(behavior) || behavior === 'capture-failed') unpaid.add(chargeId);
  }
  return { flow: next, unpaid };
}
