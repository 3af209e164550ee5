/** What a team says of the items: it settles what calls leave to a person. */
import type { Claim } from '../../assessment/types';
import { holdsOn } from '../../verdicts/decide';
import type { ItemVerdict } from './types';

export type Claims = Readonly<Record<string, Claim>>;

const withNote = (sentence: string, { note }: Claim) => (note ? `${sentence} ${note}` : sentence);

/** A failure that somebody took on, and whose day is not over. */
function waived(item: ItemVerdict, { waiver }: Claim, today: string): ItemVerdict {
  if (!waiver || !holdsOn(waiver, today)) return item;
  const { who: owner, until, why } = waiver;
  return { ...item, verdict: 'waived', waiver: { owner, until, why } };
}

/** Whether only refused calls were seen: those have to be mended, whatever anybody says. */
const isAllRefused = ({ hasRule, verdict, awaits }: ItemVerdict) => hasRule && verdict === 'review' && !awaits;

/**
 * A word settles what calls leave open to a person, and nothing that calls have shown.
 * @param today year-month-day
 */
export function hear(item: ItemVerdict, claim: Claim | undefined, today: string): ItemVerdict {
  if (!claim || item.verdict === 'tool-error') return item;
  if (item.verdict === 'fail') return waived(item, claim, today);
  const said = { ...item, claim: claim.state };
  if (claim.state === 'not-applicable')
    return { ...said, verdict: 'not-applicable', summary: `The team says: ${claim.reason}` };
  if (item.verdict !== 'review' || isAllRefused(item)) return item;
  if (claim.state === 'done')
    return {
      ...said,
      verdict: item.traffic === 'warn' ? 'warn' : 'pass',
      summary: withNote(`${item.summary} The team confirms it.`, claim),
    };
  if (claim.state === 'open') return item;
  return { ...said, verdict: 'fail', summary: withNote('The team says that it is not done.', claim) };
}
