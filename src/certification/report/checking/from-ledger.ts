/** What a ledger says of the calls that a report is about. */
import { ledgerFactsOf } from '../ledger-hash';
import { isRun, reportedRunId } from '../run-id';
import type { ReadinessReport, ReportRun } from '../types';
import { checkAttempts } from './attempts';
import { faultsOfStart, limitsOfEnd } from './beyond';
import { judgeAgain } from './judge-again';
import type { Truth } from './rebuild';
import type { Discrepancy, Recorded } from './types';

export interface FromLedger extends Truth {
  /** How many attempts were judged again. */
  readonly attempts: number;
  readonly discrepancies: readonly Discrepancy[];
  /** What the report leaves out without a fault, in sentences. */
  readonly limits: readonly string[];
}

/** The calls that were there when the report was made. */
function asItWas({ entries }: Recorded, { firstSequence, lastSequence }: ReadinessReport['ledger']) {
  return entries.filter(({ sequence }) => sequence >= firstSequence && sequence <= lastSequence);
}

function faultsOfLedger(stated: ReadinessReport['ledger'], now: ReturnType<typeof ledgerFactsOf>): Discrepancy[] {
  const said = (message: string): Discrepancy[] => [{ subject: '', pointer: '/ledger', message }];
  if (now.entries === 0 && stated.entries > 0) return said('none of its calls is in this ledger');
  if (now.firstSequence > stated.firstSequence)
    return said(
      `this ledger begins at call ${now.firstSequence}, and the report at ${stated.firstSequence}: older calls were removed`,
    );
  if (now.entries !== stated.entries || now.lastSequence !== stated.lastSequence)
    return said(
      `it says ${stated.entries} entries from ${stated.firstSequence} to ${stated.lastSequence}; this ledger has ${now.entries}, up to ${now.lastSequence}`,
    );
  if (now.sha256 === stated.sha256) return [];
  return said('its hash is another: it is another ledger, or one of its entries was changed');
}

/** The run as the ledger knows it. What it is called may not stand in a ledger that was kept as a file. */
function runNow(
  stated: ReportRun,
  index: number,
  { runs, salt }: Pick<Recorded, 'runs'> & { salt: string },
  isJudged: boolean,
): [ReportRun, Discrepancy[]] {
  const run = runs.find(({ id }) => isRun(id, stated.id, salt));
  if (run) return [{ ...stated, purpose: run.purpose, judged: isJudged }, []];
  const message = `this ledger has no run ${stated.id}`;
  const missing = isJudged ? [{ subject: '', pointer: `/runs/${index}`, message }] : [];
  return [{ ...stated, judged: isJudged }, missing];
}

/** A report may be about some runs, and says so; about one that nobody made it says nothing. */
function unknownRuns({ scope, runs }: ReadinessReport, recorded: Recorded, salt: string): Discrepancy[] {
  if (scope.runs === 'all') return [];
  const known = new Set([...runs, ...recorded.runs].flatMap(({ id }) => [id, reportedRunId(id, salt)]));
  return scope.runs
    .filter((id) => !known.has(id))
    .map((id) => ({ subject: '', pointer: '/scope/runs', message: `neither report nor ledger has a run ${id}` }));
}

/** The same with the ids of runs that the ledger has. */
function inIdsOf({ runs }: Recorded, stated: ReadinessReport, salt: string): ReadinessReport {
  const { scope } = stated;
  if (scope.runs === 'all') return stated;
  const own = scope.runs.map((one) => runs.find(({ id }) => isRun(id, one, salt))?.id ?? one);
  return { ...stated, scope: { ...scope, runs: own } };
}

export function fromLedger(stated: ReadinessReport, recorded: Recorded): FromLedger {
  const { runs: scoped } = stated.scope;
  const entries = asItWas(recorded, stated.ledger);
  const { salt, ...facts } = ledgerFactsOf(entries);
  const faults = faultsOfLedger(stated.ledger, { salt, ...facts });
  const runs = stated.runs.map((run, index) =>
    runNow(run, index, { runs: recorded.runs, salt }, scoped === 'all' || scoped.includes(run.id)),
  );
  const attempts = checkAttempts(stated.attempts, { runs: recorded.runs, entries });
  const meant = inIdsOf(recorded, stated, salt);
  const calls = judgeAgain(meant, { ...recorded, entries });
  return {
    attempts: attempts.judged,
    calls,
    limits: faults.length === 0 ? limitsOfEnd(meant, recorded, calls) : [],
    ledger: { ...stated.ledger, ...(faults.length === 0 && facts) },
    runs: runs.map(([run]) => run),
    callSalt: faults.length === 0 ? salt : undefined,
    discrepancies: [
      ...faults,
      ...faultsOfStart(meant, recorded, calls),
      ...unknownRuns(stated, recorded, salt),
      ...runs.flatMap(([, missing]) => missing),
      ...attempts.discrepancies,
    ],
  };
}
