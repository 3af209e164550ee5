import type { CatalogChange } from '../../catalog/types';
import type { Assessment, Claim, Review, SubjectId } from '../assessment/types';
import { AnswerCarrier, carriedFrom } from './answers';
import { movePlan, moveRecords, placesIn } from './records';
import type { Aside, Carried, CarriedOver } from './types';

export type { Aside, Carried, CarriedOver } from './types';

/**
 * Reads an assessment with the catalog's changes in mind. Every answer is carried, asked again, or put aside; none is
 * dropped, and nothing is written.
 * @param changes of the catalog, oldest first
 */
export function carryOver(assessment: Assessment, changes: readonly CatalogChange[]): CarriedOver {
  const carrier = new AnswerCarrier(assessment);
  for (const change of changes) carrier.follow(change);
  const claims: Record<SubjectId, Claim> = {};
  const carried = new Map<SubjectId, Carried>();
  for (const [subject, at] of carrier.pool) {
    if (at.changes.length === 0) {
      claims[subject] = at.claim;
      continue;
    }
    const found = carriedFrom(subject, at);
    carried.set(subject, found);
    claims[subject] = found.claim;
  }
  const places = placesIn(changes);
  return {
    assessment: {
      ...assessment,
      claims,
      plan: movePlan(assessment.plan, places),
      evidence: moveRecords(assessment.evidence, places),
      comments: moveRecords(assessment.comments, places),
      reviews: reviewsOf(assessment, carried),
    },
    carried,
    aside: carrier.aside,
  };
}

/** A review is of one answer: it stands as long as that answer does, or where it was given since. */
function reviewsOf({ reviews }: Assessment, carried: ReadonlyMap<SubjectId, Carried>): Assessment['reviews'] {
  if (carried.size === 0) return reviews;
  const standing: Record<SubjectId, Review> = { ...reviews };
  for (const { subject, from, asksAgain } of carried.values()) {
    const since = asksAgain.at(-1)?.date ?? '';
    const [only, ...others] = from;
    const review = only && others.length === 0 && since === '' ? reviews[only.subject] : undefined;
    for (const answer of from)
      if (answer.subject !== subject || (reviews[subject]?.time ?? '') < since) delete standing[answer.subject];
    if (review) standing[subject] ??= review;
  }
  return standing;
}

/** Answers to subjects that the catalog does not have, beside those that it put aside itself. */
export function unplaced({ assessment, aside }: CarriedOver, known: ReadonlySet<SubjectId>): readonly Aside[] {
  const unknown = Object.entries(assessment.claims)
    .filter(([subject]) => !known.has(subject))
    .map(([subject, claim]): Aside => ({ subject, claim, why: 'unknown' }));
  return [...aside, ...unknown];
}
