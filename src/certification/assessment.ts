import { isObject, type JsonObject } from '../json';

export const FORMAT = 'connector-standards/assessment';
const VERSION = 1;

/** Under which a browser keeps it. */
export const STORAGE_KEY = 'connector-standards:assessment:v1';

/** `open`: nothing claimed, or a claim taken back; it may still carry a note. */
export const claimStates = ['open', 'done', 'not-done', 'not-applicable'] as const;
export type ClaimState = (typeof claimStates)[number];

/** Somebody takes a failure on for a time. */
export interface Waiver {
  who: string;
  why: string;
  /** Its last day: year-month-day. */
  until: string;
}

/** What a person says about one checklist item. */
export interface Claim {
  state: ClaimState;
  /** Why the item does not apply. Present exactly when the state is `not-applicable`. */
  reason?: string;
  note?: string;
  waiver?: Waiver;
  /** ISO 8601, UTC. */
  changedTime: string;
}

export interface Assessment {
  format: typeof FORMAT;
  version: typeof VERSION;
  /** ISO 8601, UTC; null before the first change. */
  savedTime: string | null;
  claims: Record<string, Claim>;
}

export type Parsed =
  | { ok: true; assessment: Assessment }
  | {
      ok: false;
      reason: string;
      /** True where a later release wrote it: nothing is damaged. */
      isNewer: boolean;
    };

export function emptyAssessment(): Assessment {
  return { format: FORMAT, version: VERSION, savedTime: null, claims: {} };
}

/** Turns the data of an older version into the next one. Each entry is named by the version it reads. */
const migrations: Record<number, (data: JsonObject) => JsonObject> = {};

export function parseAssessment(text: string): Parsed {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return refuse('This is not a JSON file.');
  }
  if (!isObject(data) || data.format !== FORMAT) {
    return refuse('This file does not hold an assessment. Choose one that you exported from a checklist.');
  }
  const version = data.version;
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1)
    return refuse('The file does not say which version it has.');
  if (version > VERSION)
    return {
      ok: false,
      reason: `The file has version ${version}; this page reads up to ${VERSION}. Reload the page and try again.`,
      isNewer: true,
    };
  return readCurrent(migrate(data, version));
}

function migrate(data: JsonObject, version: number): JsonObject {
  const step = migrations[version];
  return version < VERSION && step ? migrate(step(data), version + 1) : data;
}

function readCurrent(data: JsonObject): Parsed {
  if (!isTime(data.savedTime) && data.savedTime !== null)
    return refuse('The file is damaged: savedTime is no point in time.');
  if (!isObject(data.claims)) return refuse('The file is damaged: it has no list of claims.');
  const claims: [string, Claim][] = [];
  for (const [itemId, value] of Object.entries(data.claims)) {
    const claim = readClaim(value);
    if (typeof claim === 'string') return refuse(`The file is damaged: the claim on "${itemId}" ${claim}.`);
    claims.push([itemId, claim]);
  }
  return {
    ok: true,
    assessment: { ...emptyAssessment(), savedTime: data.savedTime, claims: Object.fromEntries(claims) },
  };
}

function readClaim(value: unknown): Claim | string {
  if (!isObject(value)) return 'is no record';
  const { state, reason, note, waiver, changedTime } = value;
  if (!isClaimState(state)) return `has the unknown state ${JSON.stringify(state)}`;
  if (!isTime(changedTime)) return 'has no changedTime';
  if (reason !== undefined && typeof reason !== 'string') return 'has a reason that is no text';
  if (note !== undefined && typeof note !== 'string') return 'has a note that is no text';
  if (state === 'not-applicable' && !reason?.trim()) return 'is "not applicable" without a reason';
  const taken = waiver === undefined ? undefined : readWaiver(waiver);
  if (taken === null) return 'has a waiver without who, why, or until as a day such as 2027-01-31';
  return claim(state, changedTime, { reason, note, waiver: taken });
}

/** @returns null where it does not say who, why and until which day */
export function readWaiver(value: unknown): Waiver | null {
  if (!isObject(value)) return null;
  const { who, why, until } = value;
  const isSaid = [who, why].every((text) => typeof text === 'string' && text.trim() !== '');
  return isSaid && isDay(until) ? { who: String(who), why: String(why), until } : null;
}

/** A day of the calendar, as year-month-day. */
function isDay(value: unknown): value is string {
  return typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) && isTime(`${value}T00:00:00.000Z`);
}

/** What comes with a claim. */
interface Words {
  reason?: string;
  note?: string;
  waiver?: Waiver;
}

/** @returns null when the claim is not applicable and no reason is given: then there is nothing to save. */
export function makeClaim(state: ClaimState, changedTime: string, words: Words): Claim | null {
  return state === 'not-applicable' && !words.reason?.trim() ? null : claim(state, changedTime, words);
}

function claim(state: ClaimState, changedTime: string, { reason, note, waiver }: Words): Claim {
  return {
    state,
    ...(state === 'not-applicable' && reason ? { reason } : {}),
    ...(note ? { note } : {}),
    ...(waiver ? { waiver } : {}),
    changedTime,
  };
}

/** Per item the newer claim wins. The order of the two does not matter, and doing it twice changes nothing. */
export function mergeAssessments(one: Assessment, other: Assessment): Assessment {
  const ids = [...new Set([...Object.keys(one.claims), ...Object.keys(other.claims)])].sort();
  const claims = ids.flatMap((id): [string, Claim][] => {
    const winner = newer(own(one, id), own(other, id));
    return winner ? [[id, winner]] : [];
  });
  const savedTime =
    [one.savedTime, other.savedTime]
      .filter((time) => time !== null)
      .sort()
      .at(-1) ?? null;
  return { ...emptyAssessment(), savedTime, claims: Object.fromEntries(claims) };
}

function own(assessment: Assessment, id: string): Claim | undefined {
  return Object.hasOwn(assessment.claims, id) ? assessment.claims[id] : undefined;
}

/** Two claims of the same moment are told apart by their words, so that every tab picks the same one. */
function newer(one: Claim | undefined, other: Claim | undefined): Claim | undefined {
  if (!one || !other) return one ?? other;
  if (one.changedTime !== other.changedTime) return one.changedTime > other.changedTime ? one : other;
  return fingerprint(one) > fingerprint(other) ? one : other;
}

function fingerprint({ state, reason, note, waiver }: Claim): string {
  return JSON.stringify([claimStates.indexOf(state), reason ?? '', note ?? '', waiver ?? '']);
}

/** @param assessment may carry a history beside the answers, for this browser alone. */
export function serializeAssessment(assessment: Assessment & { history?: string }): string {
  return `${JSON.stringify(assessment, null, 2)}\n`;
}

/** Items the catalog does not know. They stay in the assessment: a later catalog, or another checklist, may know them. */
export function unknownItems(assessment: Assessment, known: Iterable<string>): string[] {
  const ids = new Set(known);
  return Object.keys(assessment.claims).filter((id) => !ids.has(id));
}

function isClaimState(value: unknown): value is ClaimState {
  return (claimStates as readonly unknown[]).includes(value);
}

/** One spelling only, so that times compare as texts. */
function isTime(value: unknown): value is string {
  return typeof value === 'string' && !Number.isNaN(Date.parse(value)) && new Date(value).toISOString() === value;
}

function refuse(reason: string): Parsed {
  return { ok: false, reason, isNewer: false };
}
