/** What records are found by is written late. Nobody who looks for them can tell. */
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'libsql';
import { afterEach, describe, expect, it } from 'vitest';
import type { Store } from '../port';
import { type Watched, watchSqlite } from '../test-support/counting';
import { refund } from '../test-support/refunds';
import { group, newFolder } from '../test-support/stores';
import { openSqliteStore } from './sqlite';

const account = 'a';
type State = 'pending' | 'succeeded';

let opened: Store[] = [];
let watched: Watched | undefined;
afterEach(async () => {
  watched?.stop();
  for (const store of opened) await store.close();
  opened = [];
});

async function open(path: string): Promise<Store> {
  const store = await openSqliteStore(path);
  opened.push(store);
  return store;
}

const put = (store: Store, id: string, state: State) =>
  store.transact(account, (transaction) => transaction.put([refund({ id, state })]));

const idsIn = (store: Store, state: State) =>
  store.transact(account, async (transaction) => {
    const where = [{ name: 'state', oneOf: [state] }];
    const placed = await transaction.page('refund', { direction: 'newer', size: 1000, where });
    return placed.map(({ record }) => record.id);
  });

const newPath = () => join(newFolder(), 'late.db');

/** A file as it is left where its process is killed. */
function killed(path: string): string {
  const copy = newPath();
  for (const suffix of ['', '-wal']) copyFileSync(path + suffix, copy + suffix);
  return copy;
}

const waiting = (path: string) => {
  const connection = new Database(path);
  const { n } = connection.prepare('select count(*) as n from late_lookups').get() as { n: number };
  connection.close();
  return n;
};

describe('records whose lookups wait', () => {
  it('are found as they are now, also where they were something else before', async () => {
    const store = await open(newPath());
    await put(store, 'one', 'pending');
    await put(store, 'two', 'pending');
    expect(await idsIn(store, 'pending')).toEqual(['one', 'two']);
    await put(store, 'one', 'succeeded');
    await put(store, 'two', 'succeeded');
    await put(store, 'two', 'pending');
    expect(await idsIn(store, 'pending')).toEqual(['two']);
    expect(await idsIn(store, 'succeeded')).toEqual(['one']);
  });

  it('are found after their process was killed', async () => {
    const path = newPath();
    const store = await open(path);
    await put(store, 'one', 'pending');
    expect(await idsIn(store, 'pending')).toEqual(['one']);
    await put(store, 'one', 'succeeded');
    await put(store, 'two', 'pending');
    expect(waiting(killed(path))).toBe(2);
    const again = await open(killed(path));
    expect(await idsIn(again, 'succeeded')).toEqual(['one']);
    expect(await idsIn(again, 'pending')).toEqual(['two']);
  });

  it('tell which accounts have any', async () => {
    const store = await open(newPath());
    const withState = () => store.accountsWith('refund', 'state');
    expect(await withState()).toEqual([]);
    await store.transact(account, async (transaction) => {
      transaction.account.nextNumber();
      await transaction.put([refund({ id: 'one', state: 'pending' })]);
    });
    expect(await withState()).toEqual([account]);
    expect(await idsIn(store, 'pending')).toEqual(['one']);
    expect(await withState()).toEqual([account]);
    await store.transact(account, (transaction) => transaction.put([{ ...group('one'), id: 'two' }]));
    await store.transact(account, (transaction) => transaction.remove('refund', 'one'));
    expect(await withState()).toEqual([]);
  });

  it('leave nothing behind when they are removed', async () => {
    const store = await open(newPath());
    await put(store, 'one', 'pending');
    expect(await idsIn(store, 'pending')).toEqual(['one']);
    await put(store, 'one', 'succeeded');
    await put(store, 'two', 'succeeded');
    await store.transact(account, async (transaction) => {
      await transaction.remove('refund', 'one');
      await transaction.remove('refund', 'two');
    });
    expect(await idsIn(store, 'pending')).toEqual([]);
    expect(await idsIn(store, 'succeeded')).toEqual([]);
    await put(store, 'one', 'pending');
    expect(await idsIn(store, 'pending')).toEqual(['one']);
  });

  it('are written together, and not at every call', async () => {
    const store = await open(newPath());
    expect(await idsIn(store, 'pending')).toEqual([]);
    watched = watchSqlite();
    for (let index = 0; index < 310; index += 1) await put(store, `refund-${index}`, 'pending');
    const written = watched.ran.filter((text) => /insert or ignore into main\.lookups/.test(text)).length;
    expect(written).toBeGreaterThanOrEqual(1);
    expect(written).toBeLessThanOrEqual(5);
    expect(await idsIn(store, 'pending')).toHaveLength(310);
  });

  it('are seen by nobody where their work was taken back', async () => {
    const store = await open(newPath());
    await put(store, 'one', 'pending');
    const failing = store.transact(account, async (transaction) => {
      await transaction.put([refund({ id: 'two', state: 'pending' })]);
      const where = [{ name: 'state', oneOf: ['pending'] }];
      expect(await transaction.page('refund', { direction: 'newer', size: 10, where })).toHaveLength(2);
      throw new Error('on purpose');
    });
    await expect(failing).rejects.toThrow('on purpose');
    expect(await idsIn(store, 'pending')).toEqual(['one']);
  });
});
