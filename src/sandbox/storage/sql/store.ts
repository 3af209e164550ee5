/** The store on a SQLite file that this process has for itself. */
import type { LedgerEntry } from '../../../ledger/types';
import { Account, type AccountState } from '../account';
import { StoreFault } from '../faults';
import { jsonOfEntry } from '../json';
import type { Notices } from '../notices';
import type { Placed, Store, Transaction } from '../port';
import type { RecordOf } from '../records';
import { firstToKeep } from '../retention';
import { metDamage, newTraces, type Traces } from '../traces';
import { createBatches } from './batches';
import { RecordCache } from './cache';
import type { DataConnection } from './connection';
import { readPage } from './pages';
import { readAccount, readAll, readDue, readExchanges, readValues, writeAccount } from './reads';
import { setAside } from './rows';
import type { Scope, Touched } from './scope';
import { chunks, marks, positionOf, put, remove } from './writes';

const exchangesAtOnce = 100;

function append({ connection, account, counts }: Scope, exchanges: readonly LedgerEntry[], kept: number): void {
  for (const some of chunks(exchanges, exchangesAtOnce)) {
    const rows = some.flatMap((exchange) => [account, exchange.sequence, jsonOfEntry(exchange)]);
    connection.run(`insert into exchanges (account, sequence, body) values ${marks(some.length, '(?, ?, ?)')}`, rows);
  }
  for (const { sequence } of exchanges) counts.reached(sequence);
  const first = firstToKeep(counts, kept);
  if (first === undefined) return;
  connection.run('delete from exchanges where account = ? and sequence < ?', [account, first]);
  counts.keptFrom(first);
}

const ownTables = ['records', 'exchanges', 'lookups'] as const;

function isAloneIn(connection: DataConnection, account: string, table: (typeof ownTables)[number]): boolean {
  const [row] = connection.all<{ first: string | null; last: string | null }>(
    `select (select min(account) from ${table}) as first, (select max(account) from ${table}) as last`,
  );
  return (row?.first ?? account) === account && (row?.last ?? account) === account;
}

/** Where the account is the only one, whole tables are emptied: that visits no rows, however many there are. */
function clear({ connection, account, counts, traces, cache }: Scope): void {
  traces.cleared = true;
  cache.clear();
  for (const table of ownTables) {
    if (isAloneIn(connection, account, table)) connection.run(`delete from ${table}`);
    else connection.run(`delete from ${table} where account = ?`, [account]);
  }
  counts.reset();
}

function transactionOn(scope: Scope, kept: number): Transaction {
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
    page: async (kind, request) => readPage(scope, kind, request) as Placed<RecordOf<typeof kind>>[],
    values: async (kind, name) => readValues(scope, kind, name),
    due: async (until, limit) => readDue(scope, until, limit),
    lastSequence: async () => counts.state.sequence,
    append: async (...exchanges) => writing(() => append(scope, exchanges, kept)),
    exchanges: async (after, limit) => readExchanges(scope, after, limit),
    clear: async () => clear(scope),
  };
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
    try {
      connection.run('rollback');
    } catch {
      // A full or failing disk may have ended the transaction already. The first error is the one to report.
    }
    throw error;
  }
}

/** A piece of work on an account, and whom to tell how it went. */
interface Work<Result = unknown> {
  readonly account: string;
  readonly task: (transaction: Transaction) => Promise<Result>;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
  traces: Traces;
  result: Result;
}

const isDone = () => true;
const isNotDone = () => false;
const isFine = () => undefined;

export interface SqlStoreOptions {
  readonly notices: Notices;
  /** Entries of the ledger that are kept for an account. */
  readonly keptExchanges: number;
  /** The error as a fault of the disk, or as it is. */
  readonly faultOf: (error: unknown) => unknown;
  /** Empties the whole database without needing room for it. What it could not finish is finished before anything else. */
  readonly startAnew: () => Promise<void>;
  readonly isUnfinished: () => boolean;
}

export function openSqlStore(connection: DataConnection, options: SqlStoreOptions): Store {
  const { notices, keptExchanges, faultOf, startAnew, isUnfinished } = options;
  const cache = new RecordCache();
  /** As their rows are; nobody else changes them. */
  const accounts = new Map<string, AccountState>();

  /** Does several pieces of work in one transaction: all of them, or none. */
  async function attempt(works: readonly Work[]): Promise<void> {
    const touched: Touched[] = [];
    const states = new Map<string, AccountState>();
    try {
      await inTransaction(connection, async () => {
        for (const work of works) {
          const { account, traces, task } = work;
          const before = states.get(account) ?? accounts.get(account) ?? readAccount(connection, account);
          const counts = new Account(before);
          const scope = { connection, account, counts, traces, cache, touched };
          work.result = await task(transactionOn(scope, keptExchanges));
          if (counts.isChanged) states.set(account, counts.state);
        }
        for (const [account, state] of states) writeAccount(connection, account, state);
      });
    } catch (error) {
      for (const { account, kind, id } of touched) cache.drop(account, kind, id);
      throw error;
    }
    for (const [account, state] of states) accounts.set(account, state);
    for (const { account, traces } of works) {
      if (traces.wrote) notices.recovered();
      if (metDamage(traces)) await moveAway(account, traces);
    }
  }

  /** Damaged rows were passed over; where there is room, they are now moved too. They are told of either way. */
  async function moveAway(account: string, traces: Traces): Promise<void> {
    await inTransaction(connection, () => setAside(connection, account, traces)).catch(() => undefined);
    for (const position of traces.damagedRecords) notices.damaged(`${account} record ${position}`);
    for (const sequence of traces.damagedExchanges) notices.damaged(`${account} exchange ${sequence}`);
  }

  /** A reset needs no room, only the log of it does. */
  function canStartAnew(account: string, error: unknown, { cleared }: Traces): boolean {
    const fault = faultOf(error);
    if (!cleared || !(fault instanceof StoreFault)) return false;
    if (fault.why !== 'full' && fault.why !== 'unreachable') return false;
    return ownTables.every((table) => isAloneIn(connection, account, table));
  }

  async function doAlone(work: Work): Promise<void> {
    try {
      if (isUnfinished()) await startAnew();
      await attempt([work]);
    } catch (error) {
      if (!canStartAnew(work.account, error, work.traces)) throw error;
      cache.clear();
      await startAnew();
      work.traces = newTraces();
      await attempt([work]);
    }
  }

  const fail = (work: Work, error: unknown) => {
    const fault = faultOf(error);
    if (fault instanceof StoreFault) notices.failed(fault);
    work.reject(fault);
  };

  /** What came in together is stored together: one commit costs as much as many. Where one fails, each is done alone. */
  async function doAll(works: readonly Work[]): Promise<void> {
    const isTogether = works.length > 1 && !isUnfinished() && (await attempt(works).then(isDone, isNotDone));
    for (const work of works) {
      if (!isTogether) {
        work.traces = newTraces();
        const error = await doAlone(work).then(isFine, (found: unknown) => ({ found }));
        if (error) {
          fail(work, error.found);
          continue;
        }
      }
      work.resolve(work.result);
    }
  }

  const waiting = createBatches(doAll);
  return {
    name: 'sqlite',
    keptExchanges,
    get notices() {
      return notices.all;
    },
    transact: <Result>(account: string, task: (transaction: Transaction) => Promise<Result>) =>
      new Promise<Result>((resolve, reject) => {
        const work = { account, task, resolve, reject, traces: newTraces(), result: undefined };
        waiting.add(work as Work<unknown> as Work);
      }),
    close: async () => connection.close(),
  };
}
