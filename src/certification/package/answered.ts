import type { Level } from '../../catalog/types';
import { type Assessment, FORMAT, type SubjectId, VERSION } from '../assessment/types';

/** Where a subject stands. */
export interface Standing {
  readonly subject: {
    readonly id: SubjectId;
    readonly kind: string;
    readonly title: string;
    readonly route: string;
    readonly level?: Level;
  };
  /** Whether it concerns the connector. */
  readonly scope: { readonly isIn: boolean; readonly why: string };
  readonly state: 'met' | 'failed' | 'open' | 'aside';
  readonly by?: 'claim' | 'evidence' | 'document';
  readonly isAnswered: boolean;
  /** What it is met by, or what is the matter, in a sentence. */
  readonly says: string;
}

/** What a team has answered, and where each subject stands by that. */
export interface Answered {
  readonly assessment: Assessment;
  /** Of all that is answered, in the order of the process. */
  readonly standings: readonly Standing[];
  /** Who makes the documents; empty where nobody said. */
  readonly author: string;
  /** Year-month-day; empty in documents that nobody filled. */
  readonly today: string;
}

/** For the empty documents, which people fill by hand. */
export const nothingAnswered: Answered = {
  assessment: {
    ...{ format: FORMAT, version: VERSION, id: '', savedTime: null, profile: {} },
    about: { name: '', environment: 'sandbox', team: '' },
    ...{ claims: {}, plan: {}, evidence: {}, comments: {}, reviews: {}, attempts: {}, milestones: {} },
  },
  standings: [],
  author: '',
  today: '',
};

const known = new WeakMap<readonly Standing[], ReadonlyMap<SubjectId, Standing>>();

export function standingOn({ standings }: Answered, subject: SubjectId): Standing | undefined {
  const bySubject = known.get(standings) ?? new Map(standings.map((one) => [one.subject.id, one]));
  known.set(standings, bySubject);
  return bySubject.get(subject);
}

const own = <Value>(records: Readonly<Record<string, Value>>, id: string): Value | undefined =>
  Object.hasOwn(records, id) ? records[id] : undefined;

export const claimOn = ({ assessment: { claims } }: Answered, subject: SubjectId) => own(claims, subject);
export const planOf = ({ assessment: { plan } }: Answered, subject: SubjectId) => own(plan, subject);

/** The oldest first. */
export const evidenceOn = ({ assessment: { evidence } }: Answered, subject: SubjectId) =>
  Object.values(evidence)
    .filter((one) => one.subject === subject)
    .sort((one, other) => one.addedTime.localeCompare(other.addedTime) || one.id.localeCompare(other.id));

/** The last time that a connector tried a use case; what was rehearsed in the pages of this site is none. */
export const lastAttemptAt = ({ assessment: { attempts } }: Answered, useCaseId: string) =>
  Object.values(attempts)
    .filter((one) => one.useCaseId === useCaseId && !one.rehearsal)
    .sort((one, other) => one.startedTime.localeCompare(other.startedTime))
    .at(-1);
