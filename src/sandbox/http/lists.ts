/** Cursor lists: newest first, filtered by the parameters the contract marks as filters. */
import type { Operation, QueryParameter } from '../../generated/contract/operations';
import type { Placed, Transaction } from '../storage/port';
import type { RecordKind, RecordOf } from '../storage/records';
import type { Refusal } from './errors';
import type { Query, QueryValue, Range } from './query';

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
  const number = typeof value === 'string' ? Date.parse(value) : value;
  if (typeof number !== 'number') return false;
  return (
    (range.eq === undefined || number === range.eq) &&
    (range.gt === undefined || number > range.gt) &&
    (range.gte === undefined || number >= range.gte) &&
    (range.lt === undefined || number < range.lt) &&
    (range.lte === undefined || number <= range.lte)
  );
}

/** `order.*` stands for every type that begins with `order.`; a star alone for all. */
function matchesWildcard(value: unknown, pattern: string): boolean {
  const expression = pattern
    .split('*')
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('.*');
  return typeof value === 'string' && new RegExp(`^${expression}$`).test(value);
}

function isAboutOrder(value: unknown, orderId: string): boolean {
  const { id, orderId: named } = (value ?? {}) as { id?: unknown; orderId?: unknown };
  return id === orderId || named === orderId;
}

function matches(match: NonNullable<QueryParameter['filter']>['match'], value: unknown, wanted: QueryValue): boolean {
  if (match === 'range') return isWithin(value, wanted as Range);
  if (match === 'in') return (wanted as readonly unknown[]).includes(value);
  if (match === 'wildcard') return matchesWildcard(value, String(wanted));
  return match === 'order' ? isAboutOrder(value, String(wanted)) : value === wanted;
}

function predicateOf(operation: Operation, query: Query): Predicate {
  const filters = operation.query.flatMap(({ name, filter }) => {
    const wanted = query[name];
    return filter && wanted !== undefined ? [{ steps: filter.path.split('.'), match: filter.match, wanted }] : [];
  });
  return (document) =>
    filters.every(({ steps, match, wanted }) =>
      valuesAt(document, steps).some((value) => matches(match, value, wanted)),
    );
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
  const from = cursorId === undefined ? undefined : await transaction.positionOf(kind, cursorId);
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
