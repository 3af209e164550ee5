/** What recorded calls say about each item: the one place where commands meet the judge. */
import { evaluate } from '../../certification/evaluate';
import { createJudge } from '../../certification/judge';
import type { Scope as JudgeScope } from '../../certification/scope';
import { rules } from '../../generated/rules';
import { isCall } from '../../ledger/origins';
import type { LedgerEntry } from '../../ledger/types';
import type { Run } from '../sources/recording';
import type { Judged, Scope } from './types';

const oldStates = { pass: 'pass', fail: 'fail', review: 'review', 'not-exercised': 'not-observed' } as const;

/** Rules that are not written in the vocabulary of the judge yet. */
function judgedBefore(entries: readonly LedgerEntry[], { who, runs, since }: JudgeScope): [string, Judged][] {
  const isOurs = ({ origin, run, time }: LedgerEntry) =>
    (origin === 'connector' || (who === 'rehearsal' && origin !== 'replay')) &&
    (runs === 'all' || (run !== undefined && runs.includes(run))) &&
    (since === undefined || time >= since);
  return evaluate(entries.filter(isCall).filter(isOurs)).map(({ itemId, state, counterexample, ...rest }) => [
    itemId,
    {
      verdict: state === 'pass' && rest.warnings.length > 0 ? 'warn' : oldStates[state],
      ...rest,
      ...(counterexample && {
        counterexample: {
          sequence: counterexample.sequence,
          pointer: `/requestBody/${(counterexample.path ?? '').replaceAll(/[.[]/g, '/').replaceAll(']', '')}`,
          message: counterexample.message,
        },
      }),
    },
  ]);
}

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
  const judged = judging
    .verdicts()
    .map(({ itemId, state, held: _held, looked: _looked, ...rest }): [string, Judged] => [
      itemId,
      { verdict: state, ...rest },
    ]);
  return new Map([...judgedBefore(entries, scope), ...judged]);
}
