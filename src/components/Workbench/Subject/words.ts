import type { Party } from '../../../catalog/types';
import type { MetBy } from '../../../certification/readiness/types';
import type { SubjectKind } from '../../../certification/subjects/types';

/** Behind a number. */
export const kindNames: Readonly<Record<SubjectKind, string>> = {
  item: 'Checklist items',
  criterion: 'Criteria',
  task: 'Tasks',
  deliverable: 'Deliverables',
  question: 'Security questions',
  'use-case': 'Use cases',
  duty: 'Duties',
};

const singular: Readonly<Record<SubjectKind, string>> = {
  item: 'checklist item',
  criterion: 'criterion',
  task: 'task',
  deliverable: 'deliverable',
  question: 'security question',
  'use-case': 'use case',
  duty: 'duty',
};

/** "1 duty", "12 duties". */
export const counted = (kind: SubjectKind, count: number): string =>
  `${count} ${count === 1 ? singular[kind] : kindNames[kind].toLowerCase()}`;

export const byNames: Readonly<Record<MetBy, string>> = {
  claim: 'by claim',
  evidence: 'by evidence',
  document: 'by document',
};

export const partyNames: Readonly<Record<Party, string>> = {
  partner: 'You',
  provider: 'The provider',
  both: 'Both sides',
};
