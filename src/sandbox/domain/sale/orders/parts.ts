/** The parts a line's price is made of, in minor units. */

import { sum } from '../../kernel/money/money';
import type { LineParts } from '../checkouts/types';
import type { PartName } from './types';

export const PARTS: readonly PartName[] = [
  'product',
  'productTax',
  'shipping',
  'shippingTax',
  'fees',
  'feesTax',
  'duty',
  'importerTax',
];

export const partNames: Readonly<Record<PartName, string>> = {
  product: 'product',
  productTax: 'its tax',
  shipping: 'shipping',
  shippingTax: 'tax on shipping',
  fees: 'fees',
  feesTax: 'tax on fees',
  duty: 'duty',
  importerTax: 'import tax',
};

export const NOTHING: LineParts = {
  product: 0,
  productTax: 0,
  shipping: 0,
  shippingTax: 0,
  fees: 0,
  feesTax: 0,
  duty: 0,
  importerTax: 0,
};

export function mapParts(change: (part: PartName) => number): LineParts {
  return {
    product: change('product'),
    productTax: change('productTax'),
    shipping: change('shipping'),
    shippingTax: change('shippingTax'),
    fees: change('fees'),
    feesTax: change('feesTax'),
    duty: change('duty'),
    importerTax: change('importerTax'),
  };
}

export function sumParts(parts: LineParts, names: readonly PartName[] = PARTS): number {
  return sum(names.map((name) => parts[name]));
}
