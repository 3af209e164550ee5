/** Cursor lists: newest first, filtered by the parameters the contract marks as filters. */
import type { Operation, QueryParameter } from '../../generated/contract/operations';
import { type Answer, type Page, type Query, type QueryValue, type Range, type RecordKind, registry } from '../domain';
import { accept, refuse } from '../domain/kernel/decision';
import { invalid } from '../domain/kernel/problems';
import { limits } from '../limits';
import type { Bounds, Filter } from '../storage/filters';
import { codeValue, exactValue } from '../storage/lookups';
import type { Placed, Transaction } from '../storage/port';
import { goneId } from '../storage/records';
import { wildcard } from './wildcard';

const defaultLimit = 10;

/** Records that callers may not see, such as spent checkouts, are left out by a filter of their own. */
function ownFilters(kind: RecordKind, only: Readonly<Record<string, string>>): Filter[] {
  const visible = registry.byKind.get(kind)?.visible;
  const wanted = { ...(visible && { [visible.lookup]: visible.value }), ...only };
  return Object.entries(wanted).map(([name, value]) => ({ name, oneOf: [value] }));
}

function boundsOf({ eq, ...range }: Range): Bounds {
  if (eq === undefined) return range;
  return { ...range, gte: Math.max(eq, range.gte ?? eq), lte: Math.min(eq, range.lte ?? eq) };
}

async function filterOf(
  transaction: Transaction,
  kind: RecordKind,
  { path: name, match }: NonNullable<QueryParameter['filter']>,
  wanted: QueryValue,
): Promise<Filter> {
  if (match === 'range') return { name, within: boundsOf(wanted as Range) };
  if (match === 'in') return { name, oneOf: wanted as readonly string[] };
  if (match === 'code') return { name, oneOf: [codeValue(String(wanted))] };
  if (match !== 'wildcard') return { name, oneOf: [exactValue(wanted as string | number | boolean)] };
  const values = await transaction.values(kind, name);
  const fits = wildcard(String(wanted));
  return { name, oneOf: values.filter((value) => fits(String(value))) };
}

async function filtersOf(
  transaction: Transaction,
  operation: Operation,
  query: Query,
  kind: RecordKind,
): Promise<Filter[]> {
  const filters: Filter[] = [];
  for (const { name, filter } of operation.query) {
    const wanted = query[name];
    if (filter && wanted !== undefined) filters.push(await filterOf(transaction, kind, filter, wanted));
  }
  return filters;
}

/** The place of an object in its list, or of one that was deleted since its page was read. */
async function placeOf(transaction: Transaction, kind: RecordKind, id: string): Promise<number | undefined> {
  const position = await transaction.positionOf(kind, id);
  return position ?? (await transaction.get('gone', goneId(kind, id)))?.document.position;
}

/** How many of the records an answer has room for; one, however large it is. */
function fitting(placed: readonly Placed<object>[]): number {
  let used = 0;
  const over = placed.findIndex(({ characters = 0 }) => {
    used += characters;
    return used > limits.answer;
  });
  return over < 0 ? placed.length : Math.max(1, over);
}

/** A page of a kind's records. `only`: further lookups, and the value that each must have. */
export async function listRecords<Kind extends RecordKind>(
  transaction: Transaction,
  kind: Kind,
  { operation, query }: { operation: Operation; query: Query },
  only: Readonly<Record<string, string>> = {},
): Promise<Answer<Page<Kind>>> {
  const limit = (query.limit as number | undefined) ?? defaultLimit;
  const cursor =
    query.endingBefore !== undefined ? 'endingBefore' : query.startingAfter !== undefined ? 'startingAfter' : undefined;
  const cursorId = cursor && String(query[cursor]);
  const from = cursorId === undefined ? undefined : await placeOf(transaction, kind, cursorId);
  if (cursor && from === undefined) return refuse(invalid(cursor, `${cursor} names no object of this list.`));
  const direction = cursor === 'endingBefore' ? 'newer' : 'older';
  const where = [...ownFilters(kind, only), ...(await filtersOf(transaction, operation, query, kind))];
  // One more than the page shows, to know whether there is more.
  const placed = await transaction.page(kind, { from, direction, size: limit + 1, where, characters: limits.answer });
  const shownOnes = placed.slice(0, Math.min(limit, fitting(placed)));
  const data = shownOnes.map(({ record }) => record.document);
  const hasMore = placed.length > shownOnes.length;
  return accept({ hasMore, data: direction === 'newer' ? data.reverse() : data });
}
