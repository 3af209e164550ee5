/** A ledger as a text: a page of `/_sandbox/ledger`, a list of pages or of entries, or one entry a line (NDJSON). */
import { readEntry } from './read-entry';
import type { LedgerEntry } from './types';

interface Found {
  readonly value: unknown;
  /** Where it stands in the file. */
  readonly place: string;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

const isPage = (value: unknown): value is { data: unknown[] } =>
  typeof value === 'object' && value !== null && Array.isArray((value as { data?: unknown }).data);

/** The entries of a page, of a list of pages, or of a list. */
function entriesIn(value: unknown, place: string): Found[] {
  if (isPage(value)) return value.data.map((entry, index) => ({ value: entry, place: `${place}data[${index}]` }));
  if (!Array.isArray(value)) return [{ value, place: place || 'the file' }];
  return value.flatMap((one, index) => entriesIn(one, `${place}[${index}]${isPage(one) ? '.' : ''}`));
}

/** @returns what is wrong, in a sentence without its subject */
function lines(text: string): Found[] | string {
  const all: Found[] = [];
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue;
    const value = parse(line);
    if (value === undefined) return `line ${index + 1} is no JSON.`;
    const here = isPage(value) ? `line ${index + 1}: ` : '';
    for (const found of entriesIn(value, here))
      all.push({ ...found, place: isPage(value) ? found.place : `line ${index + 1}` });
  }
  return all;
}

export type ReadLedger = { readonly entries: readonly LedgerEntry[] } | { readonly problem: string };

/** The entries, oldest first and each once, without card data and secrets; or what is wrong, and where. */
export function readLedgerText(text: string): ReadLedger {
  const whole = parse(text);
  const found = whole === undefined ? lines(text) : entriesIn(whole, '');
  if (typeof found === 'string') return { problem: found };
  const entries = new Map<number, LedgerEntry>();
  for (const { value, place } of found) {
    const entry = readEntry(value);
    if (typeof entry === 'string') return { problem: `${place} ${entry}. Is this a ledger of the sandbox?` };
    entries.set(entry.sequence, entry);
  }
  return { entries: [...entries.values()].sort((one, other) => one.sequence - other.sequence) };
}
