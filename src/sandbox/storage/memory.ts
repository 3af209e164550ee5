/**
 * A store that lives as long as the process: for tests, and for browsers that keep nothing. It looks through a kind for
 * what a filter asks; its records are parsed and at hand, so that 50,000 of them take milliseconds.
 */
import type { Exchange } from '../../ledger/types';
import { checkDeclared, testOf } from './filters';
import { entriesOf, type LookupEntry } from './lookups';
import type { PageRequest, Placed, Store, Transaction } from './port';
import { createQueue } from './queue';
import { byDueTime, type RecordKind, type RecordOf, type StoredRecord } from './records';

interface Row extends Placed<StoredRecord> {
  readonly entries: readonly LookupEntry[];
}

interface Account {
  /** By kind and id. */
  byId: Map<string, Row>;
  /** By kind, in the order of positions. */
  inOrder: Map<RecordKind, Row[]>;
  exchanges: Exchange[];
  lastPosition: number;
}

/** What takes a transaction's changes back, in the order in which they were made. */
type Undo = (() => void)[];

const emptyAccount = (): Account => ({ byId: new Map(), inOrder: new Map(), exchanges: [], lastPosition: 0 });
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

function rowsOf(account: Account, kind: RecordKind): Row[] {
  const known = account.inOrder.get(kind);
  if (known) return known;
  const rows: Row[] = [];
  account.inOrder.set(kind, rows);
  return rows;
}

/** Puts a row in the place of the one with its position, or of none; takes that one out when there is no new one. */
function exchangeRow(account: Account, before: Row | undefined, after: Row | undefined): void {
  const { record, position } = (after ?? before) as Row;
  const rows = rowsOf(account, record.kind);
  rows.splice(placeOf(rows, position), before ? 1 : 0, ...(after ? [after] : []));
  if (after) account.byId.set(keyOf(record.kind, record.id), after);
  else account.byId.delete(keyOf(record.kind, record.id));
}

function pageOf(account: Account, kind: RecordKind, request: PageRequest): Row[] {
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

function exchangesAfter({ exchanges }: Account, after: number, limit: number): Exchange[] {
  const start = indexAt(exchanges, ({ sequence }) => sequence, after + 1);
  return exchanges.slice(start, start + limit);
}

function reading(account: Account): Omit<Transaction, 'put' | 'remove' | 'append' | 'clear'> {
  const rowAt = (kind: RecordKind, id: string) => account.byId.get(keyOf(kind, id));
  return {
    get: async (kind, id) => rowAt(kind, id)?.record as RecordOf<typeof kind> | undefined,
    getAll: async (kind, ids) =>
      [...new Set(ids)].flatMap((id) => (rowAt(kind, id)?.record as RecordOf<typeof kind>) ?? []),
    positionOf: async (kind, id) => rowAt(kind, id)?.position,
    page: async (kind, request) => pageOf(account, kind, request) as unknown as Placed<RecordOf<typeof kind>>[],
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
    lastSequence: async () => account.exchanges.at(-1)?.sequence ?? 0,
    exchanges: async (after, limit) => exchangesAfter(account, after, limit),
  };
}

function transactionOn(account: Account, undo: Undo): Transaction {
  const replace = (before: Row | undefined, after: Row | undefined) => {
    exchangeRow(account, before, after);
    undo.push(() => exchangeRow(account, after, before));
  };
  return {
    ...reading(account),
    put: async (records) => {
      for (const record of records) {
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
    append: async (exchange) => {
      account.exchanges.push(exchange);
      undo.push(() => account.exchanges.pop());
    },
    clear: async () => {
      const before = { ...account };
      Object.assign(account, emptyAccount());
      undo.push(() => Object.assign(account, before));
    },
  };
}

export function openMemoryStore(notices: readonly string[] = []): Store {
  const accounts = new Map<string, Account>();
  const queue = createQueue();

  /** Works on the account itself, one piece of work after the other, and takes its changes back when it fails. */
  async function run<Result>(accountId: string, work: (transaction: Transaction) => Promise<Result>): Promise<Result> {
    const account = accounts.get(accountId) ?? emptyAccount();
    accounts.set(accountId, account);
    const undo: Undo = [];
    try {
      return await work(transactionOn(account, undo));
    } catch (error) {
      for (const takeBack of undo.reverse()) takeBack();
      throw error;
    }
  }

  return {
    name: 'memory',
    notices,
    transact: (accountId, work) => queue(() => run(accountId, work)),
    close: async () => undefined,
  };
}
