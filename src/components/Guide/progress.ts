import type { BrowserStorage, Kept } from '../../browser/storage';
import type { Carried, StepResult } from '../../guides/run';
import { freshStart } from '../../guides/run';
import { isObject } from '../../json';
import { redactCardData } from '../../ledger/redact';
import type { SandboxClient } from '../../sandbox-client';

const VERSION = 1;

/** One reader's way through one guide in one sandbox. */
export interface Progress {
  carried: Carried;
  results: Record<string, StepResult>;
}

/** Progress by sandbox: the page's and each local server's ids mean nothing to one another. */
export type Runs = Record<string, Progress>;

export interface Restored {
  runs: Runs;
  /** Where unreadable progress was kept, when there was some. */
  setAside: string | null;
  /** False where unreadable progress could not be moved: saving would write over it. */
  maySave: boolean;
}

export function placeOf({ target, baseUrl }: Pick<SandboxClient, 'target' | 'baseUrl'>): string {
  return target === 'page' ? 'page' : baseUrl;
}

export async function newProgress(client: SandboxClient): Promise<Progress> {
  return { carried: freshStart(newRunId(), await client.newestSequence()), results: {} };
}

/** Short and new for each run, so that carts and orders of two runs have different upstream ids. */
export function newRunId(): string {
  return Math.random().toString(36).slice(2, 10);
}

export function readRuns(storage: Pick<BrowserStorage, 'read' | 'keep' | 'forget'>, guideId: string): Restored {
  const key = keyOf(guideId);
  const text = storage.read(key);
  if (text === null) return { runs: {}, setAside: null, maySave: true };
  const runs = parse(text);
  if (runs) return { runs, setAside: null, maySave: true };
  const setAside = `${key}:set-aside`;
  if (storage.keep(setAside, text) !== 'kept') return { runs: {}, setAside: key, maySave: false };
  storage.forget(key);
  return { runs: {}, setAside, maySave: true };
}

/** The runs of other sandboxes as they are kept now: another tab may have gone on with them. */
export function otherRuns(storage: Pick<BrowserStorage, 'read'>, guideId: string, place: string): Runs {
  const { [place]: _, ...others } = parse(storage.read(keyOf(guideId)) ?? '') ?? {};
  return others;
}

/** Where it is not kept, the run goes on; it only will not survive a reload. */
export function writeRuns(storage: Pick<BrowserStorage, 'keep'>, guideId: string, runs: Runs): Kept {
  return storage.keep(keyOf(guideId), JSON.stringify({ version: VERSION, runs: redactCardData(runs) }));
}

export function keyOf(guideId: string): string {
  return `connector-standards:guide:${guideId}`;
}

function parse(text: string): Runs | null {
  try {
    const stored = JSON.parse(text) as { version?: unknown; runs?: unknown } | null;
    if (stored?.version !== VERSION || !isObject(stored.runs)) return null;
    return Object.values(stored.runs).every(isProgress) ? (stored.runs as Runs) : null;
  } catch {
    return null;
  }
}

function isProgress(value: unknown): value is Progress {
  if (!isObject(value) || !isObject(value.carried) || !isObject(value.results)) return false;
  const { values, known, lastSequence } = value.carried;
  return (
    isObject(values) &&
    isObject(known) &&
    typeof lastSequence === 'number' &&
    Object.values(value.results).every(isResult)
  );
}

function isResult(value: unknown): value is StepResult {
  return (
    isObject(value) &&
    isObject(value.answer) &&
    typeof value.answer.status === 'number' &&
    isObject(value.captured) &&
    Array.isArray(value.changes) &&
    Array.isArray(value.problems)
  );
}
