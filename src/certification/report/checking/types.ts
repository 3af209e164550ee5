import type { LedgerEntry, Run } from '../../../ledger/types';
import type { Checked } from '../sign';

/** Something that a report says, and that does not follow. */
export interface Discrepancy {
  /** The item, or the other subject; empty for the report as a whole. */
  readonly subject: string;
  /** Where in the report: a JSON pointer (RFC 6901); empty for the whole. */
  readonly pointer: string;
  readonly message: string;
}

/** A ledger as it is now. */
export interface Recorded {
  /** Oldest first. */
  readonly entries: readonly LedgerEntry[];
  /** The newest first. */
  readonly runs: readonly Run[];
}

export interface CheckResult {
  readonly discrepancies: readonly Discrepancy[];
  readonly signatures: readonly Checked[];
  /** What this check could not tell, in sentences. */
  readonly limits: readonly string[];
}
