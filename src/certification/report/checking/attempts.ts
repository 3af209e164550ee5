/** What earlier runs are said to have shown, where the ledger still has their calls. */
import { productVersion } from '../../../generated/product-version';
import type { Run } from '../../../ledger/types';
import { passes } from '../../verdicts/rollup';
import type { VerdictState } from '../../verdicts/types';
import type { ReportAttempt } from '../types';
import { startJudging } from '../verdicts/judge';
import type { Discrepancy, Recorded } from './types';

/**
 * What is open may be settled by what came later. A pass that does not follow, and a failure that is hidden or made up, may
 * not. A state that calls never give, such as a waiver's, hides what they gave.
 */
const contradict = (stated: VerdictState, follows: VerdictState) =>
  stated !== follows && (passes(stated) || stated === 'fail' || follows === 'fail');

/** What is left to say where some calls may be missing: no call turns a pass of others into a failure, or back. */
const areOpposed = (one: VerdictState, other: VerdictState) =>
  (passes(one) && other === 'fail') || (one === 'fail' && passes(other));

/** Whether the ledger has all calls of a run, and all that was made before it. Old ones may have been removed. */
function isWhole({ endedTime }: ReportAttempt, { stoppedTime }: Run, entries: Recorded['entries']): boolean {
  const [first, last, end] = [entries[0], entries.at(-1), endedTime ?? stoppedTime];
  return first?.sequence === 1 && last !== undefined && end !== undefined && last.time >= end;
}

/** The run of an attempt: one of the same id after a reset began at another time. */
function runOf({ runId, startedTime, endedTime }: ReportAttempt, runs: readonly Run[]): Run | undefined {
  const found = runs.find((run) => run.id === runId && run.startedTime === startedTime);
  // While a run goes on, it may come to show something else.
  return endedTime === undefined && found?.stoppedTime === undefined ? undefined : found;
}

type Judged = ReadonlyMap<string, { readonly verdict: VerdictState }>;

/** As it may have been judged when the run was over, and as it is judged with all that came later. */
function judgedIn(run: Run, { rehearsal }: ReportAttempt, { runs, entries }: Recorded): readonly Judged[] {
  const end = entries.findLastIndex((entry) => entry.run === run.id) + 1;
  const judging = startJudging(runs, [run], { run: run.id, rehearsal });
  judging.add(entries.slice(0, end));
  const atEnd = judging.judged();
  judging.add(entries.slice(end));
  return [atEnd, judging.judged()];
}

function faultsOf(attempt: ReportAttempt, index: number, run: Run, recorded: Recorded): Discrepancy[] {
  const judged = judgedIn(run, attempt, recorded);
  const differs = isWhole(attempt, run, recorded.entries) ? contradict : areOpposed;
  return Object.entries(attempt.states).flatMap(([subject, stated]): Discrepancy[] => {
    const possible = judged.flatMap((one) => one.get(subject)?.verdict ?? []);
    const follows = possible.at(-1);
    if (follows === undefined || !possible.every((one) => differs(stated, one))) return [];
    const { toolVersion = productVersion } = attempt;
    const by = toolVersion === productVersion ? '' : `, by version ${productVersion}; version ${toolVersion} judged it`;
    const message = `it says that run ${run.id} showed "${stated}"; "${follows}" follows from its calls${by}`;
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
