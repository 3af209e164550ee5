/** Between rows and records. A row that cannot be read is no record, and is told of. */
import type { LedgerEntry } from '../../../ledger/types';
import type { StoredRecord } from '../records';
import { soundEntry, soundRecord } from '../soundness';
import type { Traces } from '../traces';
import type { FileCalls } from './connection';

export const rowColumns = 'records.position, records.kind, records.id, records.document, records.hidden';

export interface RecordRow {
  position: number;
  kind: string;
  id: string;
  document: string;
  hidden: string;
}

/** With the characters of its document. */
export type SizedRow = RecordRow & { readonly characters: number };

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
  return soundRecord(kind, id, parsed(document), hidden === '{}' ? {} : parsed(hidden));
}

export function exchangeOf({ sequence, body }: ExchangeRow): LedgerEntry | undefined {
  return soundEntry(sequence, parsed(body));
}

/** Where damaged rows go. */
export const setAsidePlace = 'the table "set_aside" of the data file';

const keepAside = 'insert into set_aside (account, kind, id, document, hidden) values (?, ?, ?, ?, ?)';

/** Moves a row of a record that cannot be read out of the way, with what it was found by. */
export function setRecordAside(connection: FileCalls, account: string, row: RecordRow): void {
  const { kind, id, document, hidden, position } = row;
  connection.run(keepAside, [account, kind, id, document, hidden]);
  removeRow(connection, position);
}

/**
 * What is written of its lookups goes too; a note that they wait is passed over later. No trigger follows a removal: with
 * one, SQLite would visit each row when a whole table is emptied.
 */
export function removeRow(connection: FileCalls, position: number): void {
  connection.run(
    `insert into gone_lookups
      select records.account, records.kind || '/' || json_extract(value, '$[0]'), json_extract(value, '$[1]'), records.position
      from records left join late_lookups as late on late.position = records.position,
        json_each(coalesce(late.written, records.lookups)) where records.position = ?`,
    [position],
  );
  connection.run('delete from records where position = ?', [position]);
}

/** The exchange's place stays taken: its number must not be given twice. */
function setExchangeAside(connection: FileCalls, account: string, { sequence, body }: ExchangeRow): void {
  connection.run(keepAside, [account, 'exchange', String(sequence), body, '{}']);
  connection.run("update exchanges set body = '' where account = ? and sequence = ?", [account, sequence]);
}

/** Moves damaged rows out of the way. */
export function setAside(connection: FileCalls, account: string, traces: Traces): void {
  for (const position of traces.damagedRecords) {
    const text = `select ${rowColumns} from records where account = ? and position = ?`;
    const [row] = connection.all<RecordRow>(text, [account, position]);
    if (row && !recordOf(row)) setRecordAside(connection, account, row);
  }
  for (const sequence of traces.damagedExchanges) {
    const text = 'select sequence, body from exchanges where account = ? and sequence = ?';
    const [row] = connection.all<ExchangeRow>(text, [account, sequence]);
    if (row && row.body !== '' && !exchangeOf(row)) setExchangeAside(connection, account, row);
  }
}
