/** The rows of accounts: whoever has one locked has the account for itself, over all processes. */
import { type AccountState, numbersPerExchange } from '../../account';
import { checkDeclared } from '../../filters';
import type { RecordKind } from '../../records';
import { readMore, writeMore } from '../more-of-accounts';
import type { Asking } from './connection';
import { exactText, readExactText } from './exact-text';

interface AccountRow {
  readonly version: number;
  readonly sequence: number;
  readonly number: number;
  readonly epoch: number;
  readonly clock_offset: number;
  readonly first_sequence: number;
  readonly run: string | null;
  /** JSON of the rest. */
  readonly more: string;
  readonly declared: number;
  /** See `recent.ts`. */
  readonly recent: string;
}

/** An account whose row is locked. */
export interface Locked {
  readonly state: AccountState;
  readonly version: number;
  readonly declared: number;
  /** See `recent.ts`. */
  readonly recent: string;
}

async function lockRow(connection: Asking, account: string): Promise<AccountRow | undefined> {
  const text = `select version, sequence, number, epoch, clock_offset, first_sequence, run, more, declared, recent
    from sandbox.accounts where account = $1 for update`;
  const [row] = await connection.all<AccountRow>(text, [account]);
  return row;
}

/** One that has no row, or lost it, is counted from its ledger. */
async function addRow(connection: Asking, account: string, declared: number): Promise<AccountRow> {
  await connection.all(
    `insert into sandbox.accounts (account, version, sequence, number, epoch, clock_offset, first_sequence, declared)
      select $1, 0, coalesce(max(sequence), 0), coalesce((max(sequence) + 1) * ${numbersPerExchange}, 0), 1, 0,
        coalesce(min(sequence), 1), $2
      from sandbox.exchanges where account = $1
      on conflict (account) do nothing`,
    [account, declared],
  );
  const row = await lockRow(connection, account);
  if (!row) throw new Error(`The row of account ${account} was removed while it was made.`);
  return row;
}

/** Waits until nobody else has the account. */
export async function lockAccount(connection: Asking, account: string, declared: number): Promise<Locked> {
  const row = (await lockRow(connection, account)) ?? (await addRow(connection, account, declared));
  const { sequence, number, epoch, clock_offset: clockOffset, first_sequence: firstSequence, run } = row;
  const state = {
    ...readMore(row.more),
    sequence,
    number,
    epoch,
    clockOffset,
    firstSequence,
    ...(run !== null && { run: readExactText(run) }),
  };
  return { state, version: row.version, declared: row.declared, recent: row.recent };
}

export async function writeAccount(
  connection: Asking,
  account: string,
  { state, version, declared, recent }: Locked,
): Promise<void> {
  const { sequence, number, epoch, clockOffset, firstSequence, run, ...more } = state;
  await connection.all(
    `update sandbox.accounts set version = $2, sequence = $3, number = $4, epoch = $5, clock_offset = $6,
      first_sequence = $7, run = $8, declared = $9, more = $10, recent = $11 where account = $1`,
    [
      account,
      version,
      sequence,
      number,
      epoch,
      clockOffset,
      firstSequence,
      run === undefined ? null : exactText(run),
      declared,
      writeMore(more),
      recent,
    ],
  );
}

/** Accounts that have records which are found by this name, in no order. */
export async function readAccountsWith(connection: Asking, kind: RecordKind, name: string): Promise<string[]> {
  checkDeclared(kind, [{ name, oneOf: [] }]);
  const text = `select account from sandbox.accounts a
    where exists (select 1 from sandbox.lookups l where l.account = a.account and l.name = $1)`;
  const rows = await connection.all<{ account: string }>(text, [`${kind}/${name}`]);
  return rows.map(({ account }) => readExactText(account));
}

/** Accounts that have rows of an earlier declaration. */
export async function readAccountsBefore(connection: Asking, declared: number): Promise<string[]> {
  const text = 'select account from sandbox.accounts where declared < $1';
  const rows = await connection.all<{ account: string }>(text, [declared]);
  return rows.map(({ account }) => readExactText(account));
}
