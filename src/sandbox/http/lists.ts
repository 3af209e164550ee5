/** Cursor lists: newest first, filtered by the parameters the contract marks as filters. */
import type { FilterMatch, Operation } from '../../generated/contract/operations';
import { sameCode } from '../domain/codes';
import { parseTime } from '../domain/time';
import type { Placed, Transaction } from '../storage/port';
import { goneId, type RecordKind, type RecordOf } from '../storage/records';
import type { Refusal } from './errors';
import type { Query, QueryValue, Range } from './query';
import { wildcard } from './wildcard';

const defaultLimit = 10;
const batchSize = 100;

type Predicate = (document: object) => boolean;

/** Every value at a path such as `items[].skuId`. */
function valuesAt(value: unknown, steps: readonly string[]): unknown[] {
  const [step, ...rest] = steps;
  if (step === undefined) return [value];
  if (typeof value !== 'object' || value === null) return [];
  const inner = (value as Record<string, unknown>)[step.replace('[]', '')];
  const all = step.endsWith('[]') && Array.isArray(inner) ? inner : [inner];
  return all.flatMap((one) => valuesAt(one, rest));
}

function isWithin(value: unknown, range: Range): boolean {
  const number = typeof value === 'string' ? parseTime(value) : value;
  if (typeof number !== 'number') return false;
  return (
    (range.eq === undefined || number === range.eq) &&
    (range.gt === undefined || number > range.gt) &&
    (range.gte === undefined || number >= range.gte) &&
    (range.lt === undefined || number < range.lt) &&
    (range.lte === undefined || number <= range.lte)
  );
}

function isAboutOrder(value: unknown, orderId: unknown): boolean {
  const { id, orderId: named } = (value ?? {}) as { id?: unknown; orderId?: unknown };
  return id === orderId || named === orderId;
}

/** Compares a value with what a filter asks for. Made once for a list, used on every record of it. */
function matcherOf(match: FilterMatch, wanted: QueryValue): (value: unknown) => boolean {
  if (match === 'range') return (value) => isWithin(value, wanted as Range);
  if (match === 'order') return (value) => isAboutOrder(value, wanted);
  if (match === 'equals') return (value) => value === wanted;
  if (match === 'code') return (value) => typeof value === 'string' && sameCode(value, String(wanted));
  if (match === 'wildcard') {
    const fits = wildcard(String(wanted));
    return (value) => typeof value === 'string' && fits(value);
  }
  const all = new Set<unknown>(wanted as readonly string[]);
  return (value) => all.has(value);
}

function predicateOf(operation: Operation, query: Query): Predicate {
  const filters = operation.query.flatMap(({ name, filter }) => {
    const wanted = query[name];
    return filter && wanted !== undefined
      ? [{ steps: filter.path.split('.'), matches: matcherOf(filter.match, wanted) }]
      : [];
  });
  return (document) => filters.every(({ steps, matches }) => valuesAt(document, steps).some(matches));
}

interface Scan {
  kind: RecordKind;
  from: number | undefined;
  direction: 'older' | 'newer';
  /** One more than the page shows, to know whether there is more. */
  wanted: number;
  matches: (placed: Placed<RecordOf<RecordKind>>) => boolean;
}

async function scan(transaction: Transaction, { kind, from, direction, wanted, matches }: Scan): Promise<object[]> {
  const found: object[] = [];
  let position = from;
  for (;;) {
    const batch = await transaction.page(kind, { from: position, direction, size: batchSize });
    for (const placed of batch) {
      if (matches(placed)) found.push(placed.record.document);
      if (found.length === wanted) return found;
    }
    const last = batch.at(-1);
    if (!last || batch.length < batchSize) return found;
    position = last.position;
  }
}

/** The place of an object in its list, or of one that was deleted since its page was read. */
async function placeOf(transaction: Transaction, kind: RecordKind, id: string): Promise<number | undefined> {
  const position = await transaction.positionOf(kind, id);
  return position ?? (await transaction.get('gone', goneId(kind, id)))?.document.position;
}

export type ListResult =
  | { readonly ok: true; readonly list: { hasMore: boolean; data: object[] } }
  | { readonly ok: false; readonly refusal: Refusal };

/**
 * A page of a kind's records.
 * @param isVisible hides records that callers may not see, such as spent checkouts
 */
export async function listRecords<Kind extends RecordKind>(
  transaction: Transaction,
  operation: Operation,
  kind: Kind,
  query: Query,
  isVisible: (record: RecordOf<Kind>) => boolean = () => true,
): Promise<ListResult> {
  const limit = (query.limit as number | undefined) ?? defaultLimit;
  const cursor =
    query.endingBefore !== undefined ? 'endingBefore' : query.startingAfter !== undefined ? 'startingAfter' : undefined;
  const cursorId = cursor && String(query[cursor]);
  const from = cursorId === undefined ? undefined : await placeOf(transaction, kind, cursorId);
  if (cursor && from === undefined) {
    return {
      ok: false,
      refusal: {
        status: 400,
        code: 'invalid_parameter',
        parameter: cursor,
        message: `${cursor} names no object of this list.`,
      },
    };
  }
  const direction = cursor === 'endingBefore' ? 'newer' : 'older';
  const fits = predicateOf(operation, query);
  const found = await scan(transaction, {
    kind,
    from,
    direction,
    wanted: limit + 1,
    matches: ({ record }) => isVisible(record as RecordOf<Kind>) && fits(record.document),
  });
  const data = found.slice(0, limit);
  return { ok: true, list: { hasMore: found.length > limit, data: direction === 'newer' ? data.reverse() : data } };
}
