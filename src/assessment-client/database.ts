/**
 * The connection to the browser's database of assessments. Browsers close and delete databases under a page; the next call then
 * opens it again.
 */
import { openDB } from 'idb';
import { LogFault } from '../certification/assessment/log';
import { type Database, formatVersion, type Schema, storeNames, upgrade } from './schema';

const baseName = 'connector-standards-assessments';
const attempts = 5;

export interface Connection {
  /** @throws LogFault */
  run<Result>(work: (database: Database) => Promise<Result>): Promise<Result>;
  onGone(heard: () => void): void;
}

const nameOf = (error: unknown) => (error as { name?: unknown } | null)?.name;
/** What browsers say when a connection is no longer one, and a new one may be. */
const isLost = (error: unknown) => ['InvalidStateError', 'NotFoundError', 'AbortError'].includes(String(nameOf(error)));

export function faultOf(error: unknown): LogFault {
  if (error instanceof LogFault) return error;
  const message = error instanceof Error ? error.message : String(error);
  if (/Quota/.test(String(nameOf(error)))) return new LogFault('full', message);
  if (nameOf(error) === 'VersionError') return new LogFault('newer', message);
  return new LogFault(nameOf(error) === 'UnknownError' ? 'unreadable' : 'refused', message);
}

const isSound = ({ objectStoreNames }: Database) => storeNames.every((name) => objectStoreNames.contains(name));

export function connect(): Connection {
  let current: Promise<Database> | undefined;
  const listeners: (() => void)[] = [];

  function gone(): void {
    current = undefined;
    for (const heard of listeners) heard();
  }

  const openNamed = (name: string) =>
    openDB<Schema>(name, formatVersion, {
      upgrade: (database, oldVersion) => upgrade(database, oldVersion),
      blocking(_current, blocked, event) {
        (event.target as IDBDatabase).close();
        current = undefined;
        // Without a version to come it is removed, and not brought to a newer form.
        if (blocked === null) gone();
      },
      terminated: gone,
    });

  /** One that lacks a part is left untouched under its own name. */
  async function openUsable(): Promise<Database> {
    for (let attempt = 1; attempt <= attempts; attempt += 1) {
      const database = await openNamed(attempt === 1 ? baseName : `${baseName}-${attempt}`);
      if (isSound(database)) return database;
      database.close();
    }
    throw new LogFault('unreadable', 'No database of this browser could be used.');
  }

  function opened(): Promise<Database> {
    if (current) return current;
    const opening = openUsable();
    current = opening;
    opening.catch(() => {
      if (current === opening) current = undefined;
    });
    return opening;
  }

  async function attempt<Result>(work: (database: Database) => Promise<Result>, isLast: boolean): Promise<Result> {
    const opening = opened();
    try {
      return await work(await opening);
    } catch (error) {
      if (isLast || !isLost(error)) throw faultOf(error);
      if (current === opening) current = undefined;
      return attempt(work, true);
    }
  }

  return {
    run: (work) => attempt(work, false),
    onGone: (heard) => void listeners.push(heard),
  };
}
