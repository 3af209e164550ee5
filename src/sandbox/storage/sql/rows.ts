/** Between rows and records. A row that cannot be read is no record, and is told of. */
import type { Kysely } from 'kysely';
import type { Exchange } from '../../../ledger/types';
import type { StoredRecord } from '../records';
import { soundExchange, soundRecord } from '../soundness';
import type { Traces } from '../traces';
import type { Tables } from './tables';

export const rowColumns = ['position', 'kind', 'id', 'document', 'hidden'] as const;

export interface RecordRow {
  position: number;
  kind: string;
  id: string;
  document: string;
  hidden: string;
}

export interface ExchangeRow {
  sequence: number;
  body: string;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export function recordOf({ kind, id, document, hidden }: RecordRow): StoredRecord | undefined {
  return soundRecord(kind, id, parsed(document), parsed(hidden));
}

export function exchangeOf({ sequence, body }: ExchangeRow): Exchange | undefined {
  return soundExchange(sequence, parsed(body));
}

/** Where damaged rows go. */
export const setAsidePlace = 'the table "set_aside" of the data file';

async function setAsideRecord(database: Kysely<Tables>, account: string, position: number): Promise<boolean> {
  const ofRow = database.selectFrom('records').where('account', '=', account).where('position', '=', position);
  const row = await ofRow.select(rowColumns).executeTakeFirst();
  if (!row || recordOf(row)) return false;
  const { kind, id, document, hidden } = row;
  await database.insertInto('set_aside').values({ account, kind, id, document, hidden }).execute();
  await database.deleteFrom('records').where('position', '=', position).execute();
  await dropLookupsAt(database, account, position);
  return true;
}

/** The exchange's place stays taken: its number must not be given twice. */
async function setAsideExchange(database: Kysely<Tables>, account: string, sequence: number): Promise<boolean> {
  const ofRow = database.selectFrom('exchanges').where('account', '=', account).where('sequence', '=', sequence);
  const row = await ofRow.select(['sequence', 'body']).executeTakeFirst();
  if (!row || row.body === '' || exchangeOf(row)) return false;
  const kept = { account, kind: 'exchange', id: String(sequence), document: row.body, hidden: '{}' };
  await database.insertInto('set_aside').values(kept).execute();
  await database
    .updateTable('exchanges')
    .set({ body: '' })
    .where('account', '=', account)
    .where('sequence', '=', sequence)
    .execute();
  return true;
}

/** By position alone, which no index serves: for rows whose document does not tell what they were kept under. */
export async function dropLookupsAt(database: Kysely<Tables>, account: string, position: number): Promise<void> {
  await database.deleteFrom('lookups').where('account', '=', account).where('position', '=', position).execute();
}

/** Moves damaged rows out of the way. Returns the names of those that were moved. */
export async function setAside(database: Kysely<Tables>, account: string, traces: Traces): Promise<string[]> {
  const moved: string[] = [];
  for (const position of traces.damagedRecords)
    if (await setAsideRecord(database, account, position)) moved.push(`${account} record ${position}`);
  for (const sequence of traces.damagedExchanges)
    if (await setAsideExchange(database, account, sequence)) moved.push(`${account} exchange ${sequence}`);
  return moved;
}
