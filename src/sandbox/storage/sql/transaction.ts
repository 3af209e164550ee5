/** What a task reads and writes within one transaction of the database. */
import type { LedgerEntry } from '../../../ledger/types';
import { jsonOfEntry } from '../json';
import type { Placed, Transaction } from '../port';
import type { RecordOf } from '../records';
import { firstToKeep } from '../retention';
import type { DataConnection, FileCalls } from './connection';
import { readPage } from './pages';
import { readAll, readDue, readExchanges, readValues } from './reads';
import type { Entry, Scope } from './scope';
import { chunks, marks, positionOf, put, remove } from './writes';

const exchangesAtOnce = 100;

/** Entries are stored together, when their transaction ends or somebody reads the ledger. */
function append(
  { account, counts, connection, entries }: Scope,
  exchanges: readonly LedgerEntry[],
  kept: number,
): void {
  for (const exchange of exchanges) entries.push([account, exchange.sequence, jsonOfEntry(exchange)]);
  for (const { sequence } of exchanges) counts.reached(sequence);
  const first = firstToKeep(counts, kept);
  if (first === undefined) return;
  storeEntries(connection, entries);
  connection.run('delete from exchanges where account = ? and sequence < ?', [account, first]);
  counts.keptFrom(first);
}

export function storeEntries(connection: FileCalls, entries: Entry[]): void {
  for (const some of chunks(entries.splice(0), exchangesAtOnce))
    connection.run(
      `insert into exchanges (account, sequence, body) values ${marks(some.length, '(?, ?, ?)')}`,
      some.flat(),
    );
}

const ownTables = ['records', 'exchanges', 'lookups'] as const;

function isAloneIn(connection: FileCalls, account: string, table: (typeof ownTables)[number]): boolean {
  const [row] = connection.all<{ first: string | null; last: string | null }>(
    `select (select min(account) from ${table}) as first, (select max(account) from ${table}) as last`,
  );
  return (row?.first ?? account) === account && (row?.last ?? account) === account;
}

/** Whether nobody else has anything in the database. */
export function isAlone(connection: FileCalls, account: string): boolean {
  return ownTables.every((table) => isAloneIn(connection, account, table));
}

/** Where the account is the only one, whole tables are emptied: that visits no rows, however many there are. */
function clear({ connection, account, counts, traces, cache, entries }: Scope): void {
  storeEntries(connection, entries);
  traces.cleared = true;
  cache.clear();
  for (const table of ownTables) {
    if (isAloneIn(connection, account, table)) connection.run(`delete from ${table}`);
    else connection.run(`delete from ${table} where account = ?`, [account]);
  }
  counts.reset();
}

export function transactionOn(scope: Scope, kept: number): Transaction {
  const { traces, counts } = scope;
  const writing = (write: () => void) => {
    traces.wrote = true;
    write();
  };
  return {
    account: counts,
    get: async (kind, id) => readAll(scope, kind, [id])[0] as RecordOf<typeof kind> | undefined,
    getAll: async (kind, ids) => readAll(scope, kind, ids) as RecordOf<typeof kind>[],
    put: async (records, added = []) => writing(() => put(scope, records, added)),
    remove: async (kind, id) => writing(() => remove(scope, kind, id)),
    positionOf: async (kind, id) => positionOf(scope, kind, id),
    page: async (kind, request) => [...readPage(scope, kind, request)] as Placed<RecordOf<typeof kind>>[],
    values: async (kind, name) => readValues(scope, kind, name),
    due: async (until, limit) => readDue(scope, until, limit),
    lastSequence: async () => counts.state.sequence,
    append: async (...exchanges) => writing(() => append(scope, exchanges, kept)),
    exchanges: async (after, limit) => {
      storeEntries(scope.connection, scope.entries);
      return readExchanges(scope, after, limit);
    },
    clear: async () => clear(scope),
  };
}

export function rollBack(connection: DataConnection): void {
  try {
    connection.run('rollback');
  } catch {
    // A full or failing disk may have ended the transaction already. The first error is the one to report.
  }
}

/** Between its begin and its commit, or back to where it began. */
export async function inTransaction<Result>(
  connection: DataConnection,
  work: () => Result | Promise<Result>,
): Promise<Result> {
  connection.run('begin');
  try {
    const result = await work();
    connection.run('commit');
    return result;
  } catch (error) {
    rollBack(connection);
    throw error;
  }
}
