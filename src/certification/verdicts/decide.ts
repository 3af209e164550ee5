import type { Verdict } from './types';

/** What a person, or a profile, says of an item beside its calls. */
export type Decision =
  /** The connector does not do what the item is about. */
  | { readonly is: 'not-applicable'; readonly reason: string }
  /** Somebody takes a failure on. @param until the last day of it, year-month-day */
  | { readonly is: 'waived'; readonly who: string; readonly why: string; readonly until: string }
  /** A person looked at the part that calls cannot show. */
  | { readonly is: 'confirmed'; readonly who: string };

/** Where a verdict stands once people were heard. @param today year-month-day */
export function decide(verdict: Verdict, decision: Decision | undefined, today: string): Verdict {
  if (!decision || verdict.state === 'tool-error') return verdict;
  if (decision.is === 'not-applicable') return { ...verdict, state: 'not-applicable', summary: decision.reason };
  if (decision.is === 'confirmed') return confirmed(verdict, decision.who);
  return waived(verdict, decision, today);
}

/** A person completes what calls support; against calls, or without any, a word changes nothing. */
function confirmed(verdict: Verdict, who: string): Verdict {
  const isSupported = verdict.traffic === 'pass' || verdict.traffic === 'warn';
  if (verdict.state !== 'review' || !isSupported) return verdict;
  return { ...verdict, state: verdict.traffic, summary: `${verdict.summary} Confirmed by ${who}.` };
}

function waived(verdict: Verdict, { who, why, until }: Extract<Decision, { is: 'waived' }>, today: string): Verdict {
  if (verdict.state !== 'fail') return verdict;
  if (today > until)
    return { ...verdict, summary: `${verdict.summary} ${who} took this on until ${until}; that day is over.` };
  return { ...verdict, state: 'waived', summary: `${verdict.summary} ${who} takes this on until ${until}: ${why}` };
}
