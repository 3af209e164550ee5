import type { TimerEntry } from '../../ledger/types';
import type { Context } from '../domain';
import type { Transaction } from '../storage/port';
import type { Advanced } from './due';
import type { AnyDraft } from './entries';

/** An account while work is done on it, and the page of the ledger that the work fills. */
export interface Book {
  readonly accountId: string;
  readonly transaction: Transaction;
  /** The account's time is that of the work's beginning. */
  readonly context: Context;
  /** The sequence of the entry that is written next. */
  readonly nextSequence: number;
  /** @param run the id of its run, where it is another one than that of the work */
  write(draft: AnyDraft, run?: string): void;
  /** Carries out what is due up to the context's time, each step in an entry of its own. */
  catchUp(cause: TimerEntry['cause'], context?: Context): Promise<Advanced>;
}
