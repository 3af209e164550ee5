/** Puts an account back to where a snapshot was taken. */
import { NOTHING_HIDDEN } from '../../domain/kernel/records';
import type { Transaction } from '../../storage/port';
import { type GoneRecord, goneId, type StoredRecord } from '../../storage/records';
import type { SavedRecord, SnapshotContent } from './content';

const atOnce = 500;

type Step = { readonly position: number; readonly record: StoredRecord };

const isGone = (record: SavedRecord): record is SavedRecord & GoneRecord => record.kind === 'gone';

/** Stands in for a deleted record while places are given, so that a list which stood there goes on from there. */
const standIn = ({ id }: { readonly id: string }): StoredRecord => ({
  kind: 'gone',
  id: goneId('gone', id),
  document: { position: 0 },
  hidden: NOTHING_HIDDEN,
});

function stored({ position: _, ...record }: SavedRecord): StoredRecord {
  return record as StoredRecord;
}

/** All records in their order, with stand-ins where deleted ones were. */
function stepsOf({ records }: SnapshotContent): Step[] {
  const own = records.map((record): Step => ({ position: record.position, record: stored(record) }));
  const deleted = records
    .filter(isGone)
    .map((record): Step => ({ position: record.document.position, record: standIn(record) }));
  return [...own, ...deleted].sort((one, other) => one.position - other.position);
}

/** Says of deleted records where they stand now. */
async function placeGone(transaction: Transaction, { records }: SnapshotContent): Promise<void> {
  for (const record of records.filter(isGone)) {
    const { id } = standIn(record);
    const position = await transaction.positionOf('gone', id);
    await transaction.remove('gone', id);
    const { position: _, ...gone } = record;
    if (position !== undefined) await transaction.put([{ ...gone, document: { position } } as GoneRecord]);
  }
}

/** The records that an account keeps for itself stay; the ledger is that of the snapshot, in a new epoch. */
export async function putBack(transaction: Transaction, accountId: string, content: SnapshotContent): Promise<void> {
  const own = await transaction.get('account', accountId);
  await transaction.clear();
  if (own) await transaction.put([], [own]);
  const steps = stepsOf(content);
  for (let start = 0; start < steps.length; start += atOnce)
    await transaction.put(
      [],
      steps.slice(start, start + atOnce).map(({ record }) => record),
    );
  await placeGone(transaction, content);
  transaction.account.goOnFrom(content.account, content.moment, Date.now());
  transaction.account.withFaults(content.records.some(({ kind }) => kind === 'fault'));
  const { ledger: entries } = content;
  for (let start = 0; start < entries.length; start += atOnce)
    await transaction.append(...entries.slice(start, start + atOnce));
}
