import { chosenRuns, type Run, type Scope } from '../scope';
import type { Verdict, VerdictState } from './types';

type Shown = Pick<Verdict, 'state' | 'traffic' | 'summary' | 'exchanges'>;

/** Where a ledger that is kept in bounds begins. */
export interface FirstEntry {
  readonly sequence: number;
  /** ISO 8601 UTC. */
  readonly time: string;
}

/** How many of the entries that a scope asks for may have been removed to bound the ledger. */
export function removedFrom(scope: Scope, runs: readonly Run[], first: FirstEntry | undefined): number {
  if (!first || first.sequence <= 1 || (scope.since !== undefined && scope.since > first.time)) return 0;
  const chosen = chosenRuns(scope, runs);
  const began = runs.filter(({ id }) => chosen?.includes(id)).map(({ firstSequence = 1 }) => firstSequence);
  return Math.max(0, first.sequence - (chosen ? Math.min(...began) : 1));
}

/** Where the oldest entries were removed, what is not observed may have been seen in them, and what rests on them alone cannot be shown. */
export function afterRemoval<Of extends Shown>(verdict: Of, removed: number, firstSequence: number): Of {
  if (removed === 0) return verdict;
  const { state, summary, exchanges } = verdict;
  const entries = `${removed} older ${removed === 1 ? 'entry was' : 'entries were'} removed to bound the ledger`;
  if (state === 'not-observed') return stale(verdict, `${entries}; it may have been seen in them. ${summary}`);
  const isGone = exchanges.length > 0 && exchanges.every((sequence) => sequence < firstSequence);
  return isGone
    ? stale(verdict, `${entries}, and with them all that shows this. Make the calls again. It was: ${summary}`)
    : verdict;
}

/** A verdict as it was before the ledger was emptied. */
export interface Earlier {
  readonly state: VerdictState;
  readonly summary: string;
}

/** What was seen before a reset, and not since, is out of date rather than never seen. */
export function afterReset<Of extends Shown>(verdict: Of, earlier: Earlier | undefined): Of {
  if (!earlier || verdict.state !== 'not-observed') return verdict;
  return stale(verdict, `The sandbox was reset since. Make the calls again. It was: ${earlier.summary}`);
}

function stale<Of extends Shown>(verdict: Of, summary: string): Of {
  return { ...verdict, state: 'stale', traffic: 'stale', summary };
}
