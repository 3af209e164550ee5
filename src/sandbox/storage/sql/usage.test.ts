import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { group, newFolder, openAccount, stores } from '../test-support/stores';
import { openSqliteStore } from './sqlite';

const shared = stores.filter(([name]) => name === 'SQLite' || name === 'PostgreSQL');

describe.each(shared)('%s, where many share it', (_name, open) => {
  it('says what an account takes up, and nothing of the others', async () => {
    const { store, account, work } = await openAccount(open);
    await store.transact('another', (transaction) => transaction.put([group('theirs'), group('theirs-too')]));
    await work((transaction) => transaction.put([group('a'), group('b', 'é'.repeat(1000))]));
    const usage = await store.usage?.(account);
    expect(usage).toMatchObject({ records: { sku_group: 2 }, entries: 0 });
    expect(usage?.bytes).toBeGreaterThan(2000);
    expect(usage?.bytes).toBeLessThan(2200);
    expect(await store.usage?.('nobody')).toEqual({ records: {}, entries: 0, bytes: 0 });
    await store.close();
  });
});

describe('a data file that many share', () => {
  it('is backed up while it is written, and the copy opens with all that was stored before', async () => {
    const { store, account, work } = await openAccount(() => openSqliteStore(newFolder()));
    const put = (from: number) =>
      Array.from({ length: 20 }, (_, index) => work((transaction) => transaction.put([group(`${from + index}`)])));
    await Promise.all(put(0));
    const file = join(newFolder(), 'copy.db');
    await Promise.all([...put(20), store.backUp?.(file), ...put(40)]);
    await expect(store.backUp?.(file)).rejects.toThrow();
    const copy = await openSqliteStore(file);
    const kept = await copy.transact(account, (transaction) =>
      transaction.page('sku_group', { direction: 'newer', size: 100 }),
    );
    expect(kept.length).toBeGreaterThanOrEqual(20);
    expect(copy.notices).toEqual([]);
    await copy.close();
    await store.close();
  });
});
