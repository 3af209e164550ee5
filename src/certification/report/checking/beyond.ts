/** Calls of the ledger that lie outside of the stretch that the report is about. */
import { standingIn } from '../../scope';
import type { ReadinessReport, ReportCalls } from '../types';
import { judgeAgain } from './judge-again';
import type { Discrepancy, Recorded } from './types';

type Calls = ReadonlyMap<string, ReportCalls>;

/** The entries within what was judged, by who sent them, run and time. */
function inScope({ scope }: ReadinessReport, { runs, entries }: Recorded): Recorded['entries'] {
  const who = scope.rehearsal ? 'rehearsal' : 'connector';
  const { since } = scope;
  const standing = standingIn({ who, runs: scope.runs, ...(since !== undefined && { since }) }, runs);
  return entries.filter((entry) => standing(entry).counts);
}

/** Each item that applies and that other calls would have given another verdict, in words. */
function changedBy(stated: ReadinessReport, recorded: Recorded, before: Calls): string[] {
  const after = judgeAgain(stated, recorded);
  return stated.items.flatMap(({ id, applies }) => {
    const [was, is] = [before.get(id)?.verdict, after.get(id)?.verdict];
    return was === is || applies.state === 'not-applicable' ? [] : [`${id} ("${is}" instead of "${was}")`];
  });
}

/** A report that begins in the middle of what it judges leaves out whatever failed before. */
export function faultsOfStart(stated: ReadinessReport, recorded: Recorded, judged: Calls): Discrepancy[] {
  const { firstSequence, lastSequence } = stated.ledger;
  const entries = recorded.entries.filter(({ sequence }) => sequence < firstSequence);
  const left = inScope(stated, { ...recorded, entries }).length;
  if (left === 0) return [];
  const whole = recorded.entries.filter(({ sequence }) => sequence <= lastSequence);
  const changed = changedBy(stated, { ...recorded, entries: whole }, judged);
  const effect = changed.length === 0 ? '' : `. With them calls say something else of ${changed.join(', ')}`;
  const message = `it begins at call ${firstSequence} and leaves out ${left} earlier ${left === 1 ? 'call' : 'calls'} of what it judges${effect}`;
  return [{ subject: '', pointer: '/ledger/firstSequence', message }];
}

/** A ledger may go on after its report was made; who ends it early can leave out a failure. */
export function limitsOfEnd(stated: ReadinessReport, recorded: Recorded, judged: Calls): string[] {
  const { firstSequence, lastSequence } = stated.ledger;
  const later = recorded.entries.filter(({ sequence }) => sequence > lastSequence).length;
  if (later === 0) return [];
  const after = recorded.entries.filter(({ sequence }) => sequence >= firstSequence);
  const changed = changedBy(stated, { ...recorded, entries: after }, judged);
  const effect = changed.length === 0 ? '' : ` With them calls say something else of ${changed.join(', ')}.`;
  const amount = later === 1 ? '1 later call does not count' : `${later} later calls do not count`;
  return [`The ledger goes on after call ${lastSequence}, the last one of the report: ${amount}.${effect}`];
}
