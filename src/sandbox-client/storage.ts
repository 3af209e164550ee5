import type { Target } from './types';

const KEY = 'connector-standards:sandbox';
const VERSION = 1;

export interface Choice {
  target: Target;
  /** Null while the person never typed an address: then the announced one counts. */
  localUrl: string | null;
}

export const NO_CHOICE: Choice = { target: 'page', localUrl: null };

/** Storage that may be missing (server rendering) or refused (private windows). */
export type KeyValueStore = Pick<Storage, 'getItem' | 'setItem'> | null;

/** An unreadable choice counts as none: it holds two settings, nothing a person wrote. */
export function readChoice(storage: KeyValueStore): Choice {
  try {
    const stored: unknown = JSON.parse(storage?.getItem(KEY) ?? 'null');
    return isChoice(stored) ? { target: stored.target, localUrl: stored.localUrl } : NO_CHOICE;
  } catch {
    return NO_CHOICE;
  }
}

export function writeChoice(storage: KeyValueStore, choice: Choice): void {
  try {
    storage?.setItem(KEY, JSON.stringify({ version: VERSION, ...choice }));
  } catch {
    // A full or blocked storage only costs the choice its memory.
  }
}

function isChoice(value: unknown): value is Choice & { version: number } {
  const choice = value as (Choice & { version: number }) | null;
  return (
    choice?.version === VERSION &&
    (choice.target === 'page' || choice.target === 'local') &&
    (choice.localUrl === null || isAddress(choice.localUrl))
  );
}

export function isAddress(text: unknown): text is string {
  if (typeof text !== 'string' || !URL.canParse(text)) return false;
  return /^https?:$/.test(new URL(text).protocol);
}

/** The browser's storage, or null on a server and where a browser refuses it. */
export function browserStorage(): KeyValueStore {
  try {
    return typeof window === 'undefined' ? null : window.localStorage;
  } catch {
    return null;
  }
}
