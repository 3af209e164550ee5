import type { Assessment, Comment, Review, SubjectId } from '../types';
import { REVIEW_FORMAT, type ReviewFile } from './file';

/** What a reviewer has said so far about an assessment that somebody sent. Of the assessment nothing changes. */
export interface ReviewDraft {
  /** Of this draft: a review that is sent once more mends the one before. */
  readonly id: string;
  readonly reviewer: string;
  /** One for each subject. */
  readonly comments: Readonly<Record<SubjectId, { text: string; time: string }>>;
  /** A reason stands here also while the decision does not count for want of one. */
  readonly decisions: Readonly<Record<SubjectId, { decision: Review['decision']; reason: string; time: string }>>;
}

/** @param id of its own, whoever reviews */
export const newDraft = (id: string): ReviewDraft => ({ id, reviewer: '', comments: {}, decisions: {} });

/** @param time ISO 8601, UTC */
export function decided(
  draft: ReviewDraft,
  subject: SubjectId,
  change: { decision?: Review['decision'] | null; reason?: string },
  time: string,
): ReviewDraft {
  const { [subject]: before, ...others } = draft.decisions;
  const decision = change.decision === undefined ? before?.decision : change.decision;
  if (!decision) return { ...draft, decisions: others };
  const reason = change.reason ?? before?.reason ?? '';
  return { ...draft, decisions: { ...others, [subject]: { decision, reason, time } } };
}

/** @param text an empty one removes the comment */
export function commented(draft: ReviewDraft, subject: SubjectId, text: string, time: string): ReviewDraft {
  const { [subject]: _, ...others } = draft.comments;
  return { ...draft, comments: text === '' ? others : { ...others, [subject]: { text, time } } };
}

/** Decisions that count: to return something takes a reason. */
export function countingReviews(draft: ReviewDraft, { claims }: Assessment): ReviewFile['reviews'] {
  const reviews = Object.entries(draft.decisions).flatMap(([subject, { decision, reason, time }]) => {
    const said = reason.trim();
    if (decision === 'returned' && said === '') return [];
    const answerTime = Object.hasOwn(claims, subject) ? claims[subject]?.changedTime : undefined;
    const review: Review = {
      decision,
      ...(said && decision === 'returned' && { reason: said }),
      reviewer: draft.reviewer.trim(),
      time,
      ...(answerTime !== undefined && { answerTime }),
    };
    return [[subject, review] as const];
  });
  return Object.fromEntries(reviews);
}

/** Subjects that are to be returned and lack a reason. */
export function reasonless({ decisions }: ReviewDraft): readonly SubjectId[] {
  return Object.entries(decisions).flatMap(([subject, { decision, reason }]) =>
    decision === 'returned' && reason.trim() === '' ? [subject] : [],
  );
}

function commentsOf({ id, reviewer, comments }: ReviewDraft): ReviewFile['comments'] {
  const said = Object.entries(comments).filter(([, { text }]) => text.trim() !== '');
  return Object.fromEntries(
    said.map(([subject, { text, time }]) => {
      const comment: Comment = { id: `${id} ${subject}`, subject, text: text.trim(), author: reviewer.trim(), time };
      return [comment.id, comment];
    }),
  );
}

/** @param sentTime ISO 8601, UTC */
export function reviewFileOf(draft: ReviewDraft, assessment: Assessment, sentTime: string): ReviewFile {
  const { id, savedTime, about } = assessment;
  return {
    ...{ format: REVIEW_FORMAT, version: 1, of: { id, savedTime, about }, reviewer: draft.reviewer.trim(), sentTime },
    ...{ comments: commentsOf(draft), reviews: countingReviews(draft, assessment) },
  };
}
