/** Runs: named stretches of the ledger. One may be under way; a request may also name the run that it belongs to. */
import type { Run } from '../../ledger/types';
import { NOTHING_HIDDEN } from '../domain/kernel/records';
import type { Transaction } from '../storage/port';
import type { Book } from './book';
import { storedUuids } from './ids';

export type WantedRun = Pick<Run, 'name' | 'purpose' | 'useCaseId'>;

const put = (transaction: Transaction, run: Run) =>
  transaction.put([{ kind: 'run', id: run.id, document: run, hidden: NOTHING_HIDDEN }]);

function newRun({ account }: Transaction, wanted: WantedRun, startedTime: string, firstSequence: number): Run {
  return { id: `run_${storedUuids(account)()}`, ...wanted, startedTime, firstSequence };
}

/** Ends the run under way. Undefined where there is none, also where its record was lost. */
async function end({ transaction, context }: Book, lastSequence: number): Promise<Run | undefined> {
  const id = transaction.account.state.run;
  if (id === undefined) return undefined;
  transaction.account.inRun();
  const record = await transaction.get('run', id);
  if (!record) return undefined;
  const run = { ...record.document, stoppedTime: context.now, lastSequence };
  await put(transaction, run);
  return run;
}

/** Starts a run with the entry that is written next; the one under way ends before it. */
export async function startRun(book: Book, wanted: WantedRun): Promise<Run> {
  await end(book, book.nextSequence - 1);
  const run = newRun(book.transaction, wanted, book.context.now, book.nextSequence);
  await put(book.transaction, run);
  book.transaction.account.inRun(run.id);
  return run;
}

/** Stops the run under way with the entry that is written next. */
export function stopRun(book: Book): Promise<Run | undefined> {
  return end(book, book.nextSequence);
}

/**
 * The id of the newest run of this name; one is made where there is none.
 * @param entries how many entries are about to be written into it
 */
export async function runNamed(transaction: Transaction, name: string, entries: number, now: string): Promise<string> {
  const { sequence } = transaction.account.state;
  const where = [{ name: 'name', oneOf: [name] }];
  const [newest] = await transaction.page('run', { direction: 'older', size: 1, where });
  if (!newest) {
    const run = newRun(transaction, { name, purpose: 'ordinary' }, now, sequence + 1);
    await put(transaction, run);
    return run.id;
  }
  const { document } = newest.record;
  // It was stopped, and goes on for those who name it.
  if (document.lastSequence !== undefined) await put(transaction, { ...document, lastSequence: sequence + entries });
  return document.id;
}

const most = 500;

/** The newest first; no more than are looked at. */
export async function newestRuns(transaction: Transaction): Promise<Run[]> {
  const placed = await transaction.page('run', { direction: 'older', size: most });
  return placed.map(({ record }) => record.document);
}
