import { Unfit } from './keys/wanted';
import { isWholeNumber } from './numbers';

/** A whole number of the query, or the fallback where it is absent. @throws Unfit where it is out of bounds */
export function wholeNumberIn(
  search: URLSearchParams,
  name: string,
  fallback: number,
  [from, to]: readonly [number, number],
): number {
  const text = search.get(name) ?? String(fallback);
  const value = Number(text);
  if (!isWholeNumber(text) || value < from || value > to)
    throw new Unfit(name, `${name} is a whole number from ${from} to ${to}.`);
  return value;
}
