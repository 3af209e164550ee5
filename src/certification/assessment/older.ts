/** What the first releases kept under one key of the browser's storage, and what was set aside there. */
import type { BrowserStorage } from '../../browser/storage';
import { isObject } from '../../json';
import { fromText } from './bytes';
import { AssessmentDocument } from './document';
import { parseAssessment } from './file';
import { OLDER_KEY } from './keys';
import type { Aside } from './types';

const MOVED_KEY = `${OLDER_KEY}:moved-to`;
const ASIDE_PREFIX = `${OLDER_KEY}:set-aside:`;
const SEEN = ':seen';

export interface Older {
  document: AssessmentDocument;
  text: string;
}

/** What cannot be read is set aside. @returns null where nothing is kept that can be read */
export function readOlder(storage: BrowserStorage, now: string): Older | null {
  const text = storage.read(OLDER_KEY);
  if (text === null) return null;
  const parsed = parseAssessment(text);
  if (!parsed.ok) {
    setAside(storage, OLDER_KEY, now);
    return null;
  }
  const data: unknown = JSON.parse(text);
  const changes = isObject(data) && typeof data.history === 'string' ? fromText(data.history) : null;
  return { document: AssessmentDocument.of(parsed.assessment, changes ?? undefined), text };
}

/** The assessment that older answers became; null where none was moved yet. */
export const movedTo = (storage: BrowserStorage): string | null => storage.read(MOVED_KEY);

/** Forgets the older answers once they are kept elsewhere. What a tab of an older release saved meanwhile stays. */
export function forgetOlder(storage: BrowserStorage, { document, text }: Older): void {
  if (storage.read(OLDER_KEY) !== text) return;
  if (movedTo(storage) === null) storage.keep(MOVED_KEY, document.id);
  storage.forget(OLDER_KEY);
}

/** Moves what cannot be read out of the way; where there is no room for it, it stays where it is, and is told all the same. */
export function setAside(storage: BrowserStorage, key: string, now: string): void {
  const text = storage.read(key);
  if (text === null) return;
  const isKnown = asideKeys(storage).some((each) => storage.read(each) === text);
  if (isKnown || storage.keep(`${ASIDE_PREFIX}${now}`, text) === 'kept') storage.forget(key);
}

/** What was set aside and not yet dismissed, oldest first. */
export function readAside(storage: BrowserStorage): Aside[] {
  const left = storage.read(OLDER_KEY);
  const inPlace = left !== null && !parseAssessment(left).ok ? [OLDER_KEY] : [];
  return [...asideKeys(storage), ...inPlace]
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
