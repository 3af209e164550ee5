/**
 * Brings an account's rows to what this version would have written: without the card data that an earlier one did not know
 * as such, and found by what lists are filtered by today. Each row says by which declaration it was written, so that a
 * process of the version before, which goes on meanwhile, costs no more than the rows that it writes.
 */
import { cleanExchange, cleanJson, cleanTexts, type RecordTexts } from '../../cleaning';
import type { RecordKind } from '../../records';
import { type ExchangeRow, recordOf, type SizedRow } from '../rows';
import { readExactText } from './exact-text';
import { everything } from './recent';
import { rowColumns } from './rows';
import { keyOf, type Scope } from './scope';
import { writeRecords } from './writes';

const rowsAtOnce = 100;

/** A row that cannot be read is cleaned as a text; it is set aside when somebody meets it. */
async function mendRow({ connection, account, declared, pending }: Scope, row: SizedRow): Promise<void> {
  const id = readExactText(row.id);
  const texts = cleanTexts(row, id, row.kind);
  const record = recordOf({ ...row, id, ...texts });
  if (record) {
    pending.records.set(keyOf(row.kind as RecordKind, id), record);
    return;
  }
  const text = `update sandbox.records set document = $3, hidden = $4, declared = $5 where account = $1 and position = $2`;
  await connection.all(text, [account, row.position, texts.document, texts.hidden, declared]);
}

async function mendRecords(scope: Scope): Promise<void> {
  const { connection, account, declared } = scope;
  const text = `select ${rowColumns} from sandbox.records r
    where account = $1 and position > $2 and declared < $3 order by position limit ${rowsAtOnce}`;
  for (let last = 0; ; ) {
    const rows = await connection.all<SizedRow>(text, [account, last, declared]);
    for (const row of rows) await mendRow(scope, row);
    await writeRecords(scope);
    const newest = rows.at(-1);
    if (!newest) return;
    last = newest.position;
  }
}

async function mendExchanges({ connection, account, declared }: Scope): Promise<void> {
  const text = `select sequence, body from sandbox.exchanges
    where account = $1 and sequence > $2 and declared < $3 order by sequence limit ${rowsAtOnce}`;
  for (let last = 0; ; ) {
    const rows = await connection.all<ExchangeRow>(text, [account, last, declared]);
    const changed = rows.flatMap(({ sequence, body }) => {
      const clean = body && cleanJson(body, (value) => cleanExchange(value as { sequence: number }));
      return clean === body ? [] : { sequence, clean };
    });
    const newest = rows.at(-1);
    if (!newest) return;
    await connection.all(
      `update sandbox.exchanges e set body = clean.body from unnest($2::bigint[], $3::text[]) as clean (sequence, body)
        where e.account = $1 and e.sequence = clean.sequence`,
      [account, changed.map(({ sequence }) => sequence), changed.map(({ clean }) => clean)],
    );
    await connection.all(
      `update sandbox.exchanges set declared = $4 where account = $1 and sequence > $2 and sequence <= $3`,
      [account, last, newest.sequence, declared],
    );
    last = newest.sequence;
  }
}

async function mendSetAside({ connection, account }: Scope): Promise<void> {
  const rows = await connection.all<RecordTexts & { place: string }>(
    'select ctid::text as place, document, hidden from sandbox.set_aside where account = $1',
    [account],
  );
  for (const { place, ...texts } of rows) {
    const clean = cleanTexts(texts, '');
    await connection.all(
      'update sandbox.set_aside set document = $3, hidden = $4 where account = $1 and ctid = $2::tid',
      [account, place, clean.document, clean.hidden],
    );
  }
}

/** Everything that was written by an earlier declaration than this process has. */
export async function mend(scope: Scope): Promise<void> {
  await mendExchanges(scope);
  await mendSetAside(scope);
  await mendRecords(scope);
  // What is at hand is what was there before.
  scope.knowledge.clear();
  scope.pending.kinds.add(everything);
}
