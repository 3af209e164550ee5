import type { LedgerEntry, Run } from '../../ledger/types';
import { type LedgerFacts, LedgerHash } from '../report/ledger-hash';
import { type Judging, startJudging } from '../report/verdicts/judge';
import type { Judged } from '../report/verdicts/types';

/** What a report is about. */
export interface ReportLook {
  /** All that the sandbox knows. */
  readonly runs: readonly Run[];
  /** Ids of those that count. */
  readonly chosen: 'all' | readonly string[];
  readonly rehearsal: boolean;
  readonly since?: string;
}

/** What calls come to in a report. */
export interface ReportSum {
  readonly judged: ReadonlyMap<string, Judged>;
  readonly facts: LedgerFacts;
}

/** Judges and hashes a ledger for a report, as it is handed over. */
export class ReportSums {
  private readonly judging: Judging;
  private readonly hash = new LedgerHash();

  constructor({ runs, chosen, rehearsal, since }: ReportLook) {
    const named = chosen === 'all' ? undefined : runs.filter(({ id }) => chosen.includes(id));
    this.judging = startJudging(runs, named, { run: chosen, rehearsal, ...(since !== undefined && { since }) });
  }

  /** @param entries what is new, oldest first */
  add(entries: readonly LedgerEntry[]): void {
    this.judging.add(entries);
    // What they change is worked out now: at the end, nothing waits.
    this.judging.judged();
    this.hash.add(entries);
  }

  sum(): ReportSum {
    return { judged: this.judging.judged(), facts: this.hash.facts() };
  }
}
