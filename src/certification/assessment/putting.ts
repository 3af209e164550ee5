/** Puts an assessment that came as a plain value into a document, without a history: nobody here changed anything. */
import { placeOf, planFields, type SharedParts, type Stamp } from './places';
import type { Assessment, Claim, SubjectId } from './types';

const stampOf = ({ changedTime, by }: Claim): Stamp => ({ time: changedTime, ...(by && { by }) });

function put(
  parts: SharedParts,
  field: string,
  value: unknown,
  { subject, id }: { subject?: SubjectId; id?: string },
): void {
  if (value !== undefined) placeOf(parts, { field, ...(subject !== undefined && { subject }) }, id)?.write(value);
}

function putClaim(parts: SharedParts, subject: SubjectId, claim: Claim): void {
  const { state, note, reason, waiver, revision } = claim;
  for (const [field, value] of Object.entries({ state, note, reason, waiver, revision }))
    put(parts, field, value, { subject });
}

/** Beside the changes of a first release, which hold the answers already; only what they lack is added. */
export function putClaims(parts: SharedParts, { claims }: Assessment, known: Assessment): void {
  for (const [subject, claim] of Object.entries(claims)) {
    if (!Object.hasOwn(known.claims, subject)) putClaim(parts, subject, claim);
    parts.setStamp('claim', subject, stampOf(claim));
  }
}

export function putAssessment(parts: SharedParts, assessment: Assessment): void {
  const { about, profile, claims, plan, savedTime } = assessment;
  for (const [name, value] of Object.entries(about)) put(parts, `about ${name}`, value, {});
  for (const [name, value] of Object.entries(profile)) put(parts, `profile ${name}`, value, {});
  for (const [subject, claim] of Object.entries(claims)) {
    putClaim(parts, subject, claim);
    parts.setStamp('claim', subject, stampOf(claim));
  }
  for (const [subject, entry] of Object.entries(plan)) {
    for (const field of planFields) put(parts, field, entry[field], { subject });
    parts.setStamp('plan', subject, { time: entry.changedTime });
  }
  putRecords(parts, assessment);
  if (savedTime !== null) parts.map('stamps').set('saved', { time: savedTime });
}

function putRecords(parts: SharedParts, assessment: Assessment): void {
  const { evidence, comments, reviews, attempts, milestones } = assessment;
  for (const [id, value] of Object.entries(evidence)) put(parts, 'evidence', value, { id });
  for (const [id, value] of Object.entries(comments)) put(parts, 'comment', value, { id });
  for (const [subject, value] of Object.entries(reviews)) put(parts, 'review', value, { subject });
  for (const [id, value] of Object.entries(attempts)) put(parts, 'attempt', value, { id });
  for (const [id, value] of Object.entries(milestones)) put(parts, 'milestone', value, { id });
}
