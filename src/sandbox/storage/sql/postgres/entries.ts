/** The ledger: entries are added together, and the oldest go where it is full. */
import type { LedgerEntry } from '../../../../ledger/types';
import { jsonOfEntry } from '../../json';
import { firstToKeep } from '../../retention';
import type { Scope } from './scope';

/** The entries that wait, ready to be sent in a moment. */
export function readyEntries({ connection, account, declared, pending }: Scope): (() => Promise<void>)[] {
  if (pending.entries.length === 0) return [];
  const entries = pending.entries.splice(0);
  const sequences = entries.map(([sequence]) => sequence);
  const bodies = entries.map(([, body]) => body);
  const text = `insert into sandbox.exchanges (account, sequence, declared, body)
    select $1, sequence, $4, body from unnest($2::bigint[], $3::text[]) as entry (sequence, body)`;
  return [async () => void (await connection.all(text, [account, sequences, bodies, declared]))];
}

export async function writeEntries(scope: Scope): Promise<void> {
  await Promise.all(readyEntries(scope).map((send) => send()));
}

/** @param kept entries of the ledger that are kept */
export async function append(scope: Scope, entries: readonly LedgerEntry[], kept: number): Promise<void> {
  const { connection, account, counts, pending } = scope;
  for (const entry of entries) pending.entries.push([entry.sequence, jsonOfEntry(entry)]);
  for (const { sequence } of entries) counts.reached(sequence);
  const first = firstToKeep(counts, kept);
  if (first === undefined) return;
  await writeEntries(scope);
  await connection.all('delete from sandbox.exchanges where account = $1 and sequence < $2', [account, first]);
  counts.keptFrom(first);
}
