/** Brings a document to what a browser keeps of it: its log, and what closed tabs and older releases left. */
import type { BrowserStorage } from '../../browser/storage';
import { AssessmentDocument } from './document';
import type { Journal } from './journal';
import type { AssessmentLog, LoggedUpdate } from './log';
import { forgetOlder, movedTo, readOlder } from './older';
import type { Listing } from './types';

/** So many updates are put together as one when they are read. */
const MANY_UPDATES = 100;

/** Something kept outside the log that belongs into it. */
export interface Arrival {
  id: string;
  update: Uint8Array;
  /** Once the log has it. */
  forget(): void;
}

/** @returns the last key that was read */
export async function takeRows(log: AssessmentLog, document: AssessmentDocument, rows: readonly LoggedUpdate[]) {
  const damaged = rows.filter(({ update }) => !document.apply(update, 'log'));
  for (const { key } of damaged) await log.setAside(document.id, key);
  return rows.at(-1)?.key;
}

export interface Opened {
  document: AssessmentDocument;
  /** The last of the log that it holds; 0 where the log has nothing of it. */
  lastKey: number;
}

/** @throws LogFault */
export async function openDocument(log: AssessmentLog, id: string): Promise<Opened> {
  const document = new AssessmentDocument(id);
  const rows = await log.read(id);
  const lastKey = await takeRows(log, document, rows);
  // Where a change waits for one that is missing, each stays as it is.
  if (rows.length > MANY_UPDATES && !document.isWaiting()) {
    const keys = rows.map(({ key }) => key);
    await log.shorten(id, keys, document.encode()).catch(() => {});
  }
  return { document, lastKey: lastKey ?? 0 };
}

export function listingOf(document: AssessmentDocument): Listing {
  const { id, about, savedTime } = document.assessment();
  return { id, about, savedTime };
}

/** What the journals of all tabs and an older release keep. */
export function arrivalsIn(storage: BrowserStorage, journal: Journal, now: string): Arrival[] {
  const older = readOlder(storage, now);
  const inJournals = journal
    .entries()
    .map((entry): Arrival => ({ id: entry.id, update: entry.update, forget: () => journal.forgetEntry(entry) }));
  if (!older) return inJournals;
  const id = movedTo(storage) ?? older.document.id;
  const moved = { id, update: older.document.encode(), forget: () => forgetOlder(storage, older) };
  return [moved, ...inJournals];
}

/** Brings what arrived into the log, for assessments that are not open. */
export async function bringIn(log: AssessmentLog, arrivals: readonly Arrival[]): Promise<void> {
  for (const { id, update, forget } of arrivals) {
    const { document } = await openDocument(log, id);
    if (document.apply(update, 'journal')) await log.append(listingOf(document), update, () => document.encode());
    forget();
  }
}
