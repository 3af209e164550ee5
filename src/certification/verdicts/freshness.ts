import type { Verdict } from './types';

/** What verdicts were worked out from. */
export interface Basis {
  /** Of the ledger: raised by each reset. */
  readonly epoch: number;
  /** Of rules and catalog: changes when either does. */
  readonly revision: string;
}

/** Why verdicts of one basis say nothing about another; undefined where they still do. */
function reasonOf(from: Basis, now: Basis): string | undefined {
  if (from.revision !== now.revision) return 'The rule or the item has changed since. Judge the calls again.';
  if (from.epoch !== now.epoch) return 'The sandbox was reset since. Make the calls again.';
  return undefined;
}

/** Verdicts that were kept, as they stand today: those of another ledger or of older rules are stale. */
export function freshen(verdicts: readonly Verdict[], from: Basis, now: Basis): readonly Verdict[] {
  const reason = reasonOf(from, now);
  if (reason === undefined) return verdicts;
  return verdicts.map((verdict) =>
    verdict.state === 'not-applicable'
      ? verdict
      : { ...verdict, state: 'stale', summary: `${reason} It was: ${verdict.summary}` },
  );
}

/** Where the oldest entries were removed, what is not observed may have been seen in them. */
export function afterRemoval(verdict: Verdict, firstSequence: number): Verdict {
  if (firstSequence <= 1 || verdict.state !== 'not-observed') return verdict;
  const removed = firstSequence - 1;
  const summary = `${removed} older ${removed === 1 ? 'entry was' : 'entries were'} removed to bound the ledger; it may have been seen in them. ${verdict.summary}`;
  return { ...verdict, state: 'stale', traffic: 'stale', summary };
}
