/** What a body means: the forms in which connectors say "nothing" become nothing. */

import type { Operation } from '../../generated/contract/operations';
import { isObject } from '../../json';

type Fields = Readonly<Record<string, unknown>>;

/** Values of a caller's own: null is no value there, and the contract says so. */
const isOwn = (path: string) => /(^|\.)metadata$/.test(path);

/** `null` for a field that may be left out is the same as leaving it out, except where it clears something. */
function withoutNulls(value: unknown, nullable: ReadonlySet<string>, at: string): unknown {
  if (Array.isArray(value)) return value.map((one) => withoutNulls(one, nullable, `${at}[]`));
  if (!isObject(value) || isOwn(at)) return value;
  const kept = Object.entries(value).flatMap(([name, inner]) => {
    const path = at === '' ? name : `${at}.${name}`;
    if (inner === null && !nullable.has(path)) return [];
    return [[name, withoutNulls(inner, nullable, path)]];
  });
  return Object.fromEntries(kept);
}

/** @param sent a parsed body, or null where there is none */
export function meaningOf({ alone, nullable }: Operation, sent: unknown): unknown {
  if (!isObject(sent)) return sent;
  if (alone !== undefined && sent[alone]) return { [alone]: sent[alone] };
  return withoutNulls(sent, new Set(nullable), '');
}

/** The value at a path such as `items[0].price`. */
export function valueAt(body: unknown, path: string): unknown {
  const steps = path.split(/[.[\]]+/).filter((step) => step !== '');
  return steps.reduce<unknown>((value, step) => (value as Fields | null | undefined)?.[step], body);
}
