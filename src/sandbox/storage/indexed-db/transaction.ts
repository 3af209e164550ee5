import type { LedgerEntry } from '../../../ledger/types';
import { type Account, type AccountState, newAccount, numbersPerExchange } from '../account';
import { withinCharacters } from '../characters';
import { checkDeclared } from '../filters';
import type { LookupValue } from '../lookups';
import type { Placed, Transaction } from '../port';
import { byDueTime, lastOfEach, type RecordKind, type RecordOf, type StoredRecord } from '../records';
import { firstToKeep, keptExchanges } from '../retention';
import type { Traces } from '../traces';
import { exchangeOf, keepAside, recordOf } from './damage';
import { readPage } from './pages';
import { type Row, rowOf, type Work } from './schema';

const farthest = Number.MAX_SAFE_INTEGER;

export interface Scope {
  readonly work: Work;
  readonly account: string;
  readonly counts: Account;
  readonly traces: Traces;
}

/** All keys that begin with the account, from one of them on. */
function keysOf(account: string, after = -1): IDBKeyRange {
  return IDBKeyRange.bound([account, after], [account, farthest], true, true);
}

async function rowAt({ work, account }: Scope, kind: RecordKind, id: string): Promise<Row | undefined> {
  return work.objectStore('records').index('identity').get([account, kind, id]);
}

async function readAll(scope: Scope, kind: RecordKind, ids: readonly string[]): Promise<StoredRecord[]> {
  const rows = await Promise.all([...new Set(ids)].map((id) => rowAt(scope, kind, id)));
  return rows.flatMap((row) => {
    const record = row && recordOf(row);
    if (row && !record) scope.traces.damagedRecords.add(row.position);
    return record ?? [];
  });
}

/** Counts positions on from the last record of the account. */
async function lastPosition({ work, account }: Scope): Promise<number> {
  return (await work.objectStore('records').openKeyCursor(keysOf(account), 'prev'))?.key[1] ?? 0;
}

async function put(scope: Scope, records: readonly StoredRecord[], added: readonly StoredRecord[] = []): Promise<void> {
  const { work, account } = scope;
  const fresh = new Set(added);
  const wanted = lastOfEach([...records, ...added]);
  const rows = await Promise.all(
    wanted.map((record) => (fresh.has(record) ? undefined : rowAt(scope, record.kind, record.id))),
  );
  let last = rows.every(Boolean) ? 0 : await lastPosition(scope);
  const written = wanted.map(async (record, index) => {
    const before = rows[index];
    // What it replaces could not be read, but somebody may yet make sense of it.
    if (before && !recordOf(before)) await keepAside(work, 'records', before);
    last += before ? 0 : 1;
    await work.objectStore('records').put(rowOf(account, before?.position ?? last, record));
  });
  await Promise.all(written);
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

async function readDue({ work, account, traces }: Scope, until: number, limit: number) {
  const key = [account, 'due-step/dueTime'];
  const range = IDBKeyRange.bound([...key, -Infinity], [...key, until, Infinity]);
  const rows = await work.objectStore('records').index('lookups').getAll(range, limit);
  const steps = rows.flatMap((row) => {
    const record = recordOf(row);
    if (!record) traces.damagedRecords.add(row.position);
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
export async function readAccount(work: Work, account: string): Promise<AccountState> {
  const row = await work.objectStore('accounts').get(account);
  if (row) {
    const { account: _, ...state } = row;
    return state;
  }
  const sequence = (await endOf({ work, account }, 'prev')) ?? 0;
  const number = sequence === 0 ? 0 : (sequence + 1) * numbersPerExchange;
  return { ...newAccount, sequence, number, firstSequence: (await endOf({ work, account }, 'next')) ?? 1 };
}

async function append({ work, account, counts }: Scope, added: readonly LedgerEntry[]): Promise<void> {
  const exchanges = work.objectStore('exchanges');
  await Promise.all(added.map((exchange) => exchanges.add({ ...exchange, account })));
  for (const { sequence } of added) counts.reached(sequence);
  const first = firstToKeep(counts, keptExchanges);
  if (first === undefined) return;
  await exchanges.delete(IDBKeyRange.bound([account, -1], [account, first], true, true));
  counts.keptFrom(first);
}

export function transactionOn(scope: Scope): Transaction {
  const { work, account, counts, traces } = scope;
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
    remove: async (kind, id) => {
      const row = await rowAt(scope, kind, id);
      if (row && !recordOf(row)) await keepAside(work, 'records', row);
      if (row) await writing(records.delete([account, row.position]));
    },
    positionOf: async (kind, id) => (await records.index('identity').getKey([account, kind, id]))?.[1],
    page: async (kind, request) =>
      withinCharacters(await readPage({ work, account, kind }, request, scope.traces), request.characters) as Placed<
        RecordOf<typeof kind>
      >[],
    values: (kind, name) => readValues(scope, kind, name),
    due: (until, limit) => readDue(scope, until, limit),
    lastSequence: async () => counts.state.sequence,
    append: (...added) => writing(append(scope, added)),
    exchanges: (after, limit) => readExchanges(scope, after, limit),
    clear: async () => {
      traces.cleared = true;
      await writing(records.delete(keysOf(account)));
      await exchanges.delete(keysOf(account));
      counts.reset();
    },
  };
}
