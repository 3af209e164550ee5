/** Which records a page is limited to, and whether a record is among them. */
import { isLookup, type LookupEntry, type LookupValue } from './lookups';
import type { RecordKind } from './records';

export interface Bounds {
  readonly gt?: number;
  readonly gte?: number;
  readonly lt?: number;
  readonly lte?: number;
}

/** A record passes when a value that it keeps under the name is one of these, or lies within the bounds. */
export type Filter =
  | { readonly name: string; readonly oneOf: readonly LookupValue[] }
  | { readonly name: string; readonly within: Bounds };

function isWithin(value: LookupValue, { gt, gte, lt, lte }: Bounds): boolean {
  if (typeof value !== 'number') return false;
  return (
    (gt === undefined || value > gt) &&
    (gte === undefined || value >= gte) &&
    (lt === undefined || value < lt) &&
    (lte === undefined || value <= lte)
  );
}

/** A test of what a record is kept under. An id is compared by itself, being no entry. */
export function testOf(filters: readonly Filter[]): (id: string, entries: readonly LookupEntry[]) => boolean {
  const tests = filters.map((filter) => {
    const wanted = 'oneOf' in filter ? new Set(filter.oneOf) : undefined;
    const fits = (value: LookupValue) => ('oneOf' in filter ? wanted?.has(value) : isWithin(value, filter.within));
    return (id: string, entries: readonly LookupEntry[]) =>
      filter.name === 'id' ? fits(id) : entries.some(({ name, value }) => name === filter.name && fits(value));
  });
  return (id, entries) => tests.every((test) => test(id, entries));
}

/** @throws when a filter names no declared lookup: without one, a store would have to read everything */
export function checkDeclared(kind: RecordKind, filters: readonly Filter[]): void {
  for (const { name } of filters)
    if (!isLookup(kind, name)) throw new Error(`Records of kind ${kind} cannot be found by "${name}".`);
}
