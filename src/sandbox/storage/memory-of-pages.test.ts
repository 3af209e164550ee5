/** What a store remembers of its records and lists is what stands there: after writes, removals, failures and other tabs. */
import 'fake-indexeddb/auto';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openIndexedDbStore } from './indexed-db/store';
import type { Store, Transaction } from './port';
import { openSqliteStore } from './sql/sqlite';
import { watchIndexedDb, watchSqlite } from './test-support/counting';
import { group, newFolder, openAccount, stores } from './test-support/stores';

const idsOf = async (transaction: Transaction) =>
  (await transaction.page('sku_group', { direction: 'newer', size: 50 })).map(({ record }) => record.id);

describe.each(stores)('a list of the %s store', (_name, open) => {
  it('shows what was written and removed since it was read', async () => {
    const { store, work } = await openAccount(open);
    expect(await work(idsOf)).toEqual([]);
    await work((transaction) => transaction.put([group('a'), group('b')]));
    expect(await work(idsOf)).toEqual(['a', 'b']);
    await work((transaction) => transaction.remove('sku_group', 'a'));
    expect(await work(idsOf)).toEqual(['b']);
    await work((transaction) => transaction.clear());
    expect(await work(idsOf)).toEqual([]);
    await store.close();
  });

  it('shows nothing of work that failed', async () => {
    const { store, work } = await openAccount(open);
    await work((transaction) => transaction.put([group('a')]));
    const failing = work(async (transaction) => {
      await transaction.remove('sku_group', 'a');
      await transaction.put([group('b')]);
      expect(await idsOf(transaction)).toEqual(['b']);
      throw new Error('on purpose');
    });
    await expect(failing).rejects.toThrow('on purpose');
    expect(await work(idsOf)).toEqual(['a']);
    expect(await work((transaction) => transaction.get('sku_group', 'b'))).toBeUndefined();
    await store.close();
  });
});

describe('two tabs on one browser database', () => {
  it('see what the other wrote, removed and set back', async () => {
    const account = 'two-tabs';
    const [one, other] = [await openIndexedDbStore(), await openIndexedDbStore()];
    const aliasIn = (store: Store) =>
      store.transact(account, async (transaction) => (await transaction.get('sku_group', 'a'))?.document.alias);
    await one.transact(account, (transaction) => transaction.put([group('a', 'first')]));
    expect(await aliasIn(other)).toBe('first');
    await other.transact(account, (transaction) => transaction.put([group('a', 'second'), group('b')]));
    expect(await aliasIn(one)).toBe('second');
    await one.transact(account, (transaction) => transaction.put([group('c')]));
    expect(await other.transact(account, idsOf)).toEqual(['a', 'b', 'c']);
    await one.transact(account, (transaction) => transaction.clear());
    expect(await aliasIn(other)).toBeUndefined();
    expect(await other.transact(account, idsOf)).toEqual([]);
    await Promise.all([one.close(), other.close()]);
  });
});

describe('what was read before', () => {
  it.each([
    ['SQLite', () => openSqliteStore(join(newFolder(), 'seen.db')), watchSqlite, 0],
    // The account's row, and what the lookups were made for.
    ['IndexedDB', openIndexedDbStore, watchIndexedDb, 2],
  ] as const)('is not read again by the %s store', async (name, open, startToWatch, rows) => {
    const store = await open();
    const account = `seen-${name}`;
    await store.transact(account, (transaction) => transaction.put([group('a'), group('b')]));
    const read = (transaction: Transaction) =>
      Promise.all([transaction.getAll('sku_group', ['a', 'b']), idsOf(transaction)]);
    await store.transact(account, read);
    const watched = startToWatch();
    await store.transact(account, read);
    watched.stop();
    expect(watched.rows).toBeLessThanOrEqual(rows);
    await store.close();
  });
});
