/** What changed between two runs. */

import type { VerdictReport } from '../../certification/report/verdicts/types';
import { type Change, changeOf } from '../../certification/verdicts/compare';
import type { VerdictState } from '../../certification/verdicts/types';

export interface Compared {
  readonly id: string;
  readonly change: Change;
  readonly before: VerdictState;
  readonly after: VerdictState;
  /** Of the later run. */
  readonly summary: string;
}

/** Items in the order of the checklists. */
export function compare(before: VerdictReport, after: VerdictReport): readonly Compared[] {
  const earlier = new Map(before.items.map((item) => [item.id, item.verdict]));
  return after.items.flatMap(({ id, verdict, counterexample, summary }) => {
    const was = earlier.get(id);
    if (was === undefined) return [];
    return [
      { id, change: changeOf(was, verdict), before: was, after: verdict, summary: counterexample?.message ?? summary },
    ];
  });
}
