import { proportion } from '../../kernel/money/money';
import type { LineProgress } from '../../sale/orders/types';

/**
 * What units of a line cost with their tax, without shipping and fees; in minor units. Counted as the difference of two rounded
 * totals, so that the units of several returns and shipments add up to the line.
 * @param from units that went back before
 */
export function worthOfReturned({ parts }: LineProgress, quantity: number, from: number, units: number): number {
  const upTo = (count: number) =>
    proportion(parts.product, count, quantity) + proportion(parts.productTax, count, quantity);
  return upTo(from + units) - upTo(from);
}
