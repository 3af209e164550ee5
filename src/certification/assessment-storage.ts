import { type Assessment, emptyAssessment, parseAssessment, serializeAssessment } from './assessment';

export const STORAGE_KEY = 'connector-standards:assessment:v1';
const ASIDE_PREFIX = `${STORAGE_KEY}:set-aside:`;

export type KeyValueStore = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

export interface Loaded {
  assessment: Assessment;
  /** What a person should know; null when all is well. */
  problem: string | null;
  /** False while unreadable data lies in the way and could not be moved. */
  maySave: boolean;
}

/** Reads the saved assessment. What cannot be read is moved to a key of its own and never thrown away. */
export function loadAssessment(store: KeyValueStore | null, now: string): Loaded {
  if (!store) return blank(unavailable, false);
  try {
    const saved = store.getItem(STORAGE_KEY);
    if (saved === null) return blank(null, true);
    const parsed = parseAssessment(saved);
    return parsed.ok
      ? { assessment: parsed.assessment, problem: null, maySave: true }
      : setAside(store, saved, parsed.reason, now);
  } catch {
    return blank(unavailable, false);
  }
}

function blank(problem: string | null, maySave: boolean): Loaded {
  return { assessment: emptyAssessment(), problem, maySave };
}

const unavailable =
  'This browser does not let the page save. Your answers last until you close it: export them before you go.';

function setAside(store: KeyValueStore, saved: string, reason: string, now: string): Loaded {
  const key = `${ASIDE_PREFIX}${now}`;
  try {
    store.setItem(key, saved);
    store.removeItem(STORAGE_KEY);
  } catch {
    return blank(
      `Your saved answers cannot be read, and there is no room to keep them apart. New answers are not saved. ${reason}`,
      false,
    );
  }
  return blank(
    `Your saved answers could not be read and were set aside under the key "${key}" of this browser's storage. ${reason}`,
    true,
  );
}

/** @returns what went wrong, null when it was saved. */
export function saveAssessment(store: KeyValueStore | null, assessment: Assessment): string | null {
  if (!store) return unavailable;
  try {
    store.setItem(STORAGE_KEY, serializeAssessment(assessment));
    return null;
  } catch {
    return 'The browser could not save your last answer: its storage is full or blocked. Export your answers to keep them.';
  }
}
