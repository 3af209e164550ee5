/** Pages of records. What decides which records they show is read from keys alone; documents only of those shown. */
import {
  DummyDriver,
  Kysely,
  type SelectQueryBuilder,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  sql,
} from 'kysely';
import { checkDeclared, type Filter } from '../filters';
import type { PageRequest, Placed } from '../port';
import type { RecordKind, StoredRecord } from '../records';
import { fewMatches, isSingle, PageSoFar } from './page-so-far';
import { hold } from './reads';
import { rowColumns, type SizedRow } from './rows';
import type { Scope } from './scope';
import type { Tables } from './tables';

type Positions = SelectQueryBuilder<Tables, never, { position: number }>;

/** Makes the texts of statements; they run elsewhere. */
const texts = new Kysely<Tables>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (database) => new SqliteIntrospector(database),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
});

interface Of extends Scope {
  readonly kind: RecordKind;
}

interface Compilable {
  compile(): { readonly sql: string; readonly parameters: readonly unknown[] };
}

/** A query of the positions that pass a filter, by its index. */
function passing({ account, kind }: Of, filter: Filter) {
  const oneOf = 'oneOf' in filter ? filter.oneOf : undefined;
  if (filter.name === 'id') {
    return texts
      .selectFrom('records')
      .select('position')
      .where('account', '=', account)
      .where('kind', '=', kind)
      .where('id', 'in', oneOf?.map(String) ?? []) as unknown as Positions;
  }
  let query = texts
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
function countUpTo(scope: Of, filter: Filter, limit: number): number {
  const { sql: text, parameters } = (passing(scope, filter).limit(limit) as Compilable).compile();
  const [row] = scope.connection.all<{ count: number }>(`select count(*) as count from (${text})`, parameters);
  return row?.count ?? 0;
}

/**
 * The filter to begin with: the rarest where it is rare, else one whose matches come in the order of positions. None where
 * every filter lets most records pass: walking the records then soon meets some.
 */
function firstFilter(scope: Of, where: readonly Filter[]): Filter | undefined {
  if (where.length === 1 && where[0] && isSingle(where[0])) return where[0];
  let rarest: { filter: Filter; count: number } | undefined;
  for (const filter of where) {
    const count = countUpTo(scope, filter, fewMatches + 1);
    if (count < (rarest?.count ?? fewMatches + 1)) rarest = { filter, count };
  }
  return rarest?.filter ?? where.find(isSingle);
}

function positionsOf(scope: Of, request: PageRequest): Positions {
  const { account, kind } = scope;
  const { where = [], from, direction, size } = request;
  const older = direction === 'older';
  const first = firstFilter(scope, where);
  const all = texts
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

/** The statement that gives the positions of a page: by the order of records alone, or by filters. */
function statementOf(scope: Of, request: PageRequest): { text: string; parameters: readonly unknown[] } {
  const { account, kind } = scope;
  const { where = [], from, direction, size } = request;
  if (where.length > 0) {
    const { sql: text, parameters } = (positionsOf(scope, request) as Compilable).compile();
    return { text, parameters };
  }
  const older = direction === 'older';
  const beyond = from === undefined ? '' : `and position ${older ? '<' : '>'} ?`;
  return {
    text: `select position from records where account = ? and kind = ? ${beyond}
      order by position ${older ? 'desc' : 'asc'} limit ?`,
    parameters: [account, kind, ...(from === undefined ? [] : [from]), size],
  };
}

/** Of a page's rows, those that fit: the one that brings it over the limit is the last, though two are always read. */
const fitting = (text: string, order: string) => `
  select ${rowColumns}, records.characters from (
    select position, row_number() over earlier as place, sum(characters) over earlier - characters as before from (
      select records.position, records.characters from (${text}) as wanted join records on records.position = wanted.position
    ) window earlier as (order by position ${order} rows unbounded preceding)
  ) as page join records on records.position = page.position
  where page.place <= 2 or page.before <= ? order by page.place`;

function readRows(scope: Of, request: PageRequest): SizedRow[] {
  const { text, parameters } = statementOf(scope, request);
  const order = request.direction === 'older' ? 'desc' : 'asc';
  if (request.characters !== undefined)
    return scope.connection.all<SizedRow>(fitting(text, order), [...parameters, request.characters]);
  return scope.connection.all<SizedRow>(
    `select ${rowColumns}, records.characters from (${text}) as wanted join records on records.position = wanted.position
      order by records.position ${order}`,
    parameters,
  );
}

function isEmpty({ connection, account, cache }: Scope, kind: RecordKind): boolean {
  const text = 'select 1 from records where account = ? and kind = ? limit 1';
  if (connection.all(text, [account, kind]).length > 0) return false;
  cache.pages.keepEmpty(account, kind);
  return true;
}

function findPage(scope: Scope, kind: RecordKind, request: PageRequest): PageSoFar {
  if (request.where?.some(({ name }) => name !== 'id')) scope.late.writeFor(kind);
  const found = new PageSoFar(request, (row) => hold(scope, row));
  while (!found.isDone) found.add(readRows({ ...scope, kind }, found.rest));
  return found;
}

export function readPage(scope: Scope, kind: RecordKind, request: PageRequest): readonly Placed<StoredRecord>[] {
  const { where = [] } = request;
  checkDeclared(kind, where);
  if (where.some((filter) => 'oneOf' in filter && filter.oneOf.length === 0)) return [];
  const { pages } = scope.cache;
  const known = pages.find(scope.account, kind, request);
  if (known) return known;
  if (isEmpty(scope, kind)) return [];
  const { page, characters } = findPage(scope, kind, request);
  pages.keep(scope.account, kind, request, page, characters);
  return page;
}
