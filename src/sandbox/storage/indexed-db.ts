/** The store of the page: survives a reload, and all tabs of the site see the same one. */
import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB } from 'idb';
import type { Exchange } from '../../ledger/types';
import type { PageRequest, Placed, Store, Transaction } from './port';
import type { RecordKind, RecordOf, StoredRecord } from './records';

interface Row {
  account: string;
  position: number;
  /** The position with its sign turned, so that an index reads the newest first. */
  rank: number;
  kind: RecordKind;
  id: string;
  record: StoredRecord;
}

interface Schema extends DBSchema {
  records: {
    key: [string, number];
    value: Row;
    indexes: {
      identity: [string, string, string];
      oldest: [string, string, number];
      newest: [string, string, number];
    };
  };
  exchanges: { key: [string, number]; value: Exchange & { account: string } };
}

type Work = IDBPTransaction<Schema, ('records' | 'exchanges')[], 'readwrite'>;

/** The version of what is stored. A store of another version, or a damaged one, keeps its name and is left alone. */
const formatVersion = 1;
const baseName = 'connector-standards-sandbox';
const attempts = 5;
const farthest = Number.MAX_SAFE_INTEGER;

/** Reads whole batches: a cursor would ask the browser for every single record. */
async function readPage(work: Work, account: string, kind: RecordKind, { from, direction, size }: PageRequest) {
  const older = direction === 'older';
  const start = from === undefined ? -farthest : older ? -from : from;
  const range = IDBKeyRange.bound([account, kind, start], [account, kind, farthest], true, true);
  const index = work.objectStore('records').index(older ? 'newest' : 'oldest');
  const rows = await index.getAll(range, size);
  return rows.map(({ position, record }): Placed<StoredRecord> => ({ position, record }));
}

/** All keys that begin with the account, from one of them on. */
function keysOf(account: string, after = -1): IDBKeyRange {
  return IDBKeyRange.bound([account, after], [account, farthest], true, true);
}

/** Counts positions on from the last record of the account. */
function createCounter(work: Work, account: string) {
  let last: number | undefined;
  return {
    async next(): Promise<number> {
      last ??= (await work.objectStore('records').openKeyCursor(keysOf(account), 'prev'))?.key[1] ?? 0;
      last += 1;
      return last;
    },
    restart() {
      last = 0;
    },
  };
}

function transactionOn(work: Work, account: string): Transaction {
  const records = work.objectStore('records');
  const exchanges = work.objectStore('exchanges');
  const counter = createCounter(work, account);
  const positionOf = async (kind: RecordKind, id: string) =>
    (await records.index('identity').getKey([account, kind, id]))?.[1];
  return {
    get: async (kind, id) => {
      const row = await records.index('identity').get([account, kind, id]);
      return row?.record as RecordOf<typeof kind> | undefined;
    },
    put: async (record) => {
      const { kind, id } = record;
      const position = (await positionOf(kind, id)) ?? (await counter.next());
      await records.put({ account, position, rank: -position, kind, id, record });
    },
    remove: async (kind, id) => {
      const position = await positionOf(kind, id);
      if (position !== undefined) await records.delete([account, position]);
    },
    positionOf,
    page: async (kind, request) => (await readPage(work, account, kind, request)) as Placed<RecordOf<typeof kind>>[],
    lastSequence: async () => (await exchanges.openKeyCursor(keysOf(account), 'prev'))?.key[1] ?? 0,
    append: async (exchange) => {
      await exchanges.add({ ...exchange, account });
    },
    exchanges: async (after, limit) => {
      const found = await exchanges.getAll(keysOf(account, after), limit);
      return found.map(({ account: _, ...exchange }) => exchange);
    },
    clear: async () => {
      await records.delete(keysOf(account));
      await exchanges.delete(keysOf(account));
      counter.restart();
    },
  };
}

function openNamed(name: string): Promise<IDBPDatabase<Schema>> {
  return openDB<Schema>(name, formatVersion, {
    upgrade(database) {
      const records = database.createObjectStore('records', { keyPath: ['account', 'position'] });
      records.createIndex('identity', ['account', 'kind', 'id'], { unique: true });
      records.createIndex('oldest', ['account', 'kind', 'position']);
      records.createIndex('newest', ['account', 'kind', 'rank']);
      database.createObjectStore('exchanges', { keyPath: ['account', 'sequence'] });
    },
    blocking(_current, _blocked, event) {
      (event.target as IDBDatabase).close();
    },
  });
}

function isSound(database: IDBPDatabase<Schema>): boolean {
  return database.objectStoreNames.contains('records') && database.objectStoreNames.contains('exchanges');
}

/** Opens the first database that this version can use. One it cannot use stays as it is, under its own name. */
async function openUsable(): Promise<{ database: IDBPDatabase<Schema>; notices: string[] }> {
  const notices: string[] = [];
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const name = attempt === 1 ? baseName : `${baseName}-${attempt}`;
    try {
      const database = await openNamed(name);
      if (isSound(database)) return { database, notices };
      database.close();
    } catch (error) {
      if (!(error instanceof DOMException) || error.name !== 'VersionError') throw error;
    }
    notices.push(
      `The sandbox data in the browser database "${name}" is from another version or damaged. It was set aside untouched.`,
    );
  }
  throw new Error('No browser database could be used.');
}

export async function openIndexedDbStore(): Promise<Store> {
  const { database, notices } = await openUsable();
  return {
    name: 'indexed-db',
    notices,
    async transact(accountId, work) {
      const transaction = database.transaction(['records', 'exchanges'], 'readwrite');
      try {
        const result = await work(transactionOn(transaction, accountId));
        await transaction.done;
        return result;
      } catch (error) {
        transaction.done.catch(() => undefined);
        try {
          transaction.abort();
        } catch {
          // The transaction has ended already; the error that ended it is the one to report.
        }
        throw error;
      }
    },
    close: async () => database.close(),
  };
}
