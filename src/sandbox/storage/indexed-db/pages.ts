/** Pages of records. Filters are answered from keys as far as that goes: reading a row costs more than a thousand keys. */
import { checkDeclared, type Filter, testOf } from '../filters';
import type { LookupValue } from '../lookups';
import type { PageRequest, Placed } from '../port';
import type { RecordKind, StoredRecord } from '../records';
import type { Traces } from '../traces';
import { recordOf } from './damage';
import type { Row, Work } from './schema';

/** Up to so many matches are looked at one by one. */
const fewMatches = 1000;
/** So many records are walked in the hope that they pass, before all keys are compared. */
const longestWalk = 500;
const rowsAtOnce = 100;
const farthest = Number.MAX_SAFE_INTEGER;

interface Scope {
  readonly work: Work;
  readonly account: string;
  readonly kind: RecordKind;
}

/** Rows in the direction asked for, from beyond a position. Whole batches: a cursor would ask the browser for each row. */
function readRows({ work, account, kind }: Scope, from: number | undefined, older: boolean, size: number) {
  const start = from === undefined ? -farthest : older ? -from : from;
  const range = IDBKeyRange.bound([account, kind, start], [account, kind, farthest], true, true);
  const index = work.objectStore('records').index(older ? 'newest' : 'oldest');
  return index.getAll(range, size);
}

/** The ranges of the index in which a filter's matches lie. */
function rangesOf({ account, kind }: Scope, filter: Filter): IDBKeyRange[] {
  const name = `${kind}/${filter.name}`;
  if ('oneOf' in filter)
    return filter.oneOf.map((value) =>
      IDBKeyRange.bound([account, name, value, -Infinity], [account, name, value, Infinity]),
    );
  const { gt = -Infinity, gte = -Infinity, lt = Infinity, lte = Infinity } = filter.within;
  const low = gt >= gte ? [gt, Infinity] : [gte, -Infinity];
  const high = lt <= lte ? [lt, -Infinity] : [lte, Infinity];
  const lower = [account, name, ...(low[0] === -Infinity ? [-Infinity, -Infinity] : low)];
  const upper = [account, name, ...(high[0] === Infinity ? [Infinity, Infinity] : high)];
  return indexedDB.cmp(lower, upper) <= 0 ? [IDBKeyRange.bound(lower, upper)] : [];
}

/** The positions of a filter's matches, up to a number of them. */
async function positionsOf(scope: Scope, filter: Filter, limit?: number): Promise<Set<number>> {
  const { work, account, kind } = scope;
  const records = work.objectStore('records');
  const found = new Set<number>();
  if (filter.name === 'id') {
    const ids = 'oneOf' in filter ? filter.oneOf : [];
    const keys = await Promise.all(ids.map((id) => records.index('identity').getKey([account, kind, String(id)])));
    for (const key of keys) if (key) found.add(key[1]);
    return found;
  }
  for (const range of rangesOf(scope, filter)) {
    const left = limit === undefined ? undefined : limit - found.size;
    if (left !== undefined && left <= 0) break;
    for (const key of await records.index('lookups').getAllKeys(range, left)) found.add(key[1]);
  }
  return found;
}

/** The matches of the rarest filter, or undefined where all filters have many. */
async function rarestMatches(scope: Scope, where: readonly Filter[]): Promise<Set<number> | undefined> {
  let rarest: Set<number> | undefined;
  for (const filter of where) {
    const found = await positionsOf(scope, filter, fewMatches + 1);
    if (found.size < (rarest?.size ?? fewMatches + 1)) rarest = found;
  }
  return rarest;
}

async function commonMatches(scope: Scope, where: readonly Filter[]): Promise<Set<number>> {
  let common: Set<number> | undefined;
  for (const filter of where) {
    const found = await positionsOf(scope, filter);
    const before = common;
    common = before ? new Set([...found].filter((position) => before.has(position))) : found;
  }
  return common ?? new Set();
}

/** Takes rows that are wanted; true once there are enough. */
type Take = (rows: readonly (Row | undefined)[]) => boolean;
type Read = (from: number | undefined, size: number) => Promise<Row[]>;

/** Reads the rows at positions, in the direction asked for, until enough were taken. */
async function takeAt({ work, account }: Scope, request: PageRequest, positions: Set<number>, take: Take) {
  const { from, direction } = request;
  const older = direction === 'older';
  const beyond = [...positions].filter((at) => from === undefined || (older ? at < from : at > from));
  beyond.sort((a, b) => (older ? b - a : a - b));
  const records = work.objectStore('records');
  for (let start = 0; start < beyond.length; start += rowsAtOnce) {
    const some = beyond.slice(start, start + rowsAtOnce);
    if (take(await Promise.all(some.map((position) => records.get([account, position]))))) return;
  }
}

interface Walk {
  readonly from: number | undefined;
  readonly rowsAtOnce: number;
  /** After so many rows the walk ends, whether enough were taken or not. */
  readonly longest: number;
}

/** Takes rows one after the other. Returns where the walk was when it grew too long, or undefined where it came to its end. */
async function walk(read: Read, { from, rowsAtOnce: size, longest }: Walk, take: Take): Promise<number | undefined> {
  let last = from;
  for (let walked = 0; walked < longest; walked += size) {
    const rows = await read(last, size);
    last = rows.at(-1)?.position;
    if (take(rows) || rows.length < size) return undefined;
  }
  return last;
}

/** Rows with one exact value come newest first from the index itself. */
function readerOf(scope: Scope, name: string, value: LookupValue): Read {
  const { work, account, kind } = scope;
  return (from, size) => {
    const start = from === undefined ? -Infinity : -from;
    const key = [account, `${kind}/${name}`, value];
    const range = IDBKeyRange.bound([...key, start], [...key, Infinity], true);
    return work.objectStore('records').index('lookups').getAll(range, size);
  };
}

async function readMatches(scope: Scope, request: PageRequest, where: readonly Filter[], take: Take): Promise<void> {
  const { from, direction, size } = request;
  const [first] = where;
  const older = direction === 'older';
  if (!first) {
    const read: Read = (last, count) => readRows(scope, last, older, count);
    await walk(read, { from, rowsAtOnce: size, longest: Infinity }, take);
  } else if (older && where.length === 1 && first.name !== 'id' && 'oneOf' in first && first.oneOf.length === 1) {
    const read = readerOf(scope, first.name, first.oneOf[0] ?? '');
    await walk(read, { from, rowsAtOnce: size, longest: Infinity }, take);
  } else {
    const rarest = await rarestMatches(scope, where);
    if (rarest) return takeAt(scope, request, rarest, take);
    const read: Read = (last, count) => readRows(scope, last, older, count);
    const left = await walk(read, { from, rowsAtOnce, longest: longestWalk }, take);
    if (left !== undefined) await takeAt(scope, { ...request, from: left }, await commonMatches(scope, where), take);
  }
}

const entriesIn = ({ kind, lookups }: Row) =>
  lookups.map(([, name, value]) => ({ name: name.slice(kind.length + 1), value }));

export async function readPage(scope: Scope, request: PageRequest, traces: Traces): Promise<Placed<StoredRecord>[]> {
  const { where = [], size } = request;
  checkDeclared(scope.kind, where);
  const passes = testOf(where);
  const found: Placed<StoredRecord>[] = [];
  const take: Take = (rows) => {
    for (const row of rows) {
      const record = row && recordOf(row);
      if (row && !record) traces.damagedRecords.add(row.position);
      if (row && record && found.length < size && passes(row.id, entriesIn(row)))
        found.push({ position: row.position, record });
    }
    return found.length >= size;
  };
  await readMatches(scope, request, where, take);
  return found;
}
