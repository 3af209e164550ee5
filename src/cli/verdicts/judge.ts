/** What recorded calls say about each item: the one place where commands meet the judge. */
import { createJudge } from '../../certification/judge';
import type { Scope as JudgeScope } from '../../certification/scope';
import { rules } from '../../generated/rules';
import type { LedgerEntry } from '../../ledger/types';
import type { Run } from '../sources/recording';
import type { Judged, Scope } from './types';

/** @param run the one to judge, or undefined for all */
export function judge(
  entries: readonly LedgerEntry[],
  runs: readonly Run[],
  run: Run | undefined,
  { rehearsal, since }: Scope,
): ReadonlyMap<string, Judged> {
  const scope: JudgeScope = {
    who: rehearsal ? 'rehearsal' : 'connector',
    runs: run ? [run.id] : 'all',
    ...(since !== undefined && { since }),
  };
  const judging = createJudge({ rules, scope, runs });
  judging.add(entries);
  return new Map(
    judging
      .verdicts()
      .map(({ itemId, state, summary, exchanges, counterexample, warnings }): [string, Judged] => [
        itemId,
        { verdict: state, summary, exchanges, warnings, ...(counterexample && { counterexample }) },
      ]),
  );
}
