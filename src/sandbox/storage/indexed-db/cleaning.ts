/** Cleans the browser's database of card data that an earlier version kept. */
import { cleanDocument, cleanExchange, redactionVersion } from '../cleaning';
import type { StoredRecord } from '../records';
import { recordOf } from './damage';
import { type Database, type Row, rowOf, storeNames, type Work } from './schema';

function cleanRow(row: Row): Row {
  const record = recordOf(row);
  if (!record) return cleanDocument(row, row.id, '');
  const document = cleanDocument(record.document, record.id, record.kind);
  const hidden = cleanDocument(record.hidden, '', '');
  if (document === record.document && hidden === record.hidden) return row;
  return rowOf(row.account, row.position, { ...record, document, hidden } as StoredRecord);
}

async function cleanRecords(work: Work): Promise<void> {
  let cursor = await work.objectStore('records').openCursor();
  for (; cursor; cursor = await cursor.continue()) {
    const clean = cleanRow(cursor.value);
    if (clean !== cursor.value) await cursor.update(clean);
  }
}

async function cleanExchanges(work: Work): Promise<void> {
  let cursor = await work.objectStore('exchanges').openCursor();
  for (; cursor; cursor = await cursor.continue()) {
    const clean = cleanExchange(cursor.value);
    if (clean !== cursor.value) await cursor.update(clean);
  }
}

async function cleanSetAside(work: Work): Promise<void> {
  let cursor = await work.objectStore('set-aside').openCursor();
  for (; cursor; cursor = await cursor.continue()) {
    const clean = cleanDocument(cursor.value, '', '');
    if (clean !== cursor.value) await cursor.update(clean);
  }
}

/** What pages have seen of the accounts is no longer what stands there. */
async function removeMarks(work: Work): Promise<void> {
  for (const { mark: _, ...row } of await work.objectStore('accounts').getAll())
    await work.objectStore('accounts').put(row);
}

/** Takes card data out of all rows where that was last done by a version that found less, or never. */
export async function keepClean(database: Database): Promise<void> {
  const work: Work = database.transaction([...storeNames], 'readwrite');
  const about = work.objectStore('about');
  if ((await about.get('redaction'))?.value !== redactionVersion) {
    await cleanRecords(work);
    await cleanExchanges(work);
    await cleanSetAside(work);
    await removeMarks(work);
    await about.put({ name: 'redaction', value: redactionVersion });
  }
  await work.done;
}
