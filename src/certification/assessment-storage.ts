import type { BrowserStorage } from '../browser/storage';
import { isObject } from '../json';
import { type Assessment, parseAssessment, STORAGE_KEY, serializeAssessment } from './assessment';
import { AssessmentHistory } from './assessment-history';

const ASIDE_PREFIX = `${STORAGE_KEY}:set-aside:`;
const SEEN = ':seen';

export type Read =
  | { kind: 'none' }
  | { kind: 'read'; history: AssessmentHistory; isComplete: boolean }
  | { kind: 'unreadable'; text: string; reason: string; isNewer: boolean };

/** Reads saved answers. Those of earlier releases have no history; then `isComplete` is false. */
export function readSaved(text: string | null): Read {
  if (text === null) return { kind: 'none' };
  const parsed = parseAssessment(text);
  if (!parsed.ok) return { kind: 'unreadable', text, reason: parsed.reason, isNewer: parsed.isNewer };
  const history = historyIn(text, parsed.assessment);
  return { kind: 'read', history: history ?? AssessmentHistory.of(parsed.assessment), isComplete: history !== null };
}

function historyIn(text: string, assessment: Assessment): AssessmentHistory | null {
  const data: unknown = JSON.parse(text);
  return isObject(data) && typeof data.history === 'string' ? AssessmentHistory.decode(data.history, assessment) : null;
}

/** The same file that an export holds, with the history of each text. */
export function textToSave(history: AssessmentHistory): string {
  return serializeAssessment({ ...history.assessment(), history: history.encode() });
}

/** Moves what cannot be read to a key of its own. It is never thrown away. @returns false where there is no room. */
export function setAside(storage: BrowserStorage, text: string, now: string): boolean {
  if (asideKeys(storage).some((key) => storage.read(key) === text)) return true;
  return storage.keep(`${ASIDE_PREFIX}${now}`, text) === 'kept';
}

export interface Aside {
  key: string;
  text: string;
}

/** What was set aside and not yet dismissed, oldest first. */
export function readAside(storage: BrowserStorage): Aside[] {
  return asideKeys(storage)
    .filter((key) => storage.read(`${key}${SEEN}`) === null)
    .map((key) => ({ key, text: storage.read(key) ?? '' }));
}

/** Keeps what was set aside, and that a person knows of it. */
export function dismissAside(storage: BrowserStorage, key: string, now: string): void {
  storage.keep(`${key}${SEEN}`, now);
}

function asideKeys(storage: BrowserStorage): string[] {
  return storage
    .keys()
    .filter((key) => key.startsWith(ASIDE_PREFIX) && !key.endsWith(SEEN))
    .sort();
}
