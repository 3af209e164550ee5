/** What a body means: the forms in which connectors say "nothing" become nothing. */

import type { Operation } from '../../generated/contract/operations';
import { isObject } from '../../json';

type Fields = Readonly<Record<string, unknown>>;

/** Values of a caller's own: null is no value there, and the contract says so. */
const isOwn = (path: string) => path === 'metadata' || path.endsWith('.metadata');

/** In place of a field that is left out. */
const nothing = Symbol('nothing');

/**
 * `null` for a field that may be left out is the same as leaving it out, except where it clears something. The very value
 * where nothing is left out.
 */
function withoutNulls(value: unknown, nullable: readonly string[], at: string): unknown {
  if (value === null) return nullable.includes(at) ? null : nothing;
  if (typeof value !== 'object') return value;
  if (Array.isArray(value)) {
    const list = value.map((one) => (one === null ? one : withoutNulls(one, nullable, `${at}[]`)));
    return list.every((one, index) => one === value[index]) ? value : list;
  }
  if (isOwn(at)) return value;
  const before = Object.entries(value);
  const after = before.map(([name, inner]) => withoutNulls(inner, nullable, at === '' ? name : `${at}.${name}`));
  if (after.every((inner, index) => inner === before[index]?.[1])) return value;
  const pairs = before.map(([name], index) => [name, after[index]] as const);
  return Object.fromEntries(pairs.filter(([, inner]) => inner !== nothing));
}

/** @param sent a parsed body, or null where there is none */
export function meaningOf({ alone, nullable }: Operation, sent: unknown): unknown {
  if (!isObject(sent)) return sent;
  if (alone !== undefined && sent[alone]) return { [alone]: sent[alone] };
  return withoutNulls(sent, nullable, '');
}

/** The value at a path such as `items[0].price`. */
export function valueAt(body: unknown, path: string): unknown {
  const steps = path.split(/[.[\]]+/).filter((step) => step !== '');
  return steps.reduce<unknown>((value, step) => (value as Fields | null | undefined)?.[step], body);
}
