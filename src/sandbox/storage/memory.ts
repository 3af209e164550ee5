/**
 * A store that lives as long as the process: for tests, and for browsers that keep nothing. It looks through a kind for
 * what a filter asks; its records are parsed and at hand, so that 50,000 of them take milliseconds.
 */
import type { LedgerEntry } from '../../ledger/types';
import { Account, type AccountState, newAccount } from './account';
import { withinCharacters } from './characters';
import { checkDeclared, testOf } from './filters';
import { entriesOf, type LookupEntry } from './lookups';
import type { PageRequest, Placed, Store, Transaction } from './port';
import { createQueue } from './queue';
import { byDueTime, type RecordKind, type RecordOf, type StoredRecord } from './records';
import { firstToKeep, keptExchanges } from './retention';

interface Row extends Placed<StoredRecord> {
  readonly entries: readonly LookupEntry[];
}

interface Rows {
  /** By kind and id. */
  byId: Map<string, Row>;
  /** By kind, in the order of positions. */
  inOrder: Map<RecordKind, Row[]>;
  exchanges: LedgerEntry[];
  lastPosition: number;
  state: AccountState;
}

/** What takes a transaction's changes back, in the order in which they were made. */
type Undo = (() => void)[];

const emptyAccount = (): Rows => ({
  byId: new Map(),
  inOrder: new Map(),
  exchanges: [],
  lastPosition: 0,
  state: newAccount,
});
const keyOf = (kind: RecordKind, id: string) => `${kind}/${id}`;

/** The index of the first entry whose key is at least as high. The entries are in the order of their keys. */
function indexAt<Entry>(entries: readonly Entry[], keyOf: (entry: Entry) => number, key: number): number {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (keyOf(entries[middle] as Entry) < key) low = middle + 1;
    else high = middle;
  }
  return low;
}

const placeOf = (rows: readonly Row[], position: number) => indexAt(rows, (row) => row.position, position);

function rowsOf(account: Rows, kind: RecordKind): Row[] {
  const known = account.inOrder.get(kind);
  if (known) return known;
  const rows: Row[] = [];
  account.inOrder.set(kind, rows);
  return rows;
}

/** Puts a row in the place of the one with its position, or of none; takes that one out when there is no new one. */
function exchangeRow(account: Rows, before: Row | undefined, after: Row | undefined): void {
  const { record, position } = (after ?? before) as Row;
  const rows = rowsOf(account, record.kind);
  rows.splice(placeOf(rows, position), before ? 1 : 0, ...(after ? [after] : []));
  if (after) account.byId.set(keyOf(record.kind, record.id), after);
  else account.byId.delete(keyOf(record.kind, record.id));
}

function pageOf(account: Rows, kind: RecordKind, request: PageRequest): Row[] {
  const { from, direction, size, where = [] } = request;
  checkDeclared(kind, where);
  const passes = testOf(where);
  const rows = rowsOf(account, kind);
  const step = direction === 'older' ? -1 : 1;
  const start = direction === 'older' ? placeOf(rows, from ?? Infinity) - 1 : placeOf(rows, (from ?? -Infinity) + 1);
  const found: Row[] = [];
  for (let index = start; index >= 0 && index < rows.length && found.length < size; index += step) {
    const row = rows[index] as Row;
    if (passes(row.record.id, row.entries)) found.push(row);
  }
  return found;
}

function exchangesAfter({ exchanges }: Rows, after: number, limit: number): LedgerEntry[] {
  const start = indexAt(exchanges, ({ sequence }) => sequence, after + 1);
  return exchanges.slice(start, start + limit);
}

type Reading = Omit<Transaction, 'account' | 'lastSequence' | 'put' | 'remove' | 'append' | 'clear'>;

function reading(account: Rows): Reading {
  const rowAt = (kind: RecordKind, id: string) => account.byId.get(keyOf(kind, id));
  return {
    get: async (kind, id) => rowAt(kind, id)?.record as RecordOf<typeof kind> | undefined,
    getAll: async (kind, ids) =>
      [...new Set(ids)].flatMap((id) => (rowAt(kind, id)?.record as RecordOf<typeof kind>) ?? []),
    positionOf: async (kind, id) => rowAt(kind, id)?.position,
    page: async (kind, request) =>
      withinCharacters(pageOf(account, kind, request), request.characters) as unknown as Placed<
        RecordOf<typeof kind>
      >[],
    values: async (kind, name) => {
      checkDeclared(kind, [{ name, oneOf: [] }]);
      const all = rowsOf(account, kind).flatMap(({ entries }) => entries.filter((entry) => entry.name === name));
      return [...new Set(all.map(({ value }) => value))];
    },
    due: async (until, limit) => {
      const where = [{ name: 'dueTime', within: { lte: until } }];
      const rows = pageOf(account, 'due-step', { direction: 'newer', size: Infinity, where });
      return byDueTime(rows.map(({ record }) => record as RecordOf<'due-step'>)).slice(0, limit);
    },
    exchanges: async (after, limit) => exchangesAfter(account, after, limit),
  };
}

function append(account: Rows, counts: Account, exchanges: readonly LedgerEntry[], undo: Undo): void {
  const before = account.exchanges;
  const { length } = before;
  undo.push(() => {
    before.length = Math.min(before.length, length);
    account.exchanges = before;
  });
  before.push(...exchanges);
  for (const { sequence } of exchanges) counts.reached(sequence);
  const first = firstToKeep(counts, keptExchanges);
  if (first === undefined) return;
  account.exchanges = before.slice(indexAt(before, ({ sequence }) => sequence, first));
  counts.keptFrom(first);
}

function transactionOn(account: Rows, counts: Account, undo: Undo): Transaction {
  const replace = (before: Row | undefined, after: Row | undefined) => {
    exchangeRow(account, before, after);
    undo.push(() => exchangeRow(account, after, before));
  };
  return {
    ...reading(account),
    account: counts,
    lastSequence: async () => counts.state.sequence,
    put: async (records, added = []) => {
      for (const record of [...records, ...added]) {
        const before = account.byId.get(keyOf(record.kind, record.id));
        const position = before?.position ?? account.lastPosition + 1;
        account.lastPosition = Math.max(account.lastPosition, position);
        replace(before, { position, record, entries: entriesOf(record) });
      }
    },
    remove: async (kind, id) => {
      const before = account.byId.get(keyOf(kind, id));
      if (before) replace(before, undefined);
    },
    append: async (...exchanges) => append(account, counts, exchanges, undo),
    clear: async () => {
      const before = { ...account };
      Object.assign(account, emptyAccount());
      undo.push(() => Object.assign(account, before));
      counts.reset();
    },
  };
}

export function openMemoryStore(notices: readonly string[] = []): Store {
  const accounts = new Map<string, Rows>();
  const queue = createQueue();

  /** Works on the account itself, one piece of work after the other, and takes its changes back when it fails. */
  async function run<Result>(accountId: string, work: (transaction: Transaction) => Promise<Result>): Promise<Result> {
    const account = accounts.get(accountId) ?? emptyAccount();
    accounts.set(accountId, account);
    const undo: Undo = [];
    try {
      const counts = new Account(account.state);
      const result = await work(transactionOn(account, counts, undo));
      account.state = counts.state;
      return result;
    } catch (error) {
      for (const takeBack of undo.reverse()) takeBack();
      throw error;
    }
  }

  return {
    name: 'memory',
    keptExchanges,
    notices,
    transact: (accountId, work) => queue(() => run(accountId, work)),
    accountsWith: async (kind, name) => {
      checkDeclared(kind, [{ name, oneOf: [] }]);
      const has = (account: Rows) =>
        rowsOf(account, kind).some(({ entries }) => entries.some((entry) => entry.name === name));
      return [...accounts].filter(([, account]) => has(account)).map(([id]) => id);
    },
    close: async () => undefined,
  };
}
