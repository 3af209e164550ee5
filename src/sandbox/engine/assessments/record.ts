import type { Kept } from '../../domain/kernel/records';

/** An assessment that several browsers work on through this sandbox. What a team answers is in its changes alone. */
export interface SharedAssessment {
  readonly id: string;
  readonly name: string;
  /** Drawn when it is shared: one that is removed and shared again counts its changes anew. */
  readonly edition: string;
  /** ISO 8601, UTC. */
  readonly startedTime: string;
  /** As the person wants to be called; absent where nobody said. */
  readonly startedBy?: string;
  /** ISO 8601, UTC. */
  readonly changedTime: string;
  readonly changedBy?: string;
  /** Of the newest change. */
  readonly number: number;
  /** Of all changes together. */
  readonly bytes: number;
}

interface Hidden {
  /** What all changes together hold: a snapshot of Yjs, in base64. */
  readonly holds: string;
  /** The newest change that was merged with all before it. */
  readonly mergedTo: number;
  /** How many stretches of text the merged changes take up. */
  readonly stretches: number;
}

/** Some browser's changes to it, which came together. */
export interface AssessmentChange {
  readonly number: number;
  /** ISO 8601, UTC. Absent where it stands for many, and there are newer ones. */
  readonly time?: string;
  readonly by?: string;
  /** An update of Yjs, in base64. */
  readonly update: string;
}

export type SharedAssessmentRecord = Kept<'shared-assessment', SharedAssessment, Hidden>;
/** Its id is that of the assessment, with its number. */
export type AssessmentChangeRecord = Kept<'assessment-change', AssessmentChange>;
/** A stretch of the merged changes, in base64. Its id is that of the assessment, with the number of the stretch. */
export type AssessmentStretchRecord = Kept<'assessment-stretch', { readonly text: string }>;

declare module '../../domain/kernel/records' {
  interface Records {
    'shared-assessment': SharedAssessmentRecord;
    'assessment-change': AssessmentChangeRecord;
    'assessment-stretch': AssessmentStretchRecord;
  }
}
