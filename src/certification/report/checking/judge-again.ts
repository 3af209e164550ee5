/** What calls say, judged as the report says that they were. */
import { callVerdictsOf, reportedCalls } from '../item';
import type { ReadinessReport, ReportCalls } from '../types';
import { startJudging } from '../verdicts/judge';
import type { Recorded } from './types';

/** A page has no names of calls: it reads verdicts of a judge beside it. */
function asNamed(calls: ReportCalls, stated: ReportCalls | undefined): ReportCalls {
  if (!calls.counterexample || !stated?.counterexample || stated.counterexample.call !== undefined) return calls;
  const { call: _, ...counterexample } = calls.counterexample;
  return { ...calls, counterexample };
}

/** @param recorded the calls to judge, within the scope that the report states */
export function judgeAgain(stated: ReadinessReport, { runs, entries }: Recorded): ReadonlyMap<string, ReportCalls> {
  const { scope } = stated;
  const chosen = scope.runs === 'all' ? undefined : runs.filter(({ id }) => scope.runs.includes(id));
  const asked = {
    run: scope.runs,
    rehearsal: scope.rehearsal,
    ...(scope.since !== undefined && { since: scope.since }),
  };
  const judging = startJudging(runs, chosen, asked);
  judging.add(entries);
  const said = new Map(stated.items.map(({ id, calls }) => [id, calls]));
  return new Map(
    callVerdictsOf(judging.judged()).map((verdict) => [
      verdict.itemId,
      asNamed(reportedCalls(verdict), said.get(verdict.itemId)),
    ]),
  );
}
