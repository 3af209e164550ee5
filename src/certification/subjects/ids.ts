import type { SubjectId } from '../assessment/types';
import type { SubjectKind } from './types';

export const ANSWERS_ROUTE = '/workbench/answers';

/** What stands before the colon of an id; an item has a plain one. */
const prefixes = ['criterion', 'task', 'deliverable', 'question', 'use-case', 'duty'] as const satisfies SubjectKind[];

export function kindOf(id: SubjectId): SubjectKind {
  return prefixes.find((prefix) => id.startsWith(`${prefix}:`)) ?? 'item';
}

/** Where a subject stands on the page that lists its kind: letters, digits and hyphens. */
export const anchorOfSubject = (id: SubjectId): string => id.replaceAll(/[.:]/g, '-');

/** Where a subject is answered that stands on no checklist. */
export const answerRoute = (id: SubjectId): string => `${ANSWERS_ROUTE}#${anchorOfSubject(id)}`;
