/** How much of the ledger is kept. What is removed is told: the account names the first entry that is still there. */
import type { Account } from './account';

/** Weeks of work by hand, and a day of load tests; about 250 MB in a data file. */
export const keptExchanges = 100_000;

/** Entries are removed in batches, so that most calls remove none. */
function batchOf(kept: number): number {
  return Math.max(1, Math.floor(kept / 100));
}

/**
 * The first sequence to keep, where there are enough older ones to remove.
 * @param kept how many entries of the ledger are kept
 */
export function firstToKeep({ state }: Account, kept: number): number | undefined {
  const first = state.sequence - kept + 1;
  return first - state.firstSequence >= batchOf(kept) ? first : undefined;
}
