/**
 * The connection to the browser's database. Browsers close and delete databases under a page: when the person clears the
 * site's data, when room gets scarce, when another tab brings a newer version. The next call then opens it again.
 */
import { deleteDB, openDB } from 'idb';
import { StoreFault } from '../faults';
import { keepClean } from './cleaning';
import { isLost } from './lost';
import { type Database, formatVersion, keepLookups, type Schema, storeNames, upgrade } from './schema';

const baseName = 'connector-standards-sandbox';
const attempts = 5;

export interface Connection {
  /** @throws StoreFault when another tab brought a version that this page does not know */
  database(): Promise<Database>;
  /** Forgets a connection that turned out to be of no use any more. */
  drop(database: Database): void;
  /** Deletes the database and goes on with a new one: where there is no room, that alone gives some back. */
  startAnew(): Promise<Database>;
  close(): void;
  readonly notices: readonly string[];
}

interface Opened {
  readonly database: Database;
  /** Nothing was there before. */
  readonly isNew: boolean;
}

async function openNamed(name: string, gone: () => void): Promise<Opened> {
  let isNew = false;
  const database = await openDB<Schema>(name, formatVersion, {
    upgrade(fresh, oldVersion, _newVersion, transaction) {
      isNew = oldVersion === 0;
      upgrade(fresh, oldVersion, transaction);
    },
    blocking(_current, _blocked, event) {
      gone();
      (event.target as IDBDatabase).close();
    },
    terminated: gone,
  });
  return { database, isNew };
}

const isSound = ({ objectStoreNames }: Database) => storeNames.every((name) => objectStoreNames.contains(name));
const isOtherVersion = (error: unknown) => error instanceof DOMException && error.name === 'VersionError';

/** Opens the first database that this version can use. One it cannot use stays as it is, under its own name. */
async function openUsable(gone: () => void): Promise<{ name: string; opened: Opened; notices: string[] }> {
  const notices: string[] = [];
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const name = attempt === 1 ? baseName : `${baseName}-${attempt}`;
    try {
      const opened = await openNamed(name, gone);
      if (isSound(opened.database)) return { name, opened, notices };
      opened.database.close();
    } catch (error) {
      if (!isOtherVersion(error)) throw error;
    }
    notices.push(
      `The sandbox data in the browser database "${name}" is from another version or damaged. It was set aside untouched.`,
    );
  }
  throw new Error('No browser database could be used.');
}

const outdated = () =>
  new StoreFault(
    'outdated',
    'This site was updated in another tab, and this page no longer understands its data. Reload the page.',
  );

async function makeReady(database: Database): Promise<void> {
  await keepClean(database);
  await keepLookups(database);
}

/** Another tab may delete the database in the middle of all this. What is there after it is just as good. */
async function openReady(gone: () => void) {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const usable = await openUsable(gone);
      await makeReady(usable.opened.database);
      return usable;
    } catch (error) {
      if (attempt === attempts || !isLost(error)) throw error;
    }
  }
}

/** Opens the database of this name again. @throws StoreFault where another tab brought a newer version */
async function openAgain(name: string, gone: () => void): Promise<Opened> {
  const opened = await openNamed(name, gone).catch((error: unknown) => {
    throw isOtherVersion(error) ? outdated() : error;
  });
  if (!isSound(opened.database)) throw outdated();
  return opened;
}

/** @throws what the browser says when it keeps no data */
export async function connect(): Promise<Connection> {
  let current: Promise<Database> | undefined;
  const gone = () => {
    current = undefined;
  };
  const first = await openReady(gone);
  const { name, notices } = first;
  current = Promise.resolve(first.opened.database);

  async function reopen(isOnPurpose = false): Promise<Database> {
    const { database, isNew } = await openAgain(name, gone);
    if (isNew && !isOnPurpose)
      notices.push(`The browser deleted the sandbox's data at ${new Date().toISOString()}. It began anew.`);
    await makeReady(database);
    return database;
  }

  function keep(opening: Promise<Database>): Promise<Database> {
    current = opening;
    opening.catch(() => {
      if (current === opening) gone();
    });
    return opening;
  }

  return {
    notices,
    database: () => current ?? keep(reopen()),
    async startAnew() {
      const before = await current?.catch(() => undefined);
      before?.close();
      return keep(deleteDB(name).then(() => reopen(true)));
    },
    drop(database) {
      gone();
      database.close();
    },
    close() {
      void current?.then((database) => database.close());
    },
  };
}
