import type { Claim, Waiver } from '../assessment/types';
import type { Verdict } from './types';

type Shown = Pick<Verdict, 'state' | 'traffic' | 'summary' | 'awaits'>;

/** A waiver holds through its last day. @param today year-month-day */
export function holdsOn({ until }: Waiver, today: string): boolean {
  return today <= until;
}

/**
 * Where a verdict stands once people were heard: a failure may be waived for a time, what waits for a person is completed by
 * their word, and what does not apply is left out. Nothing that calls have shown is talked away.
 * @param today year-month-day
 */
export function decide<Of extends Shown>(verdict: Of, claim: Claim | undefined, today: string): Of {
  if (!claim || verdict.state === 'tool-error') return verdict;
  if (verdict.state === 'fail') return claim.waiver ? waived(verdict, claim.waiver, today) : verdict;
  // The reason stands beside it, with the answer.
  if (claim.state === 'not-applicable')
    return { ...verdict, state: 'not-applicable', summary: 'You say that it does not apply.' };
  if (claim.state === 'done' && verdict.state === 'review' && verdict.awaits) return confirmed(verdict);
  return verdict;
}

/** As a sentence, whether or not a person wrote its full stop. */
const ended = (text: string) => (/[.!?]$/.test(text) ? text : `${text}.`);

function confirmed<Of extends Shown>(verdict: Of): Of {
  const state = verdict.traffic === 'warn' ? 'warn' : 'pass';
  return { ...verdict, state, summary: `${verdict.summary} You confirm it.` };
}

function waived<Of extends Shown>(verdict: Of, waiver: Waiver, today: string): Of {
  const { who, why, until } = waiver;
  if (!holdsOn(waiver, today))
    return { ...verdict, summary: `${verdict.summary} ${who} waived it until ${until}; that day is over.` };
  return { ...verdict, state: 'waived', summary: `By ${who} until ${until}: ${ended(why)} ${verdict.summary}` };
}
