/** What was given back of each part of each line. */
import type { LinesInMotion } from '../../sale/orders/lines';
import type { RefundShare } from './types';

/** Counts shares as given back (1), or takes that back (-1). */
export function takeShares(lines: LinesInMotion, shares: readonly RefundShare[], sign: 1 | -1): void {
  for (const { itemId, part, amount } of shares) {
    const { refunded } = lines.get(itemId);
    lines.change(itemId, { refunded: { ...refunded, [part]: refunded[part] + sign * amount } });
  }
}
