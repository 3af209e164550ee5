import type { BrowserStorage } from '../browser/storage';
import type { Target } from './types';

const KEY = 'connector-standards:sandbox';
const VERSION = 1;

export interface Choice {
  target: Target;
  /** Null while the person never typed an address: then the announced one counts. */
  localUrl: string | null;
}

export const NO_CHOICE: Choice = { target: 'page', localUrl: null };

type Reader = Pick<BrowserStorage, 'read'>;
type Keeper = Pick<BrowserStorage, 'keep'>;

/** An unreadable choice counts as none: it holds two settings, nothing a person wrote. */
export function readChoice(storage: Reader): Choice {
  try {
    const stored: unknown = JSON.parse(storage.read(KEY) ?? 'null');
    return isChoice(stored) ? { target: stored.target, localUrl: stored.localUrl } : NO_CHOICE;
  } catch {
    return NO_CHOICE;
  }
}

/** A full or blocked storage only costs the choice its memory. */
export function writeChoice(storage: Keeper, choice: Choice): void {
  storage.keep(KEY, JSON.stringify({ version: VERSION, ...choice }));
}

function isChoice(value: unknown): value is Choice & { version: number } {
  const choice = value as (Choice & { version: number }) | null;
  return (
    choice?.version === VERSION &&
    (choice.target === 'page' || choice.target === 'local') &&
    (choice.localUrl === null || isAddress(choice.localUrl))
  );
}

function isAddress(text: unknown): text is string {
  if (typeof text !== 'string' || !URL.canParse(text)) return false;
  return /^https?:$/.test(new URL(text).protocol);
}
