import type { ReviewDraft } from '../../../certification/assessment/review/draft';
import type { Assessment, SubjectId } from '../../../certification/assessment/types';
import { scopeOf } from '../../../certification/subjects/scope';
import type { Subject, Subjects } from '../../../certification/subjects/types';

export const reviewFilters = {
  said: 'What the team said something about',
  undecided: 'Not decided yet',
  returned: 'Returned',
  unanswered: 'In scope, without an answer',
  all: 'All in scope',
} as const;
export type ReviewFilter = keyof typeof reviewFilters;

/** Subjects about which the team said anything. */
export function saidSubjects({ claims, plan, evidence, comments }: Assessment): ReadonlySet<SubjectId> {
  const records = [...Object.values(evidence), ...Object.values(comments)];
  return new Set([...Object.keys(claims), ...Object.keys(plan), ...records.map(({ subject }) => subject)]);
}

/** What a reviewer goes through, in the order of the process; what the catalog does not know comes last. */
export function subjectsToReview(
  { assessment, draft }: { assessment: Assessment; draft: ReviewDraft },
  { subjects, places }: Subjects,
  filter: ReviewFilter,
): readonly (Subject | SubjectId)[] {
  const said = saidSubjects(assessment);
  const isAnswered = (id: SubjectId) => Object.hasOwn(assessment.claims, id) && assessment.claims[id]?.state !== 'open';
  const isShown = (id: SubjectId, isInScope: () => boolean) => {
    if (filter === 'said') return said.has(id);
    if (filter === 'undecided') return said.has(id) && !Object.hasOwn(draft.decisions, id);
    if (filter === 'returned') return draft.decisions[id]?.decision === 'returned';
    return isInScope() && (filter === 'all' || !isAnswered(id));
  };
  const known = new Set(subjects.map(({ id }) => id));
  return [
    ...subjects.filter((subject) => isShown(subject.id, () => scopeOf(subject, assessment.profile, places).isIn)),
    ...[...said].filter((id) => !known.has(id) && isShown(id, () => true)),
  ];
}
