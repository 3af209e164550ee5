/**
 * A data file of version 1, written by the sandbox that had that version: the sample account, an order shipped and
 * refunded in part, one whose capture fails later, carts open and deleted, and the ledger of all that.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import Database from 'libsql';
import type { Exchange } from '../../../ledger/types';
import type { StoredRecord } from '../records';
import { newFolder } from './stores';

export const accountOfVersion1 = 'local';

export function unpackVersion1(): string {
  const path = join(newFolder(), 'version-1.db');
  writeFileSync(path, gunzipSync(readFileSync(join(import.meta.dirname, 'version-1.db.gz'))));
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
