import type { Evidence } from '../../../certification/assessment/types';

/** Before it is kept: what it is of, its id and its time come with that. */
export type NewEvidence = Omit<Evidence, 'id' | 'subject' | 'addedTime' | 'by'>;
