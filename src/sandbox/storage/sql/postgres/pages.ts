/** Pages of records. What decides which records they show is read from keys alone; documents only of those shown. */
import { checkDeclared, type Filter } from '../../filters';
import type { PageRequest, Placed } from '../../port';
import type { RecordKind, StoredRecord } from '../../records';
import { fewMatches, isSingle, PageSoFar } from '../page-so-far';
import type { SizedRow } from '../rows';
import { type First, Statement } from './page-statement';
import { hold } from './rows';
import type { Scope } from './scope';
import { writeFor } from './writes';

/**
 * The filter to begin with: the rarest where it is rare, else one whose matches come in the order of positions. None where
 * every filter lets most records pass: walking the records then soon meets some.
 */
async function firstFilter(
  { connection, account }: Scope,
  kind: RecordKind,
  where: readonly Filter[],
): Promise<First | undefined> {
  const single = where.findIndex(isSingle);
  if (where.length === 0) return undefined;
  if (where.length === 1 && single === 0) return { index: 0, isRare: false };
  const statement = new Statement(account, kind);
  const counts = where.map(
    (filter, index) =>
      `(select count(*) from (${statement.passing(filter)} limit ${fewMatches + 1}) as some_${index}) as count_${index}`,
  );
  const [row] = await connection.all<Record<string, number>>(`select ${counts.join(', ')}`, statement.parameters);
  const found = where.map((_, index) => row?.[`count_${index}`] ?? 0);
  const least = Math.min(...found);
  if (least <= fewMatches) return { index: found.indexOf(least), isRare: true };
  return single < 0 ? undefined : { index: single, isRare: false };
}

async function readRows(scope: Scope, kind: RecordKind, request: PageRequest): Promise<SizedRow[]> {
  const first = await firstFilter(scope, kind, request.where ?? []);
  const statement = new Statement(scope.account, kind);
  return scope.connection.all<SizedRow>(statement.page(request, first), statement.parameters);
}

async function findPage(scope: Scope, kind: RecordKind, request: PageRequest): Promise<PageSoFar> {
  const found = new PageSoFar(request, (row) => hold(scope, row));
  while (!found.isDone) found.add(await readRows(scope, kind, found.rest));
  return found;
}

export async function readPage(
  scope: Scope,
  kind: RecordKind,
  request: PageRequest,
): Promise<readonly Placed<StoredRecord>[]> {
  const { where = [] } = request;
  checkDeclared(kind, where);
  if (where.some((filter) => 'oneOf' in filter && filter.oneOf.length === 0)) return [];
  await writeFor(scope, kind);
  const { account, knowledge } = scope;
  const { pages } = knowledge.of(kind);
  const known = pages.find(account, kind, request);
  if (known) return known;
  const { page, characters } = await findPage(scope, kind, request);
  if (page.length === 0 && where.length === 0 && request.from === undefined) pages.keepEmpty(account, kind);
  else pages.keep(account, kind, request, page, characters);
  return page;
}
