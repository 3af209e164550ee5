/** Between rows and records. */
import type { StoredRecord } from '../../records';
import type { Traces } from '../../traces';
import { exchangeOf, recordOf, type SizedRow } from '../rows';
import type { Asking } from './connection';
import { readExactText } from './exact-text';
import type { Scope } from './scope';

export const rowColumns = 'r.position, r.kind, r.id, r.characters, r.document, r.hidden';

/** Where damaged rows go. */
export const setAsidePlace = 'the table "sandbox.set_aside" of the database';

/** Keeps a row's record at hand; a row that cannot be read is noted. */
export function hold({ account, knowledge, traces }: Scope, row: SizedRow): StoredRecord | undefined {
  const cache = knowledge.of(row.kind);
  const held = cache.at(row.position);
  if (held) return held.record;
  const record = recordOf({ ...row, id: readExactText(row.id) });
  if (record) cache.set(account, { position: row.position, record, characters: row.characters });
  else traces.damagedRecords.add(row.position);
  return record;
}

/** Moves the row of a record that cannot be read out of the way, with what it was found by. */
export async function setRecordAside(connection: Asking, account: string, position: number): Promise<void> {
  await connection.all(
    `with gone as (
      delete from sandbox.records where account = $1 and position = $2 returning kind, id, document, hidden
    ), lost as (
      delete from sandbox.lookups where account = $1 and position = $2
    )
    insert into sandbox.set_aside (account, kind, id, document, hidden) select $1, kind, id, document, hidden from gone`,
    [account, position],
  );
}

/** The exchange's place stays taken: its number must not be given twice. */
async function setExchangeAside(connection: Asking, account: string, sequence: number): Promise<void> {
  await connection.all(
    `with damaged as (select body from sandbox.exchanges where account = $1 and sequence = $2),
    emptied as (update sandbox.exchanges set body = '' where account = $1 and sequence = $2)
    insert into sandbox.set_aside (account, kind, id, document, hidden)
      select $1, 'exchange', $2::bigint::text, body, '{}' from damaged`,
    [account, sequence],
  );
}

/** Moves damaged rows out of the way, where they are still there and still damaged. */
export async function setAside(connection: Asking, account: string, traces: Traces): Promise<void> {
  for (const position of traces.damagedRecords) {
    const text = `select ${rowColumns} from sandbox.records r where account = $1 and position = $2`;
    const [row] = await connection.all<SizedRow>(text, [account, position]);
    if (row && !recordOf({ ...row, id: readExactText(row.id) })) await setRecordAside(connection, account, position);
  }
  for (const sequence of traces.damagedExchanges) {
    const text = 'select sequence, body from sandbox.exchanges where account = $1 and sequence = $2';
    const [row] = await connection.all<{ sequence: number; body: string }>(text, [account, sequence]);
    if (row && row.body !== '' && !exchangeOf(row)) await setExchangeAside(connection, account, sequence);
  }
}
