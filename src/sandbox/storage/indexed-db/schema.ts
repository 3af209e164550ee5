/** What the browser's database holds, and how an older one comes to hold it. */
import type { DBSchema, IDBPDatabase, IDBPTransaction } from 'idb';
import type { LedgerEntry } from '../../../ledger/types';
import type { AccountState } from '../account';
import { entriesOf, type LookupValue, lookupDeclaration } from '../lookups';
import type { RecordKind, StoredRecord } from '../records';

/** Account, kind and name, value, rank: a browser reads an index from its lowest key on, and ranks fall with positions. */
export type LookupKey = [account: string, name: string, value: LookupValue, rank: number];

export interface Row {
  account: string;
  position: number;
  /** The position with its sign turned, so that an index reads the newest first. */
  rank: number;
  kind: RecordKind;
  id: string;
  record: StoredRecord;
  /** What the record can be found by, see `storage/lookups.ts`. */
  lookups: LookupKey[];
}

/** An exchange, or the place of a damaged one that was set aside: its number must not be given twice. */
export type ExchangeRow = (LedgerEntry & { account: string }) | { account: string; sequence: number; setAside: true };

/** What an account counts, and the mark of the transaction that wrote last, see `seen.ts`. */
export type AccountRow = AccountState & { account: string; mark?: string };

export interface Schema extends DBSchema {
  records: {
    key: [string, number];
    value: Row;
    indexes: {
      identity: [string, string, string];
      oldest: [string, string, number];
      newest: [string, string, number];
      /** Many entries for a row. */
      lookups: LookupKey;
    };
  };
  exchanges: { key: [string, number]; value: ExchangeRow };
  /** What accounts count. One that has no row is counted from its ledger. */
  accounts: { key: string; value: AccountRow };
  /** Rows that could not be read. Nothing reads them again; a person can. */
  'set-aside': { key: number; value: { store: string; row: unknown } };
  /** Facts about the database itself. */
  about: { key: string; value: { name: string; value: string } };
}

export type Database = IDBPDatabase<Schema>;
type StoreName = 'records' | 'exchanges' | 'accounts' | 'set-aside' | 'about';
export const storeNames: readonly StoreName[] = ['records', 'exchanges', 'accounts', 'set-aside', 'about'];
export type Work = IDBPTransaction<Schema, StoreName[], 'readwrite'>;

export function rowOf(account: string, position: number, record: StoredRecord): Row {
  const { kind, id } = record;
  const lookups = entriesOf(record).map(({ name, value }): LookupKey => [account, `${kind}/${name}`, value, -position]);
  return { account, position, rank: -position, kind, id, record, lookups };
}

type Upgrade = IDBPTransaction<Schema, StoreName[], 'versionchange'>;

/** One step for each version. A step that was released is never changed: what comes later is a further step. */
const steps: readonly ((database: Database, transaction: Upgrade) => void)[] = [
  (database) => {
    const records = database.createObjectStore('records', { keyPath: ['account', 'position'] });
    records.createIndex('identity', ['account', 'kind', 'id'], { unique: true });
    records.createIndex('oldest', ['account', 'kind', 'position']);
    records.createIndex('newest', ['account', 'kind', 'rank']);
    database.createObjectStore('exchanges', { keyPath: ['account', 'sequence'] });
  },
  // Filtered lists no longer read every record. Rows get their lookups when the database is opened, see `keepLookups`.
  (database, transaction) => {
    transaction.objectStore('records').createIndex('lookups', 'lookups', { multiEntry: true });
    database.createObjectStore('set-aside', { autoIncrement: true });
    database.createObjectStore('about', { keyPath: 'name' });
  },
  // Accounts count what they make.
  (database) => {
    database.createObjectStore('accounts', { keyPath: 'account' });
  },
];

/** The version of a database that has taken every step. */
export const formatVersion = steps.length;

export function upgrade(database: Database, oldVersion: number, transaction: Upgrade): void {
  for (const step of steps.slice(oldVersion)) step(database, transaction);
}

const rowsAtOnce = 100;

/** Makes the lookups of all rows anew where they were made for other filters than today's, or never. */
export async function keepLookups(database: Database): Promise<void> {
  const work = database.transaction(['records', 'about'], 'readwrite');
  const records = work.objectStore('records');
  const about = work.objectStore('about');
  if ((await about.get('lookups'))?.value !== lookupDeclaration) {
    let after: IDBKeyRange | undefined;
    for (;;) {
      const rows = await records.getAll(after, rowsAtOnce);
      for (const row of rows) if (row.record) await records.put(withLookups(row));
      const last = rows.at(-1);
      if (!last) break;
      after = IDBKeyRange.lowerBound([last.account, last.position], true);
    }
    await about.put({ name: 'lookups', value: lookupDeclaration });
  }
  await work.done;
}

function withLookups(row: Row): Row {
  try {
    return { ...row, lookups: rowOf(row.account, row.position, row.record).lookups };
  } catch {
    // A damaged row stays as it is until somebody meets it.
    return row;
  }
}
