import type { Json } from './types';

/** Reads `items[0].tax.amount` out of a value; undefined where the path leads nowhere. */
export function at(value: unknown, path: string): Json | undefined {
  let here: unknown = value;
  for (const key of path.split(/[.[\]]+/).filter(Boolean)) {
    if (here === null || typeof here !== 'object') return undefined;
    here = (here as Record<string, unknown>)[key];
  }
  return here as Json | undefined;
}
