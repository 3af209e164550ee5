import type { Criterion, Level, Party, RowCondition } from '../../catalog/types';
import type { SubjectId } from '../assessment/types';

export const subjectKinds = ['item', 'criterion', 'task', 'deliverable', 'question', 'use-case', 'duty'] as const;
export type SubjectKind = (typeof subjectKinds)[number];

/** Something that a team answers for. */
export interface Subject extends Pick<Criterion, 'tickedBy' | 'deniedBy'> {
  readonly id: SubjectId;
  readonly kind: SubjectKind;
  /** A question, or what is to be so, done or delivered. */
  readonly title: string;
  /** Where it is answered. */
  readonly route: string;
  /** Where it is explained. */
  readonly about: string;
  /** The phase of the process that it belongs to. */
  readonly phase: string;
  /** Who does it. */
  readonly by: Party;
  /** The list that it stands in: a checklist, a group of questions or of use cases, a topic; of a criterion its gate. */
  readonly list: string;
  readonly level?: Level;
  /** What a profile must say for it to apply; absent where it applies to all. */
  readonly applies?: RowCondition | undefined;
  /** Countries and regions that ask for it; absent where every country does. */
  readonly places?: readonly string[] | undefined;
  /** Each store does it for itself. */
  readonly perStore?: true;
}

/** A phase of the process, or the lane beside it, as the workbench draws it. */
export interface Phase {
  readonly id: string;
  /** 1 to 5; null for the compliance lane. */
  readonly number: number | null;
  readonly title: string;
  readonly goal: string;
  readonly owner: Party;
  readonly about: string;
}

/** All that can be answered, in the order of the process, with the places that duties name. */
export interface Subjects {
  /** In the order in which gates are reached: the compliance lane before the fourth phase. */
  readonly phases: readonly Phase[];
  readonly subjects: readonly Subject[];
  readonly places: readonly { readonly id: string; readonly name: string; readonly code?: string | undefined }[];
}
