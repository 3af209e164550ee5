import { emptyAssessment } from '../assessment/empty';
import type { Assessment, SubjectId } from '../assessment/types';
import type { Standing } from '../readiness/types';

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
  assessment: emptyAssessment(),
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
