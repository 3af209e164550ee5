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
