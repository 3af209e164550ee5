/** A store that lives as long as the process: for tests, and for browsers that keep nothing. */
import type { Exchange } from '../../ledger/types';
import type { PageRequest, Placed, Store, Transaction } from './port';
import type { RecordKind, RecordOf, StoredRecord } from './records';

interface Account {
  /** By kind and id. */
  records: Map<string, Placed<StoredRecord>>;
  exchanges: Exchange[];
  lastPosition: number;
}

const emptyAccount = (): Account => ({ records: new Map(), exchanges: [], lastPosition: 0 });
const keyOf = (kind: RecordKind, id: string) => `${kind}/${id}`;

function pageOf(account: Account, kind: RecordKind, { from, direction, size }: PageRequest): Placed<StoredRecord>[] {
  const older = direction === 'older';
  const beyond = (position: number) => from === undefined || (older ? position < from : position > from);
  const found = [...account.records.values()].filter(
    ({ position, record }) => record.kind === kind && beyond(position),
  );
  found.sort((a, b) => (older ? b.position - a.position : a.position - b.position));
  return found.slice(0, size);
}

function transactionOn(account: Account): Transaction {
  return {
    get: async (kind, id) => account.records.get(keyOf(kind, id))?.record as RecordOf<typeof kind> | undefined,
    put: async (record) => {
      const key = keyOf(record.kind, record.id);
      const position = account.records.get(key)?.position ?? account.lastPosition + 1;
      account.lastPosition = Math.max(account.lastPosition, position);
      account.records.set(key, { position, record });
    },
    remove: async (kind, id) => {
      account.records.delete(keyOf(kind, id));
    },
    positionOf: async (kind, id) => account.records.get(keyOf(kind, id))?.position,
    page: async (kind, request) => pageOf(account, kind, request) as Placed<RecordOf<typeof kind>>[],
    lastSequence: async () => account.exchanges.at(-1)?.sequence ?? 0,
    append: async (exchange) => {
      account.exchanges.push(exchange);
    },
    exchanges: async (after, limit) => account.exchanges.filter(({ sequence }) => sequence > after).slice(0, limit),
    clear: async () => {
      Object.assign(account, emptyAccount());
    },
  };
}

export function openMemoryStore(notices: readonly string[] = []): Store {
  const accounts = new Map<string, Account>();
  let previous: Promise<unknown> = Promise.resolve();

  /** Works on a copy, which replaces the account when the work succeeded. */
  async function run<Result>(accountId: string, work: (transaction: Transaction) => Promise<Result>): Promise<Result> {
    const current = accounts.get(accountId) ?? emptyAccount();
    const copy = { ...current, records: new Map(current.records), exchanges: [...current.exchanges] };
    const result = await work(transactionOn(copy));
    accounts.set(accountId, copy);
    return result;
  }

  return {
    name: 'memory',
    notices,
    transact: (accountId, work) => {
      const next = previous.then(() => run(accountId, work));
      previous = next.catch(() => undefined);
      return next;
    },
    close: async () => undefined,
  };
}
