/** The pieces that a shared assessment is kept in: all that was merged, in stretches, and each change since. */
import { fromBase64, toBase64 } from '../../domain/kernel/base64';
import { NOTHING_HIDDEN } from '../../domain/kernel/records';
import type { Transaction } from '../../storage/port';
import type { AssessmentChange, AssessmentStretchRecord, SharedAssessmentRecord } from './record';
import { merged } from './updates';

/** Characters of a stretch; three bytes are four of them. */
const stretch = 400_000;

const stretchId = (id: string, index: number) => `${id}/${index}`;
const changeId = (id: string, number: number) => `${id}/${number}`;
const numbers = (from: number, to: number) => Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => from + at);
const stretchIds = ({ id, hidden }: SharedAssessmentRecord) =>
  numbers(0, hidden.stretches - 1).map((index) => stretchId(id, index));
const numbersApart = ({ document, hidden }: SharedAssessmentRecord, after = 0) =>
  numbers(Math.max(after, hidden.mergedTo) + 1, document.number);

/** A row of it was damaged and set aside. */
export class Incomplete extends Error {
  override readonly name = 'Incomplete';
}

/** @throws Incomplete */
async function mergedText(transaction: Transaction, record: SharedAssessmentRecord): Promise<string> {
  const parts = await transaction.getAll('assessment-stretch', stretchIds(record));
  if (parts.length < record.hidden.stretches) throw new Incomplete();
  return parts.map(({ document }) => document.text).join('');
}

/** @throws Incomplete */
async function changesApart(
  transaction: Transaction,
  record: SharedAssessmentRecord,
  after: number,
): Promise<AssessmentChange[]> {
  const ids = numbersApart(record, after).map((number) => changeId(record.id, number));
  const found = await transaction.getAll('assessment-change', ids);
  if (found.length < ids.length) throw new Incomplete();
  return found.map(({ document }) => document);
}

/** Changes after a number. The first may stand for all before it. @throws Incomplete */
export async function changesAfter(
  transaction: Transaction,
  record: SharedAssessmentRecord,
  after: number,
): Promise<AssessmentChange[]> {
  const { mergedTo } = record.hidden;
  const apart = await changesApart(transaction, record, after);
  if (after >= mergedTo) return apart;
  const { number, changedTime: time, changedBy: by } = record.document;
  const newest = mergedTo === number ? { time, ...(by !== undefined && { by }) } : {};
  return [{ number: mergedTo, ...newest, update: await mergedText(transaction, record) }, ...apart];
}

export async function putChange(transaction: Transaction, id: string, change: AssessmentChange): Promise<void> {
  const record = { kind: 'assessment-change', id: changeId(id, change.number), document: change } as const;
  await transaction.put([], [{ ...record, hidden: NOTHING_HIDDEN }]);
}

async function putMerged(transaction: Transaction, record: SharedAssessmentRecord, all: Uint8Array): Promise<number> {
  const text = toBase64(all);
  const starts = numbers(0, Math.ceil(text.length / stretch) - 1);
  const parts = starts.map((index): AssessmentStretchRecord => {
    const part = text.slice(index * stretch, (index + 1) * stretch);
    return {
      ...{ kind: 'assessment-stretch', id: stretchId(record.id, index) },
      ...{ document: { text: part }, hidden: NOTHING_HIDDEN },
    };
  });
  await transaction.put(parts);
  for (const id of stretchIds(record).slice(parts.length)) await transaction.remove('assessment-stretch', id);
  return parts.length;
}

/**
 * Puts one in the place of all changes.
 * @param last one more
 * @returns what then stands in the record
 * @throws Incomplete
 */
export async function mergeAll(transaction: Transaction, record: SharedAssessmentRecord, last?: Uint8Array) {
  const kept = await changesAfter(transaction, record, -1);
  const updates = kept.map(({ update }) => fromBase64(update)).filter(({ length }) => length > 0);
  const all = merged(last ? [...updates, last] : updates);
  const stretches = await putMerged(transaction, record, all);
  for (const number of numbersApart(record)) await transaction.remove('assessment-change', changeId(record.id, number));
  return { bytes: all.length, hidden: { mergedTo: record.document.number, stretches } };
}

export async function removePieces(transaction: Transaction, record: SharedAssessmentRecord): Promise<void> {
  for (const id of stretchIds(record)) await transaction.remove('assessment-stretch', id);
  for (const number of numbersApart(record)) await transaction.remove('assessment-change', changeId(record.id, number));
}
