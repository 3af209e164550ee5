import { demonstrations } from './demonstrations';
import { productToShippedOrder } from './product-to-shipped-order';
import { refundAnOrder } from './refund-an-order';
import { sellWithoutTax } from './sell-without-tax';
import type { Demonstration, Guide } from './types';

export const guides: Guide[] = [productToShippedOrder, refundAnOrder, sellWithoutTax];

/** @throws when no guide has this id: a page that names a wrong one must not build. */
export function guideById(id: string): Guide {
  return known(guides, id, 'guide');
}

/** @throws when no demonstration has this id. */
export function demonstrationById(id: string): Demonstration {
  return known(demonstrations, id, 'demonstration');
}

function known<T extends { id: string }>(all: T[], id: string, what: string): T {
  const found = all.find((entry) => entry.id === id);
  if (!found) throw new Error(`There is no ${what} "${id}". Known: ${all.map((entry) => entry.id).join(', ')}.`);
  return found;
}

export type { Demonstration, Guide } from './types';
export { demonstrations };
