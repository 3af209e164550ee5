/** An assessment as a file: read of every version, written of the newest. */
import { doubledName, saysTwice } from '../../doubled-name';
import { isObject, type JsonObject } from '../../json';
import { Damage, id, inField, type Reader, recordOf, text, time, within } from './checks';
import { emptyAssessment } from './empty';
import { fingerprint } from './fingerprint';
import {
  readAbout,
  readAttempt,
  readClaim,
  readComment,
  readEvidence,
  readPlanEntry,
  readProfile,
  readReview,
} from './parts';
import { type Assessment, FORMAT, type Milestone, VERSION } from './types';

export type Parsed =
  | { ok: true; assessment: Assessment }
  | {
      ok: false;
      reason: string;
      /** True where a later release wrote it: nothing is damaged. */
      isNewer: boolean;
    };

/** Turns the data of an older version into the next one. Each entry is named by the version it reads. */
const migrations: Readonly<Record<number, (data: JsonObject) => JsonObject>> = {
  // Answers alone. The id is made of them, so that one file is of one assessment wherever it is read.
  1: (data) => {
    const { claims, savedTime } = data;
    const id = `version-1-${fingerprint(JSON.stringify([claims, savedTime]))
      .toString(16)
      .padStart(8, '0')}`;
    return { ...emptyAssessment(id), version: 2, savedTime, claims };
  },
};

/** Reads a file of any version. It never throws: what is wrong is told, and where. */
export function parseAssessment(file: string): Parsed {
  let data: unknown;
  try {
    data = JSON.parse(file);
  } catch {
    return refuse('This is not a JSON file.');
  }
  if (!isObject(data) || data.format !== FORMAT)
    return refuse(
      'This file does not hold an assessment. Choose one that you exported from a checklist or the workbench.',
    );
  const { version } = data;
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1)
    return refuse('The file does not say which version it has.');
  if (version > VERSION) {
    const reason = `The file has version ${version}; this page reads up to ${VERSION}. Reload the page and try again.`;
    return { ok: false, reason, isNewer: true };
  }
  const twice = doubledName(file);
  if (twice !== undefined) return refuse(`The file is damaged: it ${saysTwice(twice)}.`);
  return readCurrent(data, version);
}

function readCurrent(data: JsonObject, version: number): Parsed {
  try {
    return { ok: true, assessment: readAssessment(migrate(data, version)) };
  } catch (error) {
    if (error instanceof Damage) return refuse(`The file is damaged: ${error.message}.`);
    throw error;
  }
}

function migrate(data: JsonObject, version: number): JsonObject {
  const step = migrations[version];
  return version < VERSION && step ? migrate(step(data), version + 1) : data;
}

/** @param isFrozen of a milestone, which has none of its own */
function readAssessment(data: JsonObject, isFrozen = false): Assessment {
  const part = <Value>(name: string, read: Reader<Value>): Value => within(name, () => read(data[name]));
  const records = <Value>(name: string, read: Reader<Value>, each: string) =>
    recordIn(data, name, recordOf(read, each));
  return {
    ...emptyAssessment(part('id', id)),
    savedTime: data.savedTime === null ? null : part('savedTime', time),
    about: part('about', readAbout),
    profile: part('profile', readProfile),
    claims: records('claims', readClaim, 'the claim on'),
    plan: records('plan', readPlanEntry, 'the plan of'),
    evidence: underTheirIds(records('evidence', readEvidence, 'the evidence'), 'the evidence'),
    comments: underTheirIds(records('comments', readComment, 'the comment'), 'the comment'),
    reviews: records('reviews', readReview, 'the review of'),
    attempts: records('attempts', readAttempt, 'the attempt'),
    milestones: isFrozen ? {} : underTheirIds(records('milestones', readMilestone, 'the milestone'), 'the milestone'),
  };
}

/** What is removed or undone is found by its id: under another key it would stay. */
function underTheirIds<Value extends { id: string }>(records: Readonly<Record<string, Value>>, each: string) {
  const stray = Object.entries(records).find(([key, { id }]) => key !== id);
  if (stray) throw new Damage(`${each} "${stray[0]}" calls itself "${stray[1].id}"`, true);
  return records;
}

/** Records without entries may be missing: a file that a person wrote is short. The claims may not. */
function recordIn<Value>(data: JsonObject, name: string, read: Reader<Readonly<Record<string, Value>>>) {
  const value = data[name] === undefined && name !== 'claims' ? {} : data[name];
  if (!isObject(value)) throw new Damage(`it has no list of ${name}`, true);
  return read(value);
}

export const readMilestone: Reader<Milestone> = (value) => {
  if (!isObject(value) || !isObject(value.frozen)) throw new Damage('holds no frozen assessment');
  const { frozen, by } = value;
  const part = (name: string, read: Reader<string>) => inField(name, () => read(value[name]));
  return {
    ...{ id: part('id', id), name: part('name', text), time: part('time', time) },
    ...(by !== undefined && { by: part('by', text) }),
    frozen: inField('frozen assessment', () => readAssessment(frozen, true)),
  };
};

export function serializeAssessment(assessment: Assessment): string {
  return `${JSON.stringify(assessment, null, 2)}\n`;
}

function refuse(reason: string): Parsed {
  return { ok: false, reason, isNewer: false };
}
