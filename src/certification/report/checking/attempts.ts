/** What earlier runs are said to have shown, where the ledger still has their calls. */
import type { Run } from '../../../ledger/types';
import { passes } from '../../verdicts/rollup';
import type { VerdictState } from '../../verdicts/types';
import type { ReportAttempt } from '../types';
import { startJudging } from '../verdicts/judge';
import type { Discrepancy, Recorded } from './types';

/** What is open may be settled by what came later; what passed does not become a failure once its run is over. */
const contradict = (one: VerdictState, other: VerdictState) =>
  (passes(one) && other === 'fail') || (one === 'fail' && passes(other));

/** The run of an attempt: one of the same id after a reset began at another time. */
function runOf({ runId, startedTime, endedTime }: ReportAttempt, runs: readonly Run[]): Run | undefined {
  return endedTime === undefined ? undefined : runs.find((run) => run.id === runId && run.startedTime === startedTime);
}

function faultsOf(attempt: ReportAttempt, index: number, run: Run, { runs, entries }: Recorded): Discrepancy[] {
  const judging = startJudging(runs, [run], { run: run.id, rehearsal: attempt.rehearsal });
  judging.add(entries);
  const judged = judging.judged();
  return Object.entries(attempt.states).flatMap(([subject, stated]): Discrepancy[] => {
    const follows = judged.get(subject)?.verdict;
    if (follows === undefined || !contradict(stated, follows)) return [];
    const message = `it says that run ${run.id} showed "${stated}"; "${follows}" follows from its calls`;
    return [{ subject, pointer: `/attempts/${index}/states/${subject}`, message }];
  });
}

export function checkAttempts(
  attempts: readonly ReportAttempt[],
  recorded: Recorded,
): { readonly judged: number; readonly discrepancies: readonly Discrepancy[] } {
  const found = attempts.flatMap((attempt, index) => {
    const run = runOf(attempt, recorded.runs);
    return run ? [faultsOf(attempt, index, run, recorded)] : [];
  });
  return { judged: found.length, discrepancies: found.flat() };
}
