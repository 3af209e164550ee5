/** A shared document as the plain value that everybody reads. What does not look as it should is left out of it. */
import type { Profile } from '../profile/types';
import { type Reader, text } from './checks';
import { aboutNothing, emptyAssessment } from './empty';
import { readMilestone } from './file';
import { isPlainName, legible } from './legible';
import {
  ownerRoles,
  readAttempt,
  readComment,
  readEvent,
  readEvidence,
  readPlanEntry,
  readProfileValue,
  readReview,
  readWaiver,
} from './parts';
import { placeOf, planFields, readStamp, type SharedParts } from './places';
import { readOrNull, soundOrNull } from './sound';
import type { About, Assessment, Claim, ClaimState, PlanEntry, SubjectId } from './types';
import { claimStates, environments } from './types';

function records<Value>(parts: SharedParts, name: string, read: Reader<Value>): Readonly<Record<string, Value>> {
  const found = [...parts.map(name).entries()].flatMap(([id, value]): [string, Value][] => {
    const record = isPlainName(id) ? soundOrNull(read, value) : null;
    return record === null ? [] : [[id, record]];
  });
  return byName(found);
}

/** What is removed or undone is found by its id: damage may have put it under another. */
function underTheirIds<Value extends { id: string }>(parts: SharedParts, name: string, read: Reader<Value>) {
  return Object.fromEntries(Object.entries(records(parts, name, read)).filter(([key, { id }]) => key === id));
}

const byName = <Value>(entries: [string, Value][]) =>
  Object.fromEntries(entries.sort(([one], [other]) => (one < other ? -1 : 1)));

function claimOf(parts: SharedParts, subject: SubjectId): Claim | null {
  const kept = parts.map('states').get(subject);
  const said = claimStates.find((state) => state === kept) ?? 'open';
  const [note, reason] = [legible(parts.text(subject, 'note')), legible(parts.text(subject, 'reason'))];
  const waiver = readOrNull(readWaiver, placeOf(parts, { subject, field: 'waiver' })?.read());
  const stamp = parts.stamp('claim', subject);
  const isGone = kept === 'cleared' || (kept === undefined && !stamp);
  if (isGone && note === '' && !waiver) return null;
  const isExplained = said === 'not-applicable' && reason.trim() !== '';
  const state: ClaimState = said === 'not-applicable' && !isExplained ? 'open' : said;
  const revision = parts.map('revisions').get(subject);
  return {
    state,
    ...(isExplained ? { reason } : {}),
    ...(note ? { note } : {}),
    ...(waiver ? { waiver } : {}),
    changedTime: stamp?.time ?? new Date(0).toISOString(),
    ...(stamp?.by ? { by: stamp.by } : {}),
    ...(typeof revision === 'number' ? { revision } : {}),
  };
}

function planOf(parts: SharedParts, subject: SubjectId): PlanEntry | null {
  const stamp = parts.stamp('plan', subject);
  if (!stamp) return null;
  const present = planFields.flatMap((field) => {
    const value = parts.map('plans').get(`${field} ${subject}`);
    const isRight = field !== 'ownerRole' || (ownerRoles as readonly unknown[]).includes(value);
    return value === undefined || !isRight ? [] : [[field, value]];
  });
  if (present.length === 0) return null;
  return readOrNull(readPlanEntry, { ...Object.fromEntries(present), changedTime: stamp.time });
}

function aboutOf(parts: SharedParts): About {
  const about = parts.map('about');
  const environment = environments.find((each) => each === about.get('environment')) ?? aboutNothing.environment;
  return {
    name: readOrNull(text, about.get('name')) ?? '',
    environment,
    team: readOrNull(text, about.get('team')) ?? '',
  };
}

function each<Value>(
  parts: SharedParts,
  family: 'claim' | 'plan',
  read: (parts: SharedParts, subject: SubjectId) => Value | null,
): Readonly<Record<SubjectId, Value>> {
  const found = [...parts.subjects(family)].flatMap((subject): [string, Value][] => {
    const record = isPlainName(subject) ? read(parts, subject) : null;
    return record === null ? [] : [[subject, record]];
  });
  return byName(found);
}

/** The newest moment that anything in it names; null for an empty one. */
function savedTimeOf(parts: SharedParts): string | null {
  const stamps = [...parts.map('stamps').values()].map((stamp) => soundOrNull(readStamp, stamp));
  const events = [...parts.map('events').values()].map((event) => soundOrNull(readEvent, event));
  const times = [...stamps, ...events].flatMap((each) => each?.time ?? []);
  return times.reduce((newest: string | null, time) => (newest === null || time > newest ? time : newest), null);
}

export function readAssessment(id: string, parts: SharedParts): Assessment {
  return {
    ...emptyAssessment(id),
    savedTime: savedTimeOf(parts),
    about: aboutOf(parts),
    profile: records(parts, 'profile', readProfileValue) as Profile,
    claims: each(parts, 'claim', claimOf),
    plan: each(parts, 'plan', planOf),
    evidence: underTheirIds(parts, 'evidence', readEvidence),
    comments: underTheirIds(parts, 'comments', readComment),
    reviews: records(parts, 'reviews', readReview),
    attempts: records(parts, 'attempts', readAttempt),
    milestones: underTheirIds(parts, 'milestones', readMilestone),
  };
}
