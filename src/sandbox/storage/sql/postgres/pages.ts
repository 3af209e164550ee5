/** Pages of records. What decides which records they show is read from keys alone; documents only of those shown. */
import { checkDeclared, type Filter } from '../../filters';
import type { PageRequest, Placed } from '../../port';
import type { RecordKind, StoredRecord } from '../../records';
import { type First, Statement } from './page-statement';
import { hold, type Row } from './rows';
import type { Scope } from './scope';
import { writeFor } from './writes';

/** Up to so many matches are sorted; where a filter has more, records are walked in their order instead. */
const fewMatches = 1000;

const isSingle = (filter: Filter) => filter.name !== 'id' && 'oneOf' in filter && filter.oneOf.length === 1;

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

async function readRows(scope: Scope, kind: RecordKind, request: PageRequest): Promise<Row[]> {
  const first = await firstFilter(scope, kind, request.where ?? []);
  const statement = new Statement(scope.account, kind);
  return scope.connection.all<Row>(statement.page(request, first), statement.parameters);
}

interface Found {
  readonly page: Placed<StoredRecord>[];
  readonly characters: number;
}

async function findPage(scope: Scope, kind: RecordKind, request: PageRequest): Promise<Found> {
  const most = request.characters ?? Number.POSITIVE_INFINITY;
  const isBounded = request.characters !== undefined;
  const page: Placed<StoredRecord>[] = [];
  let { from } = request;
  // Goes on where damaged rows left the page short.
  for (let characters = 0; ; ) {
    const size = request.size - page.length;
    const rows = await readRows(scope, kind, { ...request, from, size });
    for (const row of rows) {
      const record = hold(scope, row);
      if (!record) continue;
      characters += row.characters;
      page.push({ position: row.position, record, ...(isBounded && { characters: row.characters }) });
    }
    const last = rows.at(-1);
    const isFull = page.length === request.size || (page.length > 1 && characters > most);
    const isCut = rows.reduce((sum, row) => sum + row.characters, 0) > most;
    if (!last || isFull || (rows.length < size && !isCut)) return { page, characters };
    from = last.position;
  }
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
