/** What a team says of the items, as the checklist pages export it: it settles what calls leave to a person. */
import { type Claim, parseAssessment } from '../../certification/assessment';
import { BadInput } from '../bad-input';
import { readTextFile } from '../sources/text-file';
import type { ItemVerdict } from './types';

export type Claims = Readonly<Record<string, Claim>>;

/** @throws BadInput */
export function readAssessmentFile(file: string): Claims {
  const parsed = parseAssessment(readTextFile('The assessment', file));
  if (parsed.ok) return parsed.assessment.claims;
  throw new BadInput(`${file} cannot be used: ${parsed.reason}`);
}

const withNote = (sentence: string, { note }: Claim) => (note ? `${sentence} ${note}` : sentence);

/** A word settles what calls leave open to a person, and nothing that calls have shown. */
export function hear(item: ItemVerdict, claim: Claim | undefined): ItemVerdict {
  if (!claim || item.verdict === 'fail' || item.verdict === 'tool-error') return item;
  const said = { ...item, claim: claim.state };
  if (claim.state === 'not-applicable')
    return { ...said, verdict: 'not-applicable', summary: `The team says: ${claim.reason}` };
  if (item.verdict !== 'review') return item;
  if (claim.state === 'done')
    return { ...said, verdict: 'pass', summary: withNote(`${item.summary} The team confirms it.`, claim) };
  if (claim.state === 'open') return item;
  return { ...said, verdict: 'fail', summary: withNote('The team says that it is not done.', claim) };
}
