import type { LedgerEntry } from '../../../ledger/types';
import { type Account, type AccountState, newAccount, numbersPerExchange } from '../account';
import { withinCharacters } from '../characters';
import { checkDeclared } from '../filters';
import type { LookupValue } from '../lookups';
import type { PageRequest, Placed, Transaction } from '../port';
import { byDueTime, lastOfEach, type RecordKind, type RecordOf, type StoredRecord } from '../records';
import { firstToKeep, keptExchanges } from '../retention';
import type { Traces } from '../traces';
import { exchangeOf, keepAside, recordOf } from './damage';
import { readPage } from './pages';
import { type AccountRow, type Row, rowOf, type Work } from './schema';
import type { Seen } from './seen';

const farthest = Number.MAX_SAFE_INTEGER;

export interface Scope {
  readonly work: Work;
  readonly account: string;
  readonly counts: Account;
  readonly traces: Traces;
  readonly seen: Seen;
}

/** All keys that begin with the account, from one of them on. */
function keysOf(account: string, after = -1): IDBKeyRange {
  return IDBKeyRange.bound([account, after], [account, farthest], true, true);
}

async function rowAt({ work, account }: Scope, kind: RecordKind, id: string): Promise<Row | undefined> {
  return work.objectStore('records').index('identity').get([account, kind, id]);
}

/** The record of a row, at hand from now on; a row that cannot be read is noted. */
function hold({ seen, traces }: Scope, row: Row): StoredRecord | undefined {
  const record = recordOf(row);
  if (record) seen.read(row.position, record);
  else traces.damagedRecords.add(row.position);
  return record;
}

async function readOne(scope: Scope, kind: RecordKind, id: string): Promise<StoredRecord | undefined> {
  const row = await rowAt(scope, kind, id);
  return row && hold(scope, row);
}

async function readAll(scope: Scope, kind: RecordKind, ids: readonly string[]): Promise<StoredRecord[]> {
  const wanted = [...new Set(ids)].map((id) => scope.seen.get(kind, id)?.record ?? readOne(scope, kind, id));
  const found = wanted.some((one) => one instanceof Promise) ? await Promise.all(wanted) : wanted;
  return (found as (StoredRecord | undefined)[]).filter((record) => record !== undefined);
}

/** Counts positions on from the last record of the account. */
async function lastPosition({ work, account, seen }: Scope): Promise<number> {
  seen.lastPosition ??= (await work.objectStore('records').openKeyCursor(keysOf(account), 'prev'))?.key[1] ?? 0;
  return seen.lastPosition;
}

/** What stands under a record's key, as far as that matters to what takes its place. */
async function before(scope: Scope, { kind, id }: StoredRecord): Promise<{ position: number } | undefined> {
  const known = scope.seen.get(kind, id);
  if (known) return { position: known.position };
  const row = await rowAt(scope, kind, id);
  // It could not be read, but somebody may yet make sense of it.
  if (row && !recordOf(row)) await keepAside(scope.work, 'records', row);
  return row && { position: row.position };
}

/** Nobody waits for each write: where one fails, its transaction ends, and says why. */
export function unawaited(write: Promise<unknown>): void {
  write.catch(() => undefined);
}

async function put(scope: Scope, records: readonly StoredRecord[], added: readonly StoredRecord[] = []): Promise<void> {
  const { work, account, counts, seen } = scope;
  const fresh = new Set(added);
  const isNew = (record: StoredRecord) => fresh.has(record) || counts.newIds.has(record.id);
  const wanted = lastOfEach([...records, ...added]);
  const replaced = await Promise.all(wanted.map((record) => (isNew(record) ? undefined : before(scope, record))));
  let last = replaced.every(Boolean) ? 0 : await lastPosition(scope);
  wanted.forEach((record, index) => {
    last += replaced[index] ? 0 : 1;
    const position = replaced[index]?.position ?? last;
    counts.newIds.delete(record.id);
    unawaited(work.objectStore('records').put(rowOf(account, position, record)));
    seen.wrote(position, record);
  });
  seen.lastPosition = Math.max(last, seen.lastPosition ?? 0) || undefined;
}

/** Leaps from one value to the next in the index, however many records share one. */
async function readValues({ work, account }: Scope, kind: RecordKind, name: string): Promise<LookupValue[]> {
  checkDeclared(kind, [{ name, oneOf: [] }]);
  const key = `${kind}/${name}`;
  const found: LookupValue[] = [];
  const index = work.objectStore('records').index('lookups');
  let cursor = await index.openKeyCursor(IDBKeyRange.bound([account, key], [account, key, []]));
  while (cursor) {
    const value = cursor.key[2];
    found.push(value);
    cursor = await cursor.continue([account, key, value, Infinity]);
  }
  return found;
}

/** When the account's first step is due, or an earlier time: most calls have nothing due. */
async function firstDue({ work, account, seen }: Scope): Promise<number> {
  const key = [account, 'due-step/dueTime'];
  const range = IDBKeyRange.bound([...key, -Infinity], [...key, Infinity, Infinity]);
  seen.firstDue ??= Number(
    (await work.objectStore('records').index('lookups').openKeyCursor(range))?.key[2] ?? Infinity,
  );
  return seen.firstDue;
}

async function readDue(scope: Scope, until: number, limit: number) {
  const { work, account, seen } = scope;
  if (until < (await firstDue(scope))) return [];
  const key = [account, 'due-step/dueTime'];
  const range = IDBKeyRange.bound([...key, -Infinity], [...key, until, Infinity]);
  const rows = await work.objectStore('records').index('lookups').getAll(range, limit);
  if (rows.length === 0) seen.firstDue = undefined;
  const steps = rows.flatMap((row) => {
    const record = hold(scope, row);
    return record ? [{ position: row.position, record: record as RecordOf<'due-step'> }] : [];
  });
  steps.sort((a, b) => a.position - b.position);
  return byDueTime(steps.map(({ record }) => record));
}

async function readExchanges({ work, account, traces }: Scope, after: number, limit: number): Promise<LedgerEntry[]> {
  const found: LedgerEntry[] = [];
  let last = after;
  for (;;) {
    const size = limit - found.length;
    const rows = await work.objectStore('exchanges').getAll(keysOf(account, last), size);
    for (const row of rows) {
      const exchange = 'setAside' in row ? undefined : exchangeOf(row);
      if (exchange) found.push(exchange);
      else if (!('setAside' in row)) traces.damagedExchanges.add(row.sequence);
    }
    const newest = rows.at(-1);
    if (!newest || rows.length < size || found.length === limit) return found;
    last = newest.sequence;
  }
}

async function endOf({ work, account }: Pick<Scope, 'work' | 'account'>, direction: 'next' | 'prev') {
  return (await work.objectStore('exchanges').openKeyCursor(keysOf(account), direction))?.key[1];
}

/** One that has no row, or lost it, is counted from its ledger. */
export async function stateOf(work: Work, account: string, row: AccountRow | undefined): Promise<AccountState> {
  if (row) {
    const { account: _account, mark: _mark, ...state } = row;
    return state;
  }
  const sequence = (await endOf({ work, account }, 'prev')) ?? 0;
  const number = sequence === 0 ? 0 : (sequence + 1) * numbersPerExchange;
  return { ...newAccount, sequence, number, firstSequence: (await endOf({ work, account }, 'next')) ?? 1 };
}

async function append({ work, account, counts }: Scope, added: readonly LedgerEntry[]): Promise<void> {
  const exchanges = work.objectStore('exchanges');
  for (const exchange of added) unawaited(exchanges.add({ ...exchange, account }));
  for (const { sequence } of added) counts.reached(sequence);
  const first = firstToKeep(counts, keptExchanges);
  if (first === undefined) return;
  unawaited(exchanges.delete(IDBKeyRange.bound([account, -1], [account, first], true, true)));
  counts.keptFrom(first);
}

async function remove(scope: Scope, kind: RecordKind, id: string): Promise<void> {
  const record = { kind, id } as StoredRecord;
  const found = await before(scope, record);
  scope.seen.removed(kind, id);
  if (found) unawaited(scope.work.objectStore('records').delete([scope.account, found.position]));
}

async function positionOf({ work, account, seen }: Scope, kind: RecordKind, id: string): Promise<number | undefined> {
  const known = seen.get(kind, id);
  return known
    ? known.position
    : (await work.objectStore('records').index('identity').getKey([account, kind, id]))?.[1];
}

async function page(scope: Scope, kind: RecordKind, request: PageRequest): Promise<Placed<StoredRecord>[]> {
  const { work, account, seen, traces } = scope;
  checkDeclared(kind, request.where ?? []);
  const known = seen.page(kind, request);
  if (known) return [...known];
  const found = withinCharacters(await readPage({ work, account, kind }, request, traces), request.characters);
  seen.keepPage(kind, request, found);
  return [...found];
}

export function transactionOn(scope: Scope): Transaction {
  const { work, account, counts, traces, seen } = scope;
  const records = work.objectStore('records');
  const exchanges = work.objectStore('exchanges');
  const writing = <Result>(write: Promise<Result>): Promise<Result> => {
    traces.wrote = true;
    return write;
  };
  return {
    get: async (kind, id) => (await readAll(scope, kind, [id]))[0] as RecordOf<typeof kind> | undefined,
    getAll: async (kind, ids) => (await readAll(scope, kind, ids)) as RecordOf<typeof kind>[],
    account: counts,
    put: (all, added) => writing(put(scope, all, added)),
    remove: (kind, id) => writing(remove(scope, kind, id)),
    positionOf: (kind, id) => positionOf(scope, kind, id),
    page: async (kind, request) => (await page(scope, kind, request)) as Placed<RecordOf<typeof kind>>[],
    values: (kind, name) => readValues(scope, kind, name),
    due: (until, limit) => readDue(scope, until, limit),
    lastSequence: async () => counts.state.sequence,
    append: (...added) => writing(append(scope, added)),
    exchanges: (after, limit) => readExchanges(scope, after, limit),
    clear: async () => {
      traces.cleared = true;
      seen.clear();
      await writing(records.delete(keysOf(account)));
      await exchanges.delete(keysOf(account));
      counts.reset();
    },
  };
}
