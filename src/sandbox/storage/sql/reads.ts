/** Reads records and entries of the ledger. */

import type { LedgerEntry } from '../../../ledger/types';
import { type AccountState, newAccount, numbersPerExchange } from '../account';
import { checkDeclared } from '../filters';
import type { LookupValue } from '../lookups';
import type { RecordKind, RecordOf, StoredRecord } from '../records';
import { type AccountRow, accountColumns, stateOf, valuesOf } from './account-row';
import type { FileCalls } from './connection';
import { type ExchangeRow, exchangeOf, type RecordRow, recordOf, rowColumns } from './rows';
import type { Scope } from './scope';
import { chunks, marks } from './writes';

/** SQLite takes 32,766 parameters in a statement. */
const idsAtOnce = 500;

/** Keeps a row's record at hand; a row that cannot be read is noted. */
export function hold({ account, cache, traces }: Scope, row: RecordRow): StoredRecord | undefined {
  const held = cache.at(row.position);
  if (held) return held.record;
  const record = recordOf(row);
  if (record) cache.set(account, { position: row.position, record, characters: row.document.length });
  else traces.damagedRecords.add(row.position);
  return record;
}

export function readAll(scope: Scope, kind: RecordKind, ids: readonly string[]): StoredRecord[] {
  const { connection, account, cache } = scope;
  const wanted = [...new Set(ids)];
  const found = new Map<string, StoredRecord>();
  for (const id of wanted) {
    const held = cache.get(account, kind, id);
    if (held) found.set(id, held.record);
  }
  const missing = wanted.filter((id) => !found.has(id));
  for (const some of chunks(missing, idsAtOnce)) {
    const text = `select ${rowColumns} from records where account = ? and kind = ? and id in (${marks(some.length)})`;
    for (const row of connection.all<RecordRow>(text, [account, kind, ...some])) {
      const record = hold(scope, row);
      if (record) found.set(row.id, record);
    }
  }
  return wanted.flatMap((id) => found.get(id) ?? []);
}

/** Leaps from one value to the next in the index, however many records share one. */
export function readValues({ connection, account, late }: Scope, kind: RecordKind, name: string): LookupValue[] {
  checkDeclared(kind, [{ name, oneOf: [] }]);
  late.writeFor(kind);
  const key = `${kind}/${name}`;
  const text = `
    with recursive leap(value) as (
      select min(value) from lookups where account = ? and name = ?
      union all
      select (select min(value) from lookups where account = ? and name = ? and value > leap.value)
      from leap where leap.value is not null
    )
    select value from leap where value is not null`;
  const rows = connection.all<{ value: LookupValue }>(text, [account, key, account, key]);
  return rows.map(({ value }) => value);
}

/** Accounts that have records which are found by this name, in no order. */
export function readAccountsWith(connection: FileCalls, kind: RecordKind, name: string): string[] {
  checkDeclared(kind, [{ name, oneOf: [] }]);
  // Nothing is written here: what waits to be written is looked at where it stands.
  const text = `select account from accounts
    where exists (select 1 from lookups where lookups.account = accounts.account and lookups.name = ?
      and lookups.position not in (select position from late_lookups))
    or exists (select 1 from late_lookups as late join records on records.position = late.position, json_each(records.lookups)
      where records.account = accounts.account and records.kind = ? and json_extract(value, '$[0]') = ?)`;
  return connection.all<{ account: string }>(text, [`${kind}/${name}`, kind, name]).map(({ account }) => account);
}

const ofDueSteps = "lookups.account = ? and lookups.name = 'due-step/dueTime'";

/** When the account's first step is due; most calls have nothing due, and need not ask the file for it. */
function firstDue({ connection, account, cache, late }: Scope): number {
  const known = cache.firstDue.get(account);
  if (known !== undefined) return known;
  late.writeFor('due-step');
  const text = `select value from lookups where ${ofDueSteps} order by value limit 1`;
  const [row] = connection.all<{ value: number }>(text, [account]);
  const first = row?.value ?? Number.POSITIVE_INFINITY;
  cache.firstDue.set(account, first);
  return first;
}

export function readDue(scope: Scope, until: number, limit: number): RecordOf<'due-step'>[] {
  if (until < firstDue(scope)) return [];
  scope.late.writeFor('due-step');
  const text = `select ${rowColumns} from lookups join records on records.position = lookups.position
    where ${ofDueSteps} and lookups.value <= ? order by lookups.value, lookups.position limit ?`;
  const rows = scope.connection.all<RecordRow>(text, [scope.account, until, limit]);
  // The first one was moved to a later time.
  if (rows.length === 0) scope.cache.firstDue.delete(scope.account);
  return rows.flatMap((row) => (hold(scope, row) ?? []) as RecordOf<'due-step'>[]);
}

export function readExchanges({ connection, account, traces }: Scope, after: number, limit: number): LedgerEntry[] {
  const found: LedgerEntry[] = [];
  const text = 'select sequence, body from exchanges where account = ? and sequence > ? order by sequence limit ?';
  for (let last = after; ; ) {
    const size = limit - found.length;
    const rows = connection.all<ExchangeRow>(text, [account, last, size]);
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

/** One that has no row, or lost it, is counted from its ledger. */
export function readAccount(connection: FileCalls, account: string): AccountState {
  const [row] = connection.all<AccountRow>(`select ${accountColumns} from accounts where account = ?`, [account]);
  if (row) return stateOf(row);
  const [ends] = connection.all<{ first: number | null; last: number | null }>(
    `select (select min(sequence) from exchanges where account = ?) as first,
      (select max(sequence) from exchanges where account = ?) as last`,
    [account, account],
  );
  const sequence = ends?.last ?? 0;
  const number = sequence === 0 ? 0 : (sequence + 1) * numbersPerExchange;
  return { ...newAccount, sequence, number, firstSequence: ends?.first ?? 1 };
}

export function writeAccount(connection: FileCalls, account: string, state: AccountState): void {
  connection.run(
    `insert into accounts (account, ${accountColumns})
     values (?, ?, ?, ?, ?, ?, ?, ?)
     on conflict (account) do update set sequence = excluded.sequence, number = excluded.number,
       epoch = excluded.epoch, clock_offset = excluded.clock_offset, first_sequence = excluded.first_sequence, run = excluded.run,
       more = excluded.more`,
    [account, ...valuesOf(state)],
  );
}
