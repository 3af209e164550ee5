import type { LedgerEntry, Run } from '../../ledger/types';

export type RecordingKind = 'sandbox' | 'data' | 'har' | 'ledger';

/** What a verdict is made from. */
export interface Recording {
  readonly kind: RecordingKind;
  /** The address or the files that it was read from. */
  readonly name: string;
  /** Oldest first. */
  readonly entries: readonly LedgerEntry[];
  /** The newest first. */
  readonly runs: readonly Run[];
  /** What a reader of the verdict has to know about how it was read. */
  readonly notes: readonly string[];
}

/** Tells how far the reading is, in a few words. */
export type Progress = (done: string) => void;

/** What is said of a ledger whose oldest entries are gone. @param first sequence of the first that is there */
export function olderRemoved(first: number): string {
  return `The ledger begins at call ${first}: older ones were removed, because it keeps so many only. Verdicts rest on what is there.`;
}
