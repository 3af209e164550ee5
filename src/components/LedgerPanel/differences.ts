import type { Exchange } from '../../ledger/types';

/** A place in which two calls differ; undefined where one of them has nothing there. */
export interface Difference {
  place: string;
  one: string | undefined;
  other: string | undefined;
}

/** Every value that is neither an object nor a list, by its place. */
function leavesOf(value: unknown, place: string, found: Map<string, string>): Map<string, string> {
  if (value === null || typeof value !== 'object' || Object.keys(value).length === 0) {
    if (value !== undefined) found.set(place, JSON.stringify(value));
    return found;
  }
  for (const [name, inner] of Object.entries(value))
    leavesOf(inner, Array.isArray(value) ? `${place}[${name}]` : `${place}.${name}`, found);
  return found;
}

function placesOf({ method, path, status, keyKind, requestBody, responseBody }: Exchange): Map<string, string> {
  const found = new Map([
    ['call', `${method} ${path}`],
    ['key', keyKind],
    ['status', String(status)],
  ]);
  leavesOf(requestBody, 'request', found);
  return leavesOf(responseBody, 'answer', found);
}

/** What is not the same in two calls: call, key, status, and each value of both bodies. */
export function differencesBetween(one: Exchange, other: Exchange): Difference[] {
  const [first, second] = [placesOf(one), placesOf(other)];
  return [...new Set([...first.keys(), ...second.keys()])]
    .map((place) => ({ place, one: first.get(place), other: second.get(place) }))
    .filter((row) => row.one !== row.other);
}
