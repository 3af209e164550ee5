import type { LedgerEntry } from '../ledger/types';
import type { Standing } from './ledger-index';

/** A run, as far as judging needs to know it. */
export interface Run {
  readonly id: string;
  readonly purpose: 'ordinary' | 'use-case' | 'negative';
  readonly firstSequence?: number;
}

/** The run that began last; where that is not told, the first in the list, as the sandbox gives them. */
function newestOf(runs: readonly Run[]): Run | undefined {
  const began = ({ firstSequence = 0 }: Run) => firstSequence;
  return runs.reduce<Run | undefined>(
    (newest, run) => (newest && began(newest) >= began(run) ? newest : run),
    undefined,
  );
}

/** Whose traffic is judged, and which of it. */
export interface Scope {
  /** `rehearsal` includes what was tried in the pages. A rehearsal never enters a report. */
  readonly who: 'connector' | 'rehearsal';
  /** The newest run (all traffic, where there is no run yet), all traffic, or the runs with these ids. */
  readonly runs: 'newest' | 'all' | readonly string[];
  /** Only what arrived at this time or later, ISO 8601 UTC. */
  readonly since?: string;
}

export const everything: Scope = { who: 'connector', runs: 'all' };

/** Calls of the site that a person, or an assistant for them, chose to make. What it prepares and sends again is nobody's flow. */
const tried: ReadonlySet<string> = new Set(['connector', 'playground', 'guide', 'example', 'assistant']);

/** Ids of the runs that a scope is about; null for all traffic. */
export function chosenRuns({ runs }: Scope, known: readonly Run[]): readonly string[] | null {
  if (runs === 'all') return null;
  if (runs !== 'newest') return runs;
  const newest = newestOf(known);
  return newest ? [newest.id] : null;
}

export function standingIn(scope: Scope, known: readonly Run[]): (entry: LedgerEntry) => Standing {
  const { who, since } = scope;
  const chosen = chosenRuns(scope, known);
  const wanted = chosen && new Set(chosen);
  const negative = new Set(known.filter(({ purpose }) => purpose === 'negative').map(({ id }) => id));
  return ({ origin, run, time }) => ({
    counts:
      (who === 'connector' ? origin === 'connector' : tried.has(origin)) &&
      (wanted === null || (run !== undefined && wanted.has(run))) &&
      (since === undefined || time >= since),
    isNegative: run !== undefined && negative.has(run),
  });
}
