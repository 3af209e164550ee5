import { passes } from './rollup';
import type { Verdict } from './types';

/**
 * `fixed`: failed before, passes now. `broken`: did not fail before, and does now. `new`: seen for the first time. `gone`: seen
 * before, and no more.
 */
export type Change = 'fixed' | 'broken' | 'new' | 'gone' | 'same';

export interface Compared {
  readonly itemId: string;
  readonly change: Change;
  readonly before?: Verdict;
  readonly after?: Verdict;
}

const wasSeen = (verdict: Verdict | undefined) =>
  verdict !== undefined && !['not-observed', 'not-applicable', 'stale', 'tool-error'].includes(verdict.state);

function changeOf(before: Verdict | undefined, after: Verdict | undefined): Change {
  if (after?.state === 'fail') return before?.state === 'fail' ? 'same' : 'broken';
  if (before?.state === 'fail' && after && passes(after.state)) return 'fixed';
  if (wasSeen(before) === wasSeen(after)) return 'same';
  return wasSeen(after) ? 'new' : 'gone';
}

/** Two sets of verdicts, such as those of two runs, item by item. */
export function compareVerdicts(before: readonly Verdict[], after: readonly Verdict[]): readonly Compared[] {
  const earlier = new Map(before.map((verdict) => [verdict.itemId, verdict]));
  const later = new Map(after.map((verdict) => [verdict.itemId, verdict]));
  return [...new Set([...earlier.keys(), ...later.keys()])].map((itemId) => {
    const [one, other] = [earlier.get(itemId), later.get(itemId)];
    return { itemId, change: changeOf(one, other), ...(one && { before: one }), ...(other && { after: other }) };
  });
}
