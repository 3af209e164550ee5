/** A ledger in a file: a page of `/_sandbox/ledger`, a list of pages or of entries, or one entry a line (NDJSON). */
import type { LedgerEntry } from '../../ledger/types';
import { BadInput } from '../bad-input';
import { runsIn } from './entry-runs';
import { readEntry } from './ledger-entry';
import type { Recording } from './recording';
import { readTextFile } from './text-file';

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

function lines(text: string, file: string): Found[] {
  return text.split(/\r?\n/).flatMap((line, index) => {
    if (line.trim() === '') return [];
    const value = parse(line);
    if (value === undefined) throw new BadInput(`${file}: line ${index + 1} is no JSON.`);
    return entriesIn(value, isPage(value) ? `line ${index + 1}: ` : '').map((found) => ({
      ...found,
      place: isPage(value) ? found.place : `line ${index + 1}`,
    }));
  });
}

function foundIn(text: string, file: string): Found[] {
  const whole = parse(text);
  return whole === undefined ? lines(text, file) : entriesIn(whole, '');
}

/** @throws BadInput with the place in the file */
export function readLedgerFile(file: string): Recording {
  const entries = foundIn(readTextFile('The ledger file', file), file).map(({ value, place }): LedgerEntry => {
    const entry = readEntry(value);
    if (typeof entry === 'string') throw new BadInput(`${file}: ${place} ${entry}. Is this a ledger of the sandbox?`);
    return entry;
  });
  const inOrder = [...new Map(entries.map((entry) => [entry.sequence, entry])).values()].sort(
    (one, other) => one.sequence - other.sequence,
  );
  return { kind: 'ledger', name: file, entries: inOrder, runs: runsIn(inOrder), notes: [] };
}
