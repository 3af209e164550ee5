/** Amounts of a document, wherever they stand in it. */
import { isObject } from '../../../../json';
import type { Reason } from '../reasons';

export interface Amount {
  /** Such as `items[0].tax.amount`. */
  readonly pointer: string;
  readonly value: number;
}

const IS_AMOUNT = /(?:amount|cost|off|price|shipping|subtotal|total)$/i;

/** @param value a number is one itself; of an object, those whose names say that they are, however deep */
export function amountsIn(value: unknown, pointer: string): Amount[] {
  if (typeof value === 'number') return [{ pointer, value }];
  if (Array.isArray(value)) return value.flatMap((one, index) => amountsIn(one, `${pointer}[${index}]`));
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    typeof inner === 'object' || IS_AMOUNT.test(name) ? amountsIn(inner, `${pointer}.${name}`) : [],
  );
}

/** For amounts that a caller chose, and that nothing was done to. */
export function asSent(value: unknown, pointer: string): Reason[] {
  return amountsIn(value, pointer).map((one) => ({ pointer: one.pointer, text: `As sent: ${one.value}` }));
}
