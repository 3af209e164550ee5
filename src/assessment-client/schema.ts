/** What the browser's database of assessments holds. */
import type { DBSchema, IDBPDatabase } from 'idb';
import type { Listing } from '../certification/assessment/types';

export interface Schema extends DBSchema {
  updates: { key: number; value: { assessment: string; update: Uint8Array }; indexes: { assessment: string } };
  assessments: { key: string; value: Listing };
  /** Updates that could not be read. Nothing reads them again; a person can. */
  'set-aside': { key: number; value: { assessment: string; update: unknown; isSeen: boolean } };
  /** Bytes of files that serve as evidence, under the SHA-256 of them. */
  files: { key: string; value: { sha256: string; blob: Blob } };
  /** Facts about all of it. */
  settings: { key: string; value: { name: string; value: string } };
}

export type Database = IDBPDatabase<Schema>;

export const storeNames = ['updates', 'assessments', 'set-aside', 'files', 'settings'] as const;

/** One step for each version. A step that was released is never changed: what comes later is a further step. */
const steps: readonly ((database: Database) => void)[] = [
  (database) => {
    database.createObjectStore('updates', { autoIncrement: true }).createIndex('assessment', 'assessment');
    database.createObjectStore('assessments', { keyPath: 'id' });
    database.createObjectStore('set-aside', { autoIncrement: true });
    database.createObjectStore('files', { keyPath: 'sha256' });
    database.createObjectStore('settings', { keyPath: 'name' });
  },
];

export const formatVersion = steps.length;

export function upgrade(database: Database, oldVersion: number): void {
  for (const step of steps.slice(oldVersion)) step(database);
}
