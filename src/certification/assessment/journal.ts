import type { BrowserStorage, Kept } from '../../browser/storage';
import { fromText, toText } from './bytes';

const PREFIX = 'connector-standards:assessment:journal:';

export interface JournalEntry {
  key: string;
  id: string;
  update: Uint8Array;
}

/** @returns null for a key of something else, or a text that cannot be read */
export function readEntry(key: string, text: string | null): JournalEntry | null {
  if (!key.startsWith(PREFIX) || text === null) return null;
  const [, id] = /^[^:]*:(.*)$/s.exec(key.slice(PREFIX.length)) ?? [];
  const update = fromText(text);
  return id && update ? { key, id, update } : null;
}

export const isOfJournal = (key: string): boolean => key.startsWith(PREFIX);

/**
 * What a tab did and the log does not have yet. Writing it takes no time that a page being closed would not have; other tabs
 * hear of it; and where the log keeps nothing it is what keeps the answers. Each tab writes keys of its own.
 */
export class Journal {
  constructor(
    private readonly storage: BrowserStorage,
    private readonly tab: string,
  ) {}

  keyOf(id: string): string {
    return `${PREFIX}${this.tab}:${id}`;
  }

  keep(id: string, update: Uint8Array): Kept {
    return this.storage.keep(this.keyOf(id), toText(update));
  }

  forget(id: string): void {
    this.storage.forget(this.keyOf(id));
  }

  /** Of all tabs, also of those that were closed. */
  entries(): JournalEntry[] {
    return this.keys().flatMap((key) => readEntry(key, this.storage.read(key)) ?? []);
  }

  unreadable(): string[] {
    return this.keys().filter((key) => readEntry(key, this.storage.read(key)) === null);
  }

  /** Once it is kept elsewhere. What its tab added meanwhile stays. */
  forgetEntry({ key, update }: JournalEntry): void {
    if (this.storage.read(key) === toText(update)) this.storage.forget(key);
  }

  private keys(): string[] {
    return this.storage.keys().filter(isOfJournal).sort();
  }
}
