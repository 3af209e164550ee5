/** Has a whole ledger judged and hashed for a report beside the page. */
import type { LedgerEntry } from '../../ledger/types';
import { openPageJudge } from './index';
import type { ReportLook, ReportSum } from './report-sum';

/** Entries that are handed over at a time: copying them holds the page up, and not for long. */
const handful = 250;

export interface ForReport extends ReportSum {
  /** False where the browser lets no worker run, so that the page itself judged, in turns. */
  readonly isBeside: boolean;
}

/**
 * @param entries oldest first
 * @param told how many were judged so far
 */
export async function sumForReport(
  entries: readonly LedgerEntry[],
  look: ReportLook,
  told: (done: number) => void,
): Promise<ForReport> {
  const judge = await openPageJudge();
  const { isBeside } = judge;
  try {
    for (let start = 0; ; start += handful) {
      const part = entries.slice(start, start + handful);
      const isLast = start + handful >= entries.length;
      const asked = { restart: start === 0, entries: part, firstSequence: 1, report: { look, isLast } };
      const { report } = await judge.ask(asked);
      if (report) return { ...report, isBeside };
      told(start + part.length);
      if (!isBeside) await new Promise((resolve) => setTimeout(resolve));
    }
  } finally {
    judge.close();
  }
}
