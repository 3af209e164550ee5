import { toText } from '../certification/assessment/bytes';
import { time } from '../certification/assessment/checks';
import { aboutNothing } from '../certification/assessment/empty';
import type { AssessmentLog, LoggedUpdate } from '../certification/assessment/log';
import { readAbout } from '../certification/assessment/parts';
import { readOrNull } from '../certification/assessment/sound';
import type { Listing } from '../certification/assessment/types';
import type { Connection } from './database';
import type { Database } from './schema';

const OPEN = 'open';
const ASIDE = 'database:';

/** The log of updates in the browser's database. */
export function databaseLog({ run, onGone }: Connection): AssessmentLog {
  return {
    onGone,
    listings: () => run(async (database) => (await database.getAll('assessments')).map(soundListing)),
    opened: (otherwise) => run((database) => opened(database, otherwise)),
    open: (id) =>
      run(async (database) => {
        await database.put('settings', { name: OPEN, value: id });
      }),
    read: (id, after) => run((database) => read(database, id, after)),
    append: (listing, update, whole) => run((database) => append(database, listing, update, whole)),
    shorten: (id, keys, whole) => run((database) => shorten(database, id, keys, whole)),
    setAside: (id, key) => run((database) => setAside(database, id, key)),
    aside: () => run(readAside),
    dismiss: (key) => run((database) => dismiss(database, key)),
    remove: (id) => run((database) => remove(database, id)),
  };
}

/** What an assessment is called may be damaged, and it opens all the same. */
function soundListing({ id, about, savedTime }: Listing): Listing {
  return { id, about: readOrNull(readAbout, about) ?? aboutNothing, savedTime: readOrNull(time, savedTime) };
}

/** Where the browser removed what said which is open, it is the one that was saved last. */
async function opened(database: Database, otherwise: string): Promise<string> {
  const work = database.transaction(['settings', 'assessments'], 'readwrite');
  const settings = work.objectStore('settings');
  const known = await settings.get(OPEN);
  const listings = known ? [] : await work.objectStore('assessments').getAll();
  const newest = listings.sort((one, other) => ((one.savedTime ?? '') < (other.savedTime ?? '') ? 1 : -1))[0];
  const id = known?.value ?? newest?.id ?? otherwise;
  if (!known) await settings.put({ name: OPEN, value: id });
  await work.done;
  return id;
}

async function read(database: Database, id: string, after = 0): Promise<LoggedUpdate[]> {
  const work = database.transaction('updates');
  const found: LoggedUpdate[] = [];
  for (const key of await work.store.index('assessment').getAllKeys(id)) {
    const row = key > after ? await work.store.get(key) : undefined;
    if (row) found.push({ key, update: row.update });
  }
  await work.done;
  return found;
}

async function append(database: Database, listing: Listing, update: Uint8Array, whole: () => Uint8Array) {
  const work = database.transaction(['updates', 'assessments'], 'readwrite');
  const [updates, assessments] = [work.objectStore('updates'), work.objectStore('assessments')];
  const known = await assessments.get(listing.id);
  await Promise.all([
    updates.add({ assessment: listing.id, update: known ? update : whole() }),
    assessments.put(listing),
    work.done,
  ]);
}

async function shorten(database: Database, id: string, keys: readonly number[], whole: Uint8Array) {
  const work = database.transaction('updates', 'readwrite');
  await Promise.all([
    work.store.add({ assessment: id, update: whole }),
    ...keys.map((key) => work.store.delete(key)),
    work.done,
  ]);
}

async function setAside(database: Database, id: string, key: number): Promise<void> {
  const work = database.transaction(['updates', 'set-aside'], 'readwrite');
  const row = await work.objectStore('updates').get(key);
  if (row) {
    await work.objectStore('set-aside').add({ assessment: id, update: row.update, isSeen: false });
    await work.objectStore('updates').delete(key);
  }
  await work.done;
}

/** What stands there may be anything. */
const asText = (update: unknown) => (update instanceof Uint8Array ? toText(update) : (JSON.stringify(update) ?? ''));

async function readAside(database: Database) {
  const work = database.transaction('set-aside');
  const [keys, rows] = await Promise.all([work.store.getAllKeys(), work.store.getAll()]);
  return rows.flatMap(({ update, isSeen }, index) =>
    isSeen ? [] : [{ key: `${ASIDE}${keys[index]}`, text: asText(update) }],
  );
}

async function dismiss(database: Database, name: string): Promise<void> {
  if (!name.startsWith(ASIDE)) return;
  const key = Number(name.slice(ASIDE.length));
  const row = await database.get('set-aside', key);
  if (row) await database.put('set-aside', { ...row, isSeen: true }, key);
}

async function remove(database: Database, id: string): Promise<void> {
  const work = database.transaction(['updates', 'assessments', 'settings'], 'readwrite');
  const keys = await work.objectStore('updates').index('assessment').getAllKeys(id);
  const open = await work.objectStore('settings').get(OPEN);
  await Promise.all([
    ...keys.map((key) => work.objectStore('updates').delete(key)),
    work.objectStore('assessments').delete(id),
    ...(open?.value === id ? [work.objectStore('settings').delete(OPEN)] : []),
    work.done,
  ]);
}
