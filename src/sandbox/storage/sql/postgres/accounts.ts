/** The rows of accounts: whoever has one locked has the account for itself, over all processes. */
import { type AccountState, numbersPerExchange } from '../../account';
import { checkDeclared } from '../../filters';
import type { RecordKind } from '../../records';
import { type AccountRow, accountColumns, stateOf, valuesOf } from '../account-row';
import type { Asking } from './connection';
import { exactText, readExactText } from './exact-text';

/** What the row says beside what the account counts. */
interface Shared {
  readonly version: number;
  readonly declared: number;
  /** See `recent.ts`. */
  readonly recent: string;
}

type SharedRow = AccountRow & Shared;

/** An account whose row is locked. */
export interface Locked extends Shared {
  readonly state: AccountState;
}

async function lockRow(connection: Asking, account: string): Promise<SharedRow | undefined> {
  const text = `select ${accountColumns}, version, declared, recent
    from sandbox.accounts where account = $1 for update`;
  const [row] = await connection.all<SharedRow>(text, [account]);
  return row;
}

/** One that has no row, or lost it, is counted from its ledger. */
async function addRow(connection: Asking, account: string, declared: number): Promise<SharedRow> {
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
  const state = stateOf({ ...row, run: row.run === null ? null : readExactText(row.run) });
  return { state, version: row.version, declared: row.declared, recent: row.recent };
}

export async function writeAccount(
  connection: Asking,
  account: string,
  { state, version, declared, recent }: Locked,
): Promise<void> {
  const { run } = state;
  const exact = run === undefined ? state : { ...state, run: exactText(run) };
  await connection.all(
    `update sandbox.accounts set (${accountColumns}, version, declared, recent)
      = ($2, $3, $4, $5, $6, $7, $8, $9, $10, $11) where account = $1`,
    [account, ...valuesOf(exact), version, declared, recent],
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
