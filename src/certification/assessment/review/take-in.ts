import type { Assessment, SubjectId } from '../types';
import type { ReviewFile } from './file';

/** The team's assessment with what a reviewer said in it. Of everything else it is the very same. */
export function withReview(assessment: Assessment, { comments, reviews }: ReviewFile): Assessment {
  return {
    ...assessment,
    comments: { ...assessment.comments, ...comments },
    reviews: { ...assessment.reviews, ...reviews },
  };
}

/** Subjects that the team answered anew after the reviewer had looked. */
export function answeredSince({ claims }: Assessment, reviews: Assessment['reviews']): readonly SubjectId[] {
  return Object.entries(reviews).flatMap(([subject, { answerTime }]) => {
    const now = Object.hasOwn(claims, subject) ? claims[subject]?.changedTime : undefined;
    return now === answerTime ? [] : [subject];
  });
}
