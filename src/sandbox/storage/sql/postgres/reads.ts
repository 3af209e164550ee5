/** Reads records and entries of the ledger. */
import type { LedgerEntry } from '../../../../ledger/types';
import { checkDeclared } from '../../filters';
import type { LookupValue } from '../../lookups';
import type { RecordKind, RecordOf, StoredRecord } from '../../records';
import { type ExchangeRow, exchangeOf, type SizedRow } from '../rows';
import { exactText, readExactText } from './exact-text';
import { hold, rowColumns } from './rows';
import { keyOf, type Scope } from './scope';
import { writeFor } from './writes';

/** Characters of a text that its index has. */
export const indexedCharacters = 200;

export async function readAll(scope: Scope, kind: RecordKind, ids: readonly string[]): Promise<StoredRecord[]> {
  const { connection, account, knowledge, pending } = scope;
  const wanted = [...new Set(ids)];
  const found = new Map<string, StoredRecord>();
  for (const id of wanted) {
    const known = pending.records.get(keyOf(kind, id)) ?? knowledge.of(kind).get(account, kind, id)?.record;
    if (known) found.set(id, known);
  }
  const missing = wanted.filter((id) => !found.has(id) && !knowledge.isAbsent(kind, id));
  if (missing.length > 0) {
    const text = `select ${rowColumns} from sandbox.records r where r.account = $1 and r.kind = $2 and r.id = any($3)`;
    const rows = await connection.all<SizedRow>(text, [account, kind, missing.map(exactText)]);
    for (const row of rows) {
      const record = hold(scope, row);
      if (record) found.set(record.id, record);
    }
    // A damaged one is no record; it is looked at again until it is set aside.
    const there = new Set(rows.map(({ id }) => readExactText(id)));
    for (const id of missing) if (!there.has(id)) knowledge.notFound(kind, id);
  }
  return wanted.flatMap((id) => found.get(id) ?? []);
}

export async function readPosition(scope: Scope, kind: RecordKind, id: string): Promise<number | undefined> {
  await writeFor(scope, kind);
  const { connection, account, knowledge } = scope;
  const held = knowledge.of(kind).get(account, kind, id);
  if (held) return held.position;
  const text = 'select position from sandbox.records where account = $1 and kind = $2 and id = $3';
  const [row] = await connection.all<{ position: number }>(text, [account, kind, exactText(id)]);
  return row?.position;
}

/** Leaps from one value to the next in the index, however many records share one. */
const leaps = (value: string, column: string) => `
  with recursive leap(value) as (
    select min(${value}) from sandbox.lookups where account = $1 and name = $2 and ${column} is not null
    union all
    select (select min(${value}) from sandbox.lookups
      where account = $1 and name = $2 and ${column} is not null and ${value} > leap.value)
    from leap where leap.value is not null
  )
  select value from leap where value is not null`;

const beginning = `left(text, ${indexedCharacters})`;

/** Of values that begin with the same long text. */
async function readLongValues({ connection, account }: Scope, name: string, begin: string): Promise<string[]> {
  const text = `select distinct text from sandbox.lookups where account = $1 and name = $2 and ${beginning} = $3`;
  const rows = await connection.all<{ text: string }>(text, [account, name, begin]);
  return rows.map((row) => row.text);
}

export async function readValues(scope: Scope, kind: RecordKind, name: string): Promise<LookupValue[]> {
  checkDeclared(kind, [{ name, oneOf: [] }]);
  await writeFor(scope, kind);
  const { connection, account } = scope;
  const key = `${kind}/${name}`;
  const [texts, numbers] = await Promise.all([
    connection.all<{ value: string }>(leaps(beginning, 'text'), [account, key]),
    connection.all<{ value: number }>(leaps('number', 'number'), [account, key]),
  ]);
  const found: LookupValue[] = numbers.map(({ value }) => value);
  for (const { value } of texts) {
    // What PostgreSQL counts as a character may be two here.
    const isCut = [...value].length >= indexedCharacters;
    found.push(...(isCut ? await readLongValues(scope, key, value) : [value]).map(readExactText));
  }
  return found;
}

const dueName = 'due-step/dueTime';

/** When the account's first step is due; most calls have nothing due, and need not ask the database for it. */
async function firstDue({ connection, account, knowledge }: Scope): Promise<number> {
  const known = knowledge.of('due-step').firstDue.get(account);
  if (known !== undefined) return known;
  const text = `select number from sandbox.lookups
    where account = $1 and name = $2 and number is not null order by number limit 1`;
  const [row] = await connection.all<{ number: number }>(text, [account, dueName]);
  const first = row?.number ?? Number.POSITIVE_INFINITY;
  knowledge.of('due-step').firstDue.set(account, first);
  return first;
}

export async function readDue(scope: Scope, until: number, limit: number): Promise<RecordOf<'due-step'>[]> {
  await writeFor(scope, 'due-step');
  if (until < (await firstDue(scope))) return [];
  const text = `select ${rowColumns} from sandbox.lookups l
    join sandbox.records r on r.account = l.account and r.position = l.position
    where l.account = $1 and l.name = $2 and l.number <= $3 order by l.number, l.position limit $4`;
  const rows = await scope.connection.all<SizedRow>(text, [scope.account, dueName, until, limit]);
  // The first one was moved to a later time.
  if (rows.length === 0) scope.knowledge.of('due-step').firstDue.delete(scope.account);
  return rows.flatMap((row) => (hold(scope, row) ?? []) as RecordOf<'due-step'>[]);
}

export async function readExchanges(scope: Scope, after: number, limit: number): Promise<LedgerEntry[]> {
  const { connection, account, traces } = scope;
  const found: LedgerEntry[] = [];
  const text = `select sequence, body from sandbox.exchanges
    where account = $1 and sequence > $2 order by sequence limit $3`;
  for (let last = after; ; ) {
    const size = limit - found.length;
    const rows = await connection.all<ExchangeRow>(text, [account, last, size]);
    for (const row of rows) {
      const exchange = exchangeOf(row);
      if (exchange) found.push(exchange);
      else if (row.body !== '') traces.damagedExchanges.add(row.sequence);
    }
    const newest = rows.at(-1);
    if (!newest || rows.length < size || found.length === limit) return found;
    last = newest.sequence;
  }
}
