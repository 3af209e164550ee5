import { read } from '../../json';
import type { At, Check } from '../vocabulary/check';
import { calls, entriesOf, type Over } from '../vocabulary/over';
import { field } from '../vocabulary/reading';

/** Lines of new checkouts that describe their product, rather than name a stored SKU. */
export function describedLines(): Over<At> {
  return entriesOf(calls('checkout request', 'createCheckouts'), 'items', 'line').where(
    'has product details',
    ({ value }) => (read(value, 'productDetails') ?? null) !== null,
  );
}

export const namesGroup: Check<At> = field('productDetails.skuGroupId').isPresent();
