/** Lets a document hold what a person decided at an import. Each change is told in the history. */
import type { AssessmentDocument, Moment } from './document';
import { answerFields, planFields } from './places';
import type { Assessment, Claim, SubjectId } from './types';

function adoptClaim(document: AssessmentDocument, subject: SubjectId, claim: Claim, moment: Moment): void {
  const { changedTime: time, by } = claim;
  const stamp = { time, ...(by && { by }) };
  for (const field of answerFields) {
    // A reason that does not count at the moment may stand here all the same.
    if (field === 'reason' && claim.state !== 'not-applicable') continue;
    document.change({ subject, field }, claim[field], moment, stamp);
  }
  document.stamp('claim', subject, stamp);
}

const collections = [
  ['evidence', 'evidence'],
  ['comments', 'comment'],
  ['attempts', 'attempt'],
  ['milestones', 'milestone'],
] as const;

/** Records that `next` does not have stay. */
export function adoptAssessment(document: AssessmentDocument, next: Assessment, moment: Moment): void {
  const now = document.assessment();
  const isNew = <Value>(mine: Readonly<Record<string, Value>>, id: string, value: Value) =>
    !Object.hasOwn(mine, id) || JSON.stringify(mine[id]) !== JSON.stringify(value);
  for (const [name, value] of Object.entries(next.about)) document.change({ field: `about ${name}` }, value, moment);
  for (const name of new Set([...Object.keys(now.profile), ...Object.keys(next.profile)]))
    document.change({ field: `profile ${name}` }, next.profile[name as keyof Assessment['profile']], moment);
  for (const [subject, claim] of Object.entries(next.claims))
    if (isNew(now.claims, subject, claim)) adoptClaim(document, subject, claim, moment);
  for (const [subject, entry] of Object.entries(next.plan)) {
    if (!isNew(now.plan, subject, entry)) continue;
    const stamp = { time: entry.changedTime };
    for (const field of planFields) document.change({ subject, field }, entry[field], moment, stamp);
    document.stamp('plan', subject, stamp);
  }
  for (const [subject, review] of Object.entries(next.reviews))
    document.change({ subject, field: 'review' }, review, moment);
  for (const [collection, field] of collections)
    for (const value of Object.values(next[collection] as Readonly<Record<string, { subject?: SubjectId }>>))
      document.change({ field, ...(value.subject !== undefined && { subject: value.subject }) }, value, moment);
}
