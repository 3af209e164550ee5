import type { LedgerEntry } from '../../ledger/types';
import type { Verdict } from '../verdicts/types';
import type { Look } from './kept-ledger';
import type { ReportLook, ReportSum } from './report-sum';

/** What a page tells the judge, and asks of it. Each has one answer of the same number. */
export interface Ask {
  readonly id: number;
  /** The ledger began anew: what was sent before is gone. */
  readonly restart: boolean;
  /** What the ledger gained, oldest first. */
  readonly entries: readonly LedgerEntry[];
  /** Of the oldest entry that the sandbox still keeps. */
  readonly firstSequence: number;
  /** Absent where only entries are handed over, with more to come. */
  readonly look?: Look;
  /** Present where the entries are for a report, whose sum is answered with the last of them. */
  readonly report?: { readonly look: ReportLook; readonly isLast: boolean };
}

export type Told =
  | {
      readonly id: number;
      /** How many entries the judge has. */
      readonly size: number;
      /** Empty where none were asked for. */
      readonly verdicts: readonly Verdict[];
      readonly report?: ReportSum;
    }
  | { readonly id: number; readonly problem: string };

/** What a worker says once it listens. */
export const readyMessage = 'ready';
