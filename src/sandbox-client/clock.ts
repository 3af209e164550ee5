/** The clock of the account, as the sandbox's own calls tell of it. */
import type { LedgerObject } from '../ledger/types';

export interface DueThing {
  id: string;
  /** ISO 8601 UTC, as all times here. */
  dueTime: string;
  /** In words. */
  says: string;
  objects: LedgerObject[];
  /** False where it would do nothing as things stand. */
  acts: boolean;
}

/** A server of an earlier release tells no more than the time. */
export interface ClockStand {
  time: string;
  state?: 'running' | 'frozen';
  next?: DueThing[];
  hasMore?: boolean;
}

/** What came of moving the clock. */
export interface Moved {
  time: string;
  steps: number;
  carriedOut?: { time: string; says: string; objects: LedgerObject[]; events: { id: string; type: string }[] }[];
  carriedOutInAll?: number;
}
