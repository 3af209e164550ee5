/** Reads the text of a snapshot that may come from anywhere. Nothing of it is taken before all of it is sound. */
import { isObject } from '../../../json';
import type { LedgerEntry } from '../../../ledger/types';
import { soundEntry, soundRecord } from '../../storage/soundness';
import { earliestClock, latestClock } from '../clock-bounds';
import { Unreadable } from './bytes';
import { type SavedRecord, type SnapshotContent, snapshotFormat, snapshotLimits, snapshotVersion } from './content';
import { keptKinds } from './kinds';

const known = new Set<string>(keptKinds);
const longestId = 600;
/** Levels of objects and lists: more than any document of the sandbox has. */
const deepest = 64;

/** More than any account counts, and far from where numbers no longer count on. */
const largestCount = 1e12;

const isBetween = (value: unknown, from: number, to: number): value is number =>
  Number.isSafeInteger(value) && (value as number) >= from && (value as number) < to;
const isCount = (value: unknown): value is number => isBetween(value, 0, largestCount);
const isShort = (value: unknown, most: number): value is string => typeof value === 'string' && value.length <= most;
const isMoment = (value: unknown): value is number => isBetween(value, earliestClock, latestClock);

function depthOf(value: unknown, most: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return most > 0 && Object.values(value).every((inner) => depthOf(inner, most - 1));
}

function recordIn(value: unknown, index: number): SavedRecord {
  const where = `Record ${index + 1}`;
  if (!isObject(value)) throw new Unreadable(`${where} is no object.`);
  const { kind, id, position, document, hidden } = value;
  if (!isShort(kind, 60) || !known.has(kind))
    throw new Unreadable(`${where} is of a kind that this sandbox does not know: ${String(kind).slice(0, 60)}.`);
  if (!isShort(id, longestId) || id === '') throw new Unreadable(`${where} has no id.`);
  if (!isCount(position)) throw new Unreadable(`${where}, ${kind} ${id}, says no place.`);
  const record = soundRecord(kind, id, document, hidden);
  if (!record) throw new Unreadable(`${where}, ${kind} ${id}, lacks what every ${kind} has.`);
  return { ...record, position } as SavedRecord;
}

function recordsIn(value: unknown): SavedRecord[] {
  if (!Array.isArray(value)) throw new Unreadable('It has no list of records.');
  if (value.length > snapshotLimits.records)
    throw new Unreadable(`It has more than ${snapshotLimits.records} records.`);
  const records = value.map(recordIn);
  const names = new Set(records.map(({ kind, id }) => `${kind} ${id}`));
  if (names.size < records.length) throw new Unreadable('It has two records with one kind and id.');
  return records;
}

function accountIn(value: unknown): SnapshotContent['account'] {
  if (!isObject(value)) throw new Unreadable('It does not say what the account counts.');
  const { sequence, number, firstSequence, run, frozenAt, seed, drawn } = value;
  const isSound =
    [sequence, number, firstSequence].every(isCount) &&
    (run === undefined || isShort(run, 100)) &&
    (frozenAt === undefined || isMoment(frozenAt)) &&
    (seed === undefined || isShort(seed, 200)) &&
    (drawn === undefined || isCount(drawn));
  if (!isSound) throw new Unreadable('What the account counts cannot be read.');
  const all = { sequence, number, firstSequence, run, frozenAt, seed, drawn };
  return Object.fromEntries(
    Object.entries(all).filter(([, one]) => one !== undefined),
  ) as unknown as SnapshotContent['account'];
}

/** Entries follow one another without a gap up to the newest of the account. */
function ledgerIn(value: unknown, { sequence, firstSequence }: SnapshotContent['account']): LedgerEntry[] {
  if (!Array.isArray(value)) throw new Unreadable('It has no ledger.');
  if (firstSequence + value.length - 1 !== sequence) throw new Unreadable('Entries of its ledger are missing.');
  return value.map((one, index) => {
    const entry = soundEntry(firstSequence + index, one);
    if (!entry) throw new Unreadable(`Entry ${firstSequence + index} of its ledger cannot be read.`);
    return entry;
  });
}

function parsed(text: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(text);
    if (!depthOf(value, deepest))
      throw new Unreadable(`It has more than ${deepest} objects and lists inside each other.`);
  } catch (error) {
    if (error instanceof Unreadable) throw error;
    throw new Unreadable('It is no JSON.');
  }
  if (!isObject(value) || value.format !== snapshotFormat) throw new Unreadable('It is no snapshot of this sandbox.');
  return value;
}

/** @throws Unreadable, with what is wrong */
export function contentIn(text: string): SnapshotContent {
  const { version, redaction, liveMode, moment, account: counts, records, ledger } = parsed(text);
  if (version !== snapshotVersion)
    throw new Unreadable(
      `It is of version ${String(version).slice(0, 20)}, and this sandbox reads version ${snapshotVersion}. Use the version of the sandbox that saved it, or a newer one.`,
    );
  if (!isMoment(moment)) throw new Unreadable('It does not say what the clock showed.');
  const account = accountIn(counts);
  return {
    ...{ format: snapshotFormat, version, moment, account },
    redaction: isShort(redaction, 20) ? redaction : '',
    liveMode: liveMode === true,
    records: recordsIn(records),
    ledger: ledgerIn(ledger, account),
  };
}
