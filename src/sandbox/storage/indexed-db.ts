/** The store of the page: survives a reload, and all tabs of the site see the same one. */
import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB } from 'idb';
import type { Exchange } from '../../ledger/types';
import type { PageRequest, Placed, Store, Transaction } from './port';
import type { RecordKind, RecordOf, StoredRecord } from './records';

interface Row {
  position?: number;
  account: string;
  kind: RecordKind;
  id: string;
  record: StoredRecord;
}

interface Schema extends DBSchema {
  records: {
    key: number;
    value: Row;
    indexes: { identity: [string, string, string]; order: [string, string, number] };
  };
  exchanges: { key: [string, number]; value: Exchange & { account: string } };
}

type Work = IDBPTransaction<Schema, ('records' | 'exchanges')[], 'readwrite'>;

/** The version of what is stored. A store of another version, or a damaged one, keeps its name and is left alone. */
const formatVersion = 1;
const baseName = 'connector-standards-sandbox';
const attempts = 5;

function rangeOf(account: string, kind: RecordKind, { from, direction }: PageRequest): IDBKeyRange {
  const older = direction === 'older';
  const lower = from !== undefined && !older ? from : 0;
  const upper = from !== undefined && older ? from : Number.MAX_SAFE_INTEGER;
  return IDBKeyRange.bound([account, kind, lower], [account, kind, upper], true, true);
}

async function readPage(
  work: Work,
  account: string,
  kind: RecordKind,
  request: PageRequest,
): Promise<Placed<StoredRecord>[]> {
  const rows: Placed<StoredRecord>[] = [];
  const order = work.objectStore('records').index('order');
  const direction = request.direction === 'older' ? 'prev' : 'next';
  let cursor = await order.openCursor(rangeOf(account, kind, request), direction);
  while (cursor && rows.length < request.size) {
    rows.push({ position: cursor.primaryKey, record: cursor.value.record });
    if (rows.length < request.size) cursor = await cursor.continue();
  }
  return rows;
}

function exchangesOf(account: string, after: number): IDBKeyRange {
  return IDBKeyRange.bound([account, after], [account, Number.MAX_SAFE_INTEGER], true, true);
}

async function clearAccount(work: Work, account: string): Promise<void> {
  const records = work.objectStore('records');
  const order = records.index('order');
  let cursor = await order.openCursor(IDBKeyRange.bound([account], [account, []]));
  while (cursor) {
    await cursor.delete();
    cursor = await cursor.continue();
  }
  await work.objectStore('exchanges').delete(exchangesOf(account, 0));
}

function transactionOn(work: Work, account: string): Transaction {
  const records = work.objectStore('records');
  const exchanges = work.objectStore('exchanges');
  const keyOf = (kind: RecordKind, id: string) => records.index('identity').getKey([account, kind, id]);
  return {
    get: async (kind, id) => {
      const row = await records.index('identity').get([account, kind, id]);
      return row?.record as RecordOf<typeof kind> | undefined;
    },
    put: async (record) => {
      const position = await keyOf(record.kind, record.id);
      const row: Row = { account, kind: record.kind, id: record.id, record };
      await records.put(position === undefined ? row : { ...row, position });
    },
    remove: async (kind, id) => {
      const position = await keyOf(kind, id);
      if (position !== undefined) await records.delete(position);
    },
    positionOf: keyOf,
    page: async (kind, request) => (await readPage(work, account, kind, request)) as Placed<RecordOf<typeof kind>>[],
    lastSequence: async () => (await exchanges.openKeyCursor(exchangesOf(account, 0), 'prev'))?.primaryKey[1] ?? 0,
    append: async (exchange) => {
      await exchanges.add({ ...exchange, account });
    },
    exchanges: async (after, limit) => {
      const found = await exchanges.getAll(exchangesOf(account, after), limit);
      return found.map(({ account: _, ...exchange }) => exchange);
    },
    clear: () => clearAccount(work, account),
  };
}

function openNamed(name: string): Promise<IDBPDatabase<Schema>> {
  return openDB<Schema>(name, formatVersion, {
    upgrade(database) {
      const records = database.createObjectStore('records', { keyPath: 'position', autoIncrement: true });
      records.createIndex('identity', ['account', 'kind', 'id'], { unique: true });
      records.createIndex('order', ['account', 'kind', 'position']);
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
