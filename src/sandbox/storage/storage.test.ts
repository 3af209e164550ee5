import 'fake-indexeddb/auto';
import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../ledger/types';
import { openIndexedDbStore } from './indexed-db';
import { openMemoryStore } from './memory';
import type { Store, Transaction } from './port';
import type { SkuGroupRecord } from './records';
import { openSqliteStore } from './sql/sqlite';

const folder = () => mkdtempSync(join(tmpdir(), 'sandbox-store-'));
const group = (id: string, alias = id): SkuGroupRecord => ({
  kind: 'sku_group',
  id,
  document: { id, alias },
  hidden: {},
});
const exchange = (sequence: number) => ({ sequence, path: `/${sequence}` }) as Exchange;

const stores: [string, () => Promise<Store>][] = [
  ['memory', async () => openMemoryStore()],
  ['IndexedDB', openIndexedDbStore],
  ['SQLite', () => openSqliteStore(folder())],
];

let accounts = 0;

describe.each(stores)('the %s store', (_name, open) => {
  async function opened() {
    const store = await open();
    accounts += 1;
    const account = `account-${accounts}`;
    return {
      store,
      account,
      work: <T>(task: (transaction: Transaction) => Promise<T>) => store.transact(account, task),
    };
  }

  it('gives back what was put, and the newest version of it', async () => {
    const { work } = await opened();
    await work((transaction) => transaction.put(group('a')));
    await work((transaction) => transaction.put(group('a', 'renamed')));
    expect((await work((transaction) => transaction.get('sku_group', 'a')))?.document.alias).toBe('renamed');
    expect(await work((transaction) => transaction.get('sku', 'a'))).toBeUndefined();
  });

  it('pages by creation, whatever was changed later', async () => {
    const { work } = await opened();
    for (const id of ['a', 'b', 'c', 'd']) await work((transaction) => transaction.put(group(id)));
    await work((transaction) => transaction.put(group('a', 'changed')));
    const ids = (from: number | undefined, direction: 'older' | 'newer', size: number) =>
      work(async (transaction) =>
        (await transaction.page('sku_group', { from, direction, size })).map(({ record }) => record.id),
      );
    expect(await ids(undefined, 'older', 3)).toEqual(['d', 'c', 'b']);
    const position = await work((transaction) => transaction.positionOf('sku_group', 'b'));
    expect(await ids(position, 'older', 9)).toEqual(['a']);
    expect(await ids(position, 'newer', 1)).toEqual(['c']);
  });

  it('keeps nothing of work that throws', async () => {
    const { work } = await opened();
    const failing = work(async (transaction) => {
      await transaction.put(group('a'));
      throw new Error('on purpose');
    });
    await expect(failing).rejects.toThrow('on purpose');
    expect(await work((transaction) => transaction.get('sku_group', 'a'))).toBeUndefined();
  });

  it('keeps accounts apart, and clears one alone', async () => {
    const { store, work } = await opened();
    await work((transaction) => transaction.put(group('a')));
    await store.transact('somebody-else', (transaction) => transaction.put(group('a', 'theirs')));
    await work((transaction) => transaction.clear());
    expect(await work((transaction) => transaction.get('sku_group', 'a'))).toBeUndefined();
    expect(
      (await store.transact('somebody-else', (transaction) => transaction.get('sku_group', 'a')))?.document.alias,
    ).toBe('theirs');
  });

  it('counts exchanges and gives them back in order', async () => {
    const { work } = await opened();
    expect(await work((transaction) => transaction.lastSequence())).toBe(0);
    for (const sequence of [1, 2, 3]) await work((transaction) => transaction.append(exchange(sequence)));
    expect(await work((transaction) => transaction.lastSequence())).toBe(3);
    expect(await work((transaction) => transaction.exchanges(1, 1))).toEqual([exchange(2)]);
  });

  it('does one piece of work after the other', async () => {
    const { work } = await opened();
    const add = () =>
      work(async (transaction) => {
        const sequence = (await transaction.lastSequence()) + 1;
        await transaction.append(exchange(sequence));
      });
    await Promise.all(Array.from({ length: 10 }, add));
    expect(await work((transaction) => transaction.lastSequence())).toBe(10);
  });
});

describe('a SQLite file', () => {
  it('keeps its data when it is opened again', async () => {
    const path = join(folder(), 'kept.db');
    const first = await openSqliteStore(path);
    await first.transact('a', (transaction) => transaction.put(group('g')));
    await first.close();
    const second = await openSqliteStore(path);
    expect(await second.transact('a', (transaction) => transaction.get('sku_group', 'g'))).toBeDefined();
  });

  it('is set aside when it is damaged', async () => {
    const place = folder();
    writeFileSync(join(place, 'sandbox.db'), 'this is no database, and long enough to be taken for one '.repeat(50));
    const store = await openSqliteStore(place);
    expect(store.notices.join()).toMatch(/damaged.*kept as/);
    expect(readdirSync(place).some((name) => name.includes('set-aside'))).toBe(true);
  });

  it('is set aside when another version wrote it', async () => {
    const path = join(folder(), 'newer.db');
    await (await openSqliteStore(path)).close();
    const connection = new Database(path);
    connection.exec('pragma user_version = 99');
    connection.close();
    expect((await openSqliteStore(path)).notices.join()).toMatch(/another version/);
  });

  it('is left alone when it belongs to another program', async () => {
    const path = join(folder(), 'foreign.db');
    const connection = new Database(path);
    connection.exec('create table theirs (value text)');
    connection.close();
    await expect(openSqliteStore(path)).rejects.toThrow(/another program/);
  });

  it('moves unreadable rows out of the way', async () => {
    const path = join(folder(), 'rows.db');
    const first = await openSqliteStore(path);
    await first.transact('a', (transaction) => transaction.put(group('g')));
    await first.close();
    const connection = new Database(path);
    connection.exec("update records set document = '{broken'");
    connection.close();
    const second = await openSqliteStore(path);
    expect(second.notices.join()).toMatch(/1 damaged row/);
    expect(await second.transact('a', (transaction) => transaction.get('sku_group', 'g'))).toBeUndefined();
  });

  it('serves one sandbox at a time', async () => {
    const path = join(folder(), 'busy.db');
    await openSqliteStore(path);
    await expect(openSqliteStore(path)).rejects.toThrow(/in use/);
  });
});
