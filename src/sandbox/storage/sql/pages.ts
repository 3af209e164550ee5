/** Pages of records. What decides which records they show is read from keys alone; documents only of those shown. */
import { type Kysely, type SelectQueryBuilder, sql } from 'kysely';
import { checkDeclared, type Filter } from '../filters';
import type { PageRequest, Placed } from '../port';
import type { RecordKind, StoredRecord } from '../records';
import type { Traces } from '../traces';
import { type RecordRow, recordOf, rowColumns } from './rows';
import type { Tables } from './tables';

/** Up to so many matches are sorted; where a filter has more, records are walked in their order instead. */
const fewMatches = 1000;
/** SQLite takes 32,766 parameters in a statement. */
export const idsAtOnce = 500;

type Positions = SelectQueryBuilder<Tables, never, { position: number }>;

interface Scope {
  readonly database: Kysely<Tables>;
  readonly account: string;
  readonly kind: RecordKind;
}

/** A query of the positions that pass a filter, by its index. */
function passing({ database, account, kind }: Scope, filter: Filter) {
  const oneOf = 'oneOf' in filter ? filter.oneOf : undefined;
  if (filter.name === 'id') {
    return database
      .selectFrom('records')
      .select('position')
      .where('account', '=', account)
      .where('kind', '=', kind)
      .where('id', 'in', oneOf?.map(String) ?? []) as unknown as Positions;
  }
  let query = database
    .selectFrom('lookups')
    .select('position')
    .where('account', '=', account)
    .where('name', '=', `${kind}/${filter.name}`);
  if (oneOf) query = oneOf.length === 1 ? query.where('value', '=', oneOf[0] ?? '') : query.where('value', 'in', oneOf);
  else if ('within' in filter) {
    const { gt, gte, lt, lte } = filter.within;
    // Numbers stand before texts; without a lower bound the range begins with the lowest number.
    query = query.where('value', '>=', gte ?? -Number.MAX_VALUE).where('value', '<=', lte ?? Number.MAX_VALUE);
    if (gt !== undefined) query = query.where('value', '>', gt);
    if (lt !== undefined) query = query.where('value', '<', lt);
  }
  return query as unknown as Positions;
}

/** How many records pass a filter, counted no further than needed. */
async function countUpTo(scope: Scope, filter: Filter, limit: number): Promise<number> {
  const { rows } = await sql<{
    count: number;
  }>`select count(*) as count from (${passing(scope, filter).limit(limit)})`.execute(scope.database);
  return rows[0]?.count ?? 0;
}

const isSingle = (filter: Filter) => filter.name !== 'id' && 'oneOf' in filter && filter.oneOf.length === 1;

/**
 * The filter to begin with: the rarest where it is rare, else one whose matches come in the order of positions. None where
 * every filter lets most records pass: walking the records then soon meets some.
 */
async function firstFilter(scope: Scope, where: readonly Filter[]): Promise<Filter | undefined> {
  if (where.length === 1 && where[0] && isSingle(where[0])) return where[0];
  let rarest: { filter: Filter; count: number } | undefined;
  for (const filter of where) {
    const count = await countUpTo(scope, filter, fewMatches + 1);
    if (count < (rarest?.count ?? fewMatches + 1)) rarest = { filter, count };
  }
  return rarest?.filter ?? where.find(isSingle);
}

async function positionsOf(scope: Scope, request: PageRequest): Promise<Positions> {
  const { database, account, kind } = scope;
  const { where = [], from, direction, size } = request;
  const older = direction === 'older';
  const first = await firstFilter(scope, where);
  const all = database
    .selectFrom('records')
    .select('position')
    .where('account', '=', account)
    .where('kind', '=', kind) as unknown as Positions;
  let query = first ? passing(scope, first).distinct() : all;
  const position = sql<number>`position`;
  if (from !== undefined) query = query.where(position, older ? '<' : '>', from);
  for (const filter of where) if (filter !== first) query = query.where(position, 'in', passing(scope, filter));
  return query.orderBy(position, older ? 'desc' : 'asc').limit(size);
}

async function readRows(scope: Scope, request: PageRequest): Promise<RecordRow[]> {
  const { database, account, kind } = scope;
  const order = request.direction === 'older' ? 'desc' : 'asc';
  const rows = database.selectFrom('records').select(rowColumns).orderBy('position', order);
  if (request.where?.length) {
    const positions = await positionsOf(scope, request);
    return rows.where('position', 'in', positions).execute();
  }
  const ofKind = rows.where('account', '=', account).where('kind', '=', kind).limit(request.size);
  if (request.from === undefined) return ofKind.execute();
  return ofKind.where('position', request.direction === 'older' ? '<' : '>', request.from).execute();
}

export async function readPage(scope: Scope, request: PageRequest, traces: Traces): Promise<Placed<StoredRecord>[]> {
  checkDeclared(scope.kind, request.where ?? []);
  if (request.where?.some((filter) => 'oneOf' in filter && filter.oneOf.length === 0)) return [];
  const found: Placed<StoredRecord>[] = [];
  let { from } = request;
  // Goes on where damaged rows left the page short.
  for (;;) {
    const size = request.size - found.length;
    const rows = await readRows(scope, { ...request, from, size });
    for (const row of rows) {
      const record = recordOf(row);
      if (record) found.push({ position: row.position, record });
      else traces.damagedRecords.add(row.position);
    }
    const last = rows.at(-1);
    if (!last || rows.length < size || found.length === request.size) return found;
    from = last.position;
  }
}
