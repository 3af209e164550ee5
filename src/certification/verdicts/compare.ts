import { passes } from './rollup';
import type { VerdictState } from './types';

/**
 * `fixed`: failed before, passes now. `broken`: did not fail before, and does now. `new`: seen for the first time. `gone`: seen
 * before, and no more.
 */
export type Change = 'fixed' | 'broken' | 'new' | 'gone' | 'same';

const unseen: readonly (VerdictState | undefined)[] = [
  undefined,
  'not-observed',
  'not-applicable',
  'stale',
  'tool-error',
];

/** A failure that somebody takes on is one all the same. */
const fails = (state: VerdictState | undefined) => state === 'fail' || state === 'waived';

/** What became of an item between two sets of verdicts, such as those of two runs. Undefined where a set lacks it. */
export function changeOf(before: VerdictState | undefined, after: VerdictState | undefined): Change {
  if (fails(after)) return fails(before) ? 'same' : 'broken';
  if (fails(before) && after !== undefined && passes(after)) return 'fixed';
  const [wasSeen, isSeen] = [!unseen.includes(before), !unseen.includes(after)];
  if (wasSeen === isSeen) return 'same';
  return isSeen ? 'new' : 'gone';
}
