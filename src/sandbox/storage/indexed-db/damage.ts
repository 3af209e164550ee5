/** Rows that a transaction met and could not read. They are moved out of the way once it has ended. */
import type { LedgerEntry } from '../../../ledger/types';
import type { StoredRecord } from '../records';
import { soundEntry, soundRecord } from '../soundness';
import type { Traces } from '../traces';
import { type Database, type ExchangeRow, type Row, storeNames, type Work } from './schema';

/** Where damaged rows go. */
export const setAsidePlace = 'the store "set-aside" of the browser database';

export function recordOf({ kind, id, record }: Row): StoredRecord | undefined {
  const { document, hidden } = (record ?? {}) as Partial<StoredRecord>;
  return soundRecord(kind, id, document, hidden);
}

export function exchangeOf(row: ExchangeRow): LedgerEntry | undefined {
  const { account: _, ...exchange } = row;
  return soundEntry(row.sequence, exchange);
}

/** Keeps a copy of a row that is about to be replaced or removed. */
export async function keepAside(work: Work, store: 'records' | 'exchanges', row: unknown): Promise<void> {
  await work.objectStore('set-aside').add({ store, row });
}

/** Moves damaged rows out of the way. Returns the names of those that were moved. */
export async function setAside(database: Database, account: string, traces: Traces): Promise<string[]> {
  const moved: string[] = [];
  const work: Work = database.transaction([...storeNames], 'readwrite');
  for (const position of traces.damagedRecords) {
    const row = await work.objectStore('records').get([account, position]);
    if (!row || recordOf(row)) continue;
    await keepAside(work, 'records', row);
    await work.objectStore('records').delete([account, position]);
    moved.push(`${account} record ${position}`);
  }
  for (const sequence of traces.damagedExchanges) {
    const row = await work.objectStore('exchanges').get([account, sequence]);
    if (!row || 'setAside' in row || exchangeOf(row)) continue;
    await keepAside(work, 'exchanges', row);
    await work.objectStore('exchanges').put({ account, sequence, setAside: true });
    moved.push(`${account} exchange ${sequence}`);
  }
  await work.done;
  return moved;
}
