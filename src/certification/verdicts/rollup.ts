import type { VerdictState } from './types';

/** Whether a verdict counts as passed. What was not looked at, is out of date or needs a person never does. */
export function passes(state: VerdictState): boolean {
  return meaning[state] === 'passes';
}

/** Where a checklist, a phase or the whole stands. */
export type Standing = 'passed' | 'failed' | 'open' | 'nothing-to-do';

/** What one verdict means for everything above it. The only table there is. */
export const meaning: Readonly<Record<VerdictState, 'passes' | 'fails' | 'open' | 'beside'>> = {
  pass: 'passes',
  warn: 'passes',
  fail: 'fails',
  review: 'open',
  'not-observed': 'open',
  stale: 'open',
  'tool-error': 'open',
  'not-applicable': 'beside',
  waived: 'beside',
};

export interface Rollup {
  readonly standing: Standing;
  /** How many verdicts there are of each state. */
  readonly counts: Readonly<Record<VerdictState, number>>;
}

/** Sums verdicts up, in whatever order they come: one failure fails all, then what is open keeps it open. */
export function rollUp(states: Iterable<VerdictState>): Rollup {
  const counts: Record<VerdictState, number> = {
    pass: 0,
    warn: 0,
    fail: 0,
    review: 0,
    'not-observed': 0,
    stale: 0,
    'not-applicable': 0,
    waived: 0,
    'tool-error': 0,
  };
  for (const state of states) counts[state] += 1;
  return { standing: standingOf(counts), counts };
}

function standingOf(counts: Rollup['counts']): Standing {
  const has = (wanted: 'passes' | 'fails' | 'open') =>
    Object.entries(counts).some(([state, count]) => count > 0 && meaning[state as VerdictState] === wanted);
  if (has('fails')) return 'failed';
  if (has('open')) return 'open';
  return has('passes') ? 'passed' : 'nothing-to-do';
}

/** Sums up what was summed up before: the sum of a phase's checklists is the sum of their verdicts. */
export function rollUpAll(parts: Iterable<Rollup>): Rollup {
  const states: VerdictState[] = [];
  for (const { counts } of parts)
    for (const [state, count] of Object.entries(counts))
      for (let one = 0; one < count; one += 1) states.push(state as VerdictState);
  return rollUp(states);
}
