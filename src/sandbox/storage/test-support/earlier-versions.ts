/**
 * Data of earlier versions, written by the sandboxes that had them: the sample account, orders shipped and refunded in part,
 * one whose capture fails later, carts open and deleted, and the ledger of all that. Version 2 was brought up from version
 * 1 and then worked on, version 3 from version 2, and version 4 from version 3.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import Database from 'libsql';
import type { Exchange } from '../../../ledger/types';
import type { StoredRecord } from '../records';
import { newFolder } from './stores';

export const accountOfEarlierVersions = 'local';

const pathOf = (name: string) => join(import.meta.dirname, name);
const unpacked = (name: string) => gunzipSync(readFileSync(pathOf(name)));

/** A data file of the version, in a folder of its own. */
export function unpackFile(version: number): string {
  const path = join(newFolder(), `version-${version}.db`);
  writeFileSync(path, unpacked(`version-${version}.db.gz`));
  return path;
}

export interface Contents {
  /** By position. */
  readonly records: readonly { position: number; record: StoredRecord }[];
  readonly exchanges: readonly Exchange[];
}

/** What the file holds, read without the store. */
export function contentsOf(path: string): Contents {
  const connection = new Database(path);
  const rows = connection.prepare('select * from records order by position').all() as Record<string, string>[];
  const ledger = connection.prepare('select body from exchanges order by sequence').all() as { body: string }[];
  connection.close();
  return {
    records: rows.map(({ position, kind, id, document = '', hidden = '' }) => ({
      position: Number(position),
      record: { kind, id, document: JSON.parse(document), hidden: JSON.parse(hidden) } as unknown as StoredRecord,
    })),
    exchanges: ledger.map(({ body }) => JSON.parse(body) as Exchange),
  };
}

interface RecordedIndex {
  readonly name: string;
  readonly keyPath: string | string[];
  readonly unique: boolean;
  readonly multiEntry: boolean;
}

interface RecordedStore {
  readonly keyPath: string | string[] | null;
  readonly autoIncrement: boolean;
  readonly indexes: readonly RecordedIndex[];
  readonly rows: readonly object[];
}

/** A browser's database as it was: its stores, their indexes and rows. */
interface RecordedDatabase {
  readonly version: number;
  readonly stores: Readonly<Record<string, RecordedStore>>;
}

function createStores(database: IDBDatabase, { stores }: RecordedDatabase): void {
  for (const [name, { keyPath, autoIncrement, indexes }] of Object.entries(stores)) {
    const store = database.createObjectStore(name, { keyPath, autoIncrement });
    for (const index of indexes)
      store.createIndex(index.name, index.keyPath, { unique: index.unique, multiEntry: index.multiEntry });
  }
}

function contentsIn({ stores }: RecordedDatabase): Contents {
  type Row = { position: number; record: StoredRecord };
  const { records, exchanges } = stores;
  return {
    records: ((records?.rows ?? []) as Row[]).map(({ position, record }) => ({ position, record })),
    exchanges: ((exchanges?.rows ?? []) as (Exchange & { account: string })[]).map(({ account: _, ...rest }) => rest),
  };
}

/** Puts a browser's database of version 2 under the name, as the page left it. */
export function unpackBrowserVersion2(name: string): Promise<Contents> {
  const recorded = JSON.parse(unpacked('version-2.browser.json.gz').toString()) as RecordedDatabase;
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(name, recorded.version);
    opening.onerror = () => reject(opening.error);
    opening.onupgradeneeded = () => createStores(opening.result, recorded);
    opening.onsuccess = () => {
      const writing = opening.result.transaction(Object.keys(recorded.stores), 'readwrite');
      for (const [store, { rows }] of Object.entries(recorded.stores))
        for (const row of rows) writing.objectStore(store).add(row);
      writing.oncomplete = () => {
        opening.result.close();
        resolve(contentsIn(recorded));
      };
    };
  });
}

/** The same without the client secrets of sources where others hold a copy, and without any in events: they are not to stay. */
export function withoutForeignSecrets({ records, exchanges }: Contents): Contents {
  const secrets = records.flatMap(({ record }) => (record.kind === 'source' ? [record.document.clientSecret] : []));
  const without = (record: StoredRecord): StoredRecord => {
    if (record.kind === 'source') return record;
    let text = JSON.stringify(record.document);
    for (const secret of secrets) text = text.replaceAll(`"clientSecret":"${secret}",`, '');
    const isSecret = (name: string) => record.kind === 'event' && /clientSecret$/i.test(name);
    const document = JSON.parse(text, (name, value) => (isSecret(name) ? undefined : value));
    return { ...record, document } as StoredRecord;
  };
  return { exchanges, records: records.map(({ position, record }) => ({ position, record: without(record) })) };
}
