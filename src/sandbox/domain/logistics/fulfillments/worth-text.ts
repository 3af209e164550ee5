/** How the worth of units that are shipped or cancelled comes about, as a person writes it down. */
import type { OrderItem } from '../../../../generated/contract/types';
import type { Currency } from '../../kernel/money/currency';
import { proportion, sum } from '../../kernel/money/money';
import { amountText, sumText } from '../../kernel/money/words';
import { PARTS, partNames, sumParts } from '../../sale/orders/parts';
import type { LineProgress } from '../../sale/orders/types';

export interface WorthOfUnits {
  readonly item: OrderItem;
  /** Before. */
  readonly line: LineProgress;
  readonly units: number;
  /** No unit of the order is left after them. */
  readonly isRest: boolean;
  /** What was decided, in minor units. */
  readonly amount: number;
}

const unitsText = (units: number) => `${units} ${units === 1 ? 'unit' : 'units'}`;

/** Ends in the amount. */
export function worthText({ item, line, units, isRest, amount }: WorthOfUnits, currency: Currency): string {
  const say = (minor: number) => amountText(minor, currency);
  const { parts, taken } = line;
  const whole = sumParts(parts);
  const before = line.fulfilled + line.cancelled;
  const total = say(amount);
  if (before === 0 && units === item.quantity && amount === whole)
    return `All ${unitsText(units)} of the line: ${sumText(
      PARTS.map((part) => [partNames[part], parts[part]]),
      currency,
    )}`;
  if (isRest) return `What is left of the order after rounding, for its last ${unitsText(units)}: ${total}`;
  const perUnit = PARTS.map((part) => [partNames[part], proportion(parts[part], 1, item.quantity)] as const);
  const unitPrice = sum(perUnit.map(([, minor]) => minor));
  const each = `A unit is ${sumText(perUnit, currency)}, each part rounded half up`;
  if (unitPrice * units === amount) return `${each}; ${units} × ${say(unitPrice)} = ${total}`;
  const done = before + units;
  const share = `${say(whole)} × ${done} ÷ ${item.quantity} half up, less ${say(taken)} of units before`;
  if (proportion(whole, done, item.quantity) - taken === amount) return `The line’s exact share: ${share}, = ${total}`;
  return `${each}; kept within a minor unit of the exact share, ${share}: ${total}`;
}
