/** What the records of an assessment look like. Files and documents are read by it alike. */

import { isObject } from '../../json';
import type { Profile } from '../profile/types';
import type { VerdictState } from '../verdicts/types';
import {
  count,
  Damage,
  day,
  flag,
  id,
  listOf,
  oneOf,
  type Reader,
  recordOf,
  sha256,
  shape,
  text,
  time,
  webAddress,
  words,
} from './checks';
import { legible } from './legible';
import {
  type About,
  type Attempt,
  type Claim,
  type Comment,
  claimStates,
  type Evidence,
  environments,
  evidenceKinds,
  type HistoryEvent,
  type PlanEntry,
  type Review,
  type Waiver,
} from './types';

export const readWaiver = shape<Waiver>({ who: words, why: words, until: day }, ['who', 'why', 'until']);

const claimFields = shape<Claim>(
  {
    state: oneOf(claimStates),
    reason: text,
    note: text,
    waiver: readWaiver,
    changedTime: time,
    by: text,
    revision: count,
  },
  ['state', 'changedTime'],
);

/** A reason stands beside "not applicable", and nowhere else. */
export const readClaim: Reader<Claim> = (value) => {
  const { reason, note, ...claim } = claimFields(value);
  const isLeftOut = claim.state === 'not-applicable';
  if (isLeftOut && !reason?.trim()) throw new Damage('is "not-applicable" without a reason');
  return { ...claim, ...(isLeftOut && reason ? { reason } : {}), ...(note ? { note } : {}) };
};

export const readAbout = shape<About>({ name: text, environment: oneOf(environments), team: text }, [
  'name',
  'environment',
  'team',
]);

/** Whether fields and values are known is asked where they are used: a later release may know more of them. */
export const readProfileValue: Reader<boolean | string | readonly string[]> = (value) => {
  if (typeof value === 'boolean') return value;
  if (typeof value === 'string') return legible(value);
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return value.map(legible);
  throw new Damage('is neither true or false, nor a text, nor a list of texts');
};

export const readProfile: Reader<Profile> = (value) => recordOf(readProfileValue, 'the field')(value) as Profile;

export const ownerRoles = ['pm', 'dev', 'qa', 'security', 'provider'] as const;

export const readPlanEntry = shape<PlanEntry>(
  {
    ownerRole: oneOf(ownerRoles),
    ownerName: text,
    due: day,
    links: listOf(shape({ address: webAddress, title: text }, ['address', 'title'])),
    changedTime: time,
  },
  ['changedTime'],
);

export const readEvidence = shape<Evidence>(
  {
    id,
    subject: id,
    kind: oneOf(evidenceKinds),
    title: text,
    text,
    address: webAddress,
    file: shape({ name: text, size: count, type: text, sha256 }, ['name', 'size', 'type', 'sha256']),
    addedTime: time,
    by: text,
  },
  ['id', 'subject', 'kind', 'title', 'addedTime'],
);

export const readComment = shape<Comment>({ id, subject: id, text, author: text, time }, [
  'id',
  'subject',
  'text',
  'author',
  'time',
]);

export const readReview = shape<Review>(
  { decision: oneOf(['accepted', 'returned']), reason: text, reviewer: text, time, answerTime: time },
  ['decision', 'reviewer', 'time'],
);

const verdictStates: readonly VerdictState[] = [
  'pass',
  'warn',
  'fail',
  'review',
  'not-observed',
  'stale',
  'not-applicable',
  'waived',
  'tool-error',
];

export const readAttempt = shape<Attempt>(
  {
    runId: id,
    name: text,
    useCaseId: id,
    epoch: count,
    startedTime: time,
    endedTime: time,
    judgedTime: time,
    toolVersion: text,
    rehearsal: flag,
    states: recordOf(oneOf(verdictStates), 'the verdict on'),
  },
  ['runId', 'name', 'startedTime', 'judgedTime', 'rehearsal', 'states'],
);

export const readEvent: Reader<HistoryEvent> = (value) => {
  const { before, after } = isObject(value) ? value : {};
  const event = shape<Omit<HistoryEvent, 'before' | 'after'>>(
    { id, time, by: text, subject: id, batch: id, field: id },
    ['id', 'time', 'field'],
  )(value);
  return { ...event, ...(before !== undefined && { before }), ...(after !== undefined && { after }) };
};
