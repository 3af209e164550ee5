import type { Discount } from '../../../../generated/contract/types';
import { percentOf, proportion, timesQuantity } from '../../kernel/money/money';
import type { LineTerms } from './types';

/** A discount on a whole amount (order or shipping), never more than the amount. */
export function discountOf(amount: number, discount: Discount | undefined, minor: (major: number) => number): number {
  if (!discount) return 0;
  if (discount.percentOff !== undefined) return percentOf(amount, discount.percentOff);
  return Math.min(amount, minor(discount.amountOff ?? 0));
}

/** price × quantity, or the price of the line as given. */
export function grossOf(line: LineTerms, decimals: number): number {
  if (line.aggregatePrice !== undefined) return timesQuantity(line.aggregatePrice, 1, decimals);
  return timesQuantity(line.price ?? 0, line.quantity, decimals);
}

/** An item discount counts for `discount.quantity` units, for all of them when absent; an amount is per unit. */
export function itemDiscountOf(line: LineTerms, decimals: number): number {
  const { discount } = line;
  if (!discount) return 0;
  const gross = grossOf(line, decimals);
  const units = Math.min(discount.quantity ?? line.quantity, line.quantity);
  if (discount.percentOff !== undefined) {
    const base =
      line.aggregatePrice !== undefined
        ? proportion(gross, units, line.quantity)
        : timesQuantity(line.price ?? 0, units, decimals);
    return percentOf(base, discount.percentOff);
  }
  return Math.min(gross, timesQuantity(discount.amountOff ?? 0, units, decimals));
}
