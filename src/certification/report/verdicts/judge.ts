/** What recorded calls say about each item: the one place where commands meet the judge. */

import { rules } from '../../../generated/rules';
import { isCall } from '../../../ledger/origins';
import type { LedgerEntry, Run } from '../../../ledger/types';
import { createJudge } from '../../judge';
import type { Scope as JudgeScope } from '../../scope';
import type { Verdict } from '../../verdicts/types';
import type { Judged, Scope } from './types';

/** The call that a failure names, in words. */
function callOf(entry: LedgerEntry | undefined): string | undefined {
  if (!entry || entry.kind === 'timer') return undefined;
  if (isCall(entry)) return `${entry.method} ${entry.path} ${entry.status}`;
  return `${entry.eventType} to ${entry.url} ${entry.status ?? entry.outcome}`;
}

export interface Judging {
  /** Entries that are known already are left out. */
  add(entries: readonly LedgerEntry[]): void;
  /** By the id of the item; items that no rule judges are not there. */
  judged(): ReadonlyMap<string, Judged>;
}

/**
 * Judges a ledger as it grows.
 * @param chosen the runs to judge, or undefined for all
 */
export function startJudging(
  runs: readonly Run[],
  chosen: readonly Run[] | undefined,
  { rehearsal, since }: Scope,
): Judging {
  const scope: JudgeScope = {
    who: rehearsal ? 'rehearsal' : 'connector',
    runs: chosen ? chosen.map(({ id }) => id) : 'all',
    ...(since !== undefined && { since }),
  };
  const judge = createJudge({ rules, scope, runs });
  const entries = new Map<number, LedgerEntry>();
  const judgedBy = ({ state, traffic, awaits, summary, exchanges, counterexample, warnings }: Verdict): Judged => {
    const call = counterexample && callOf(entries.get(counterexample.sequence));
    const shown = counterexample && { counterexample: { ...counterexample, ...(call !== undefined && { call }) } };
    return { verdict: state, traffic, ...(awaits && { awaits }), summary, exchanges, warnings, ...shown };
  };
  return {
    add(added) {
      judge.add(added);
      for (const entry of added) entries.set(entry.sequence, entry);
    },
    judged: () => new Map(judge.verdicts().map((verdict) => [verdict.itemId, judgedBy(verdict)])),
  };
}
