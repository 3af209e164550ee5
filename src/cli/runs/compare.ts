/** What changed between two runs. */
import type { ItemVerdict, VerdictReport, VerdictState } from '../verdicts/types';

/**
 * `fixed`: failed, and passes. `broken`: did not fail, and fails. `new`: was not observed, and is. `gone`: was observed, and
 * is not.
 */
export type Change = 'fixed' | 'broken' | 'new' | 'gone' | 'same';

export interface Compared {
  readonly id: string;
  readonly change: Change;
  readonly before: VerdictState;
  readonly after: VerdictState;
  /** Of the later run. */
  readonly summary: string;
}

const failed = (verdict: VerdictState) => verdict === 'fail' || verdict === 'waived';
const passed = (verdict: VerdictState) => verdict === 'pass' || verdict === 'warn';
const observed = ({ exchanges }: ItemVerdict) => exchanges.length > 0;

function changeOf(before: ItemVerdict, after: ItemVerdict): Change {
  if (failed(before.verdict) && passed(after.verdict)) return 'fixed';
  if (!failed(before.verdict) && failed(after.verdict)) return 'broken';
  if (!observed(before) && observed(after)) return 'new';
  return observed(before) && !observed(after) ? 'gone' : 'same';
}

/** Items in the order of the checklists. */
export function compare(before: VerdictReport, after: VerdictReport): readonly Compared[] {
  const earlier = new Map(before.items.map((item) => [item.id, item]));
  return after.items.flatMap((item) => {
    const was = earlier.get(item.id);
    const { id, verdict, counterexample, summary } = item;
    if (!was) return [];
    return [
      {
        id,
        change: changeOf(was, item),
        before: was.verdict,
        after: verdict,
        summary: counterexample?.message ?? summary,
      },
    ];
  });
}
