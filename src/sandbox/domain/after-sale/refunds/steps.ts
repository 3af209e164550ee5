/**
 * Refunds by quantity and by percentage, counted from where the one before ended: each is worth the difference of two
 * rounded totals. However the whole is split, the parts add up to it.
 */
import { type Decimal, decimal, decimalText, plus, reaches, times } from '../../kernel/money/decimal';
import { shareOf, sum } from '../../kernel/money/money';
import { edit, type OrderFlow } from '../../sale/orders/flow';
import type { LinesInMotion } from '../../sale/orders/lines';
import type { LineProgress } from '../../sale/orders/types';
import { type Amount, percentageOf } from './asked';
import { leftIn, type Pot } from './pool';
import type { RefundStep } from './types';

const HUNDREDTH = decimal('0.01');

/** Rounding, and refunds that failed in between, may leave the last part a minor unit off for each pot. */
function drawnOf(asked: number, left: number, isLast: boolean, tolerance: number): number {
  const over = asked > left && asked - left <= tolerance;
  const short = isLast && asked < left && left - asked <= tolerance;
  return over || short ? left : asked;
}

/** What the next `percent` of the captured amount `base` is worth, in minor units. */
export function worthOfPercent(
  flow: OrderFlow,
  scope: string,
  percent: number | string | null | undefined,
  base: number,
  left: number,
): Amount {
  const read = percentageOf(percent);
  if (!read.ok) return read;
  const from = decimal(flow.order.hidden.refundedPercent?.[scope] ?? '0');
  const to = plus(from, read.percent);
  const asked = shareOf(base, to, 100) - shareOf(base, from, 100);
  return { ok: true, amount: drawnOf(asked, left, reaches(to, decimal(100)), 1) };
}

export function percentStep(scope: string, percent: number | string | null | undefined): RefundStep {
  return { scope, by: decimalText(decimal(percent ?? 0)) };
}

/** Units of a line, a percentage of some units, or a percentage of all that were captured. */
export function unitsOf(captured: number, quantity: number | null | undefined, percent: Decimal | null): Decimal {
  const units = decimal(quantity ?? captured);
  return percent ? times(times(units, percent), HUNDREDTH) : units;
}

/**
 * What the next units are worth in each pot, in minor units; all that is left once every captured unit is refunded. Whole
 * units are worth a minor unit at least, while there is one.
 */
export function worthOfUnits(
  line: LineProgress,
  quantity: number,
  scope: string,
  units: Decimal,
  pots: readonly Pot[],
): number[] {
  const from = decimal(line.refundedUnits?.[scope] ?? '0');
  const to = plus(from, units);
  const worth = pots.map(
    ({ part }) => shareOf(line.parts[part], to, quantity) - shareOf(line.parts[part], from, quantity),
  );
  const asked = sum(worth);
  const left = leftIn(pots);
  if (asked === 0 && units.scale === 0) return leastOf(pots);
  const amount = drawnOf(asked, left, reaches(to, decimal(line.captured)), pots.length + 1);
  return amount === asked ? worth : pots.map((pot) => pot.left);
}

function leastOf(pots: readonly Pot[]): number[] {
  const first = pots.findIndex((pot) => pot.left > 0);
  return pots.map((_, index) => (index === first ? 1 : 0));
}

function moved(before: string | undefined, { by }: RefundStep, sign: 1 | -1): string {
  return decimalText(plus(decimal(before ?? '0'), times(decimal(by), decimal(sign))));
}

/** Moves a line on (1), or back (-1) where the refund failed. */
export function takeLineStep(lines: LinesInMotion, step: RefundStep, sign: 1 | -1): void {
  if (step.itemId === undefined) return;
  const before = lines.get(step.itemId).refundedUnits;
  lines.change(step.itemId, { refundedUnits: { ...before, [step.scope]: moved(before?.[step.scope], step, sign) } });
}

/** The same for steps of the whole order. */
export function takeOrderSteps(flow: OrderFlow, steps: readonly RefundStep[], sign: 1 | -1): OrderFlow {
  return steps
    .filter(({ itemId }) => itemId === undefined)
    .reduce((next, step) => {
      const before = next.order.hidden.refundedPercent;
      return edit(next, {}, { refundedPercent: { ...before, [step.scope]: moved(before?.[step.scope], step, sign) } });
    }, flow);
}
