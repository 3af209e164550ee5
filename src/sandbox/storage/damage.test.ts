/** One damaged row stops nothing: it is passed over, set aside and told of, whenever it is met. */
import 'fake-indexeddb/auto';
import { join } from 'node:path';
import { openDB } from 'idb';
import Database from 'libsql';
import pg from 'pg';
import { beforeEach, describe, expect, it } from 'vitest';
import { openIndexedDbStore } from './indexed-db/store';
import type { Store } from './port';
import { openPostgresStore } from './sql/postgres/postgres';
import { openSqliteStore } from './sql/sqlite';
import { hasPostgres, testDatabase } from './test-support/postgres';
import { exchange, group, newFolder } from './test-support/stores';

const account = 'a';
const browserName = 'connector-standards-sandbox';

/** A store with three groups and three exchanges of which the middle ones are damaged. */
interface Target {
  open(): Promise<Store>;
  /** Puts something else in the place of what a row holds. */
  spoil(part: 'document' | 'hidden' | 'body', content: unknown): Promise<void>;
  /** Where all tests have the same data. */
  empty?(): Promise<void>;
  setAside(): Promise<number>;
}

function sqlite(): Target {
  const path = join(newFolder(), 'damaged.db');
  const run = (text: string, ...parameters: unknown[]) => {
    const connection = new Database(path);
    const statement = connection.prepare(text);
    const result = statement.reader ? statement.all(parameters) : [statement.run(parameters)];
    connection.close();
    return result as Record<string, number>[];
  };
  return {
    open: () => openSqliteStore(path),
    spoil: async (part, content) => {
      const text = content === undefined ? '{broken' : JSON.stringify(content);
      if (part === 'body') run('update exchanges set body = ? where sequence = 2', text);
      else run(`update records set ${part} = ? where id = 'two'`, text);
    },
    setAside: async () => run('select count(*) as n from set_aside')[0]?.n ?? 0,
  };
}

function postgres(): Target {
  const run = async (text: string, ...parameters: unknown[]) => {
    const client = new pg.Client(await testDatabase());
    await client.connect();
    const { rows } = await client.query(text, parameters).finally(() => client.end());
    return rows as Record<string, number>[];
  };
  return {
    open: async () => openPostgresStore(await testDatabase()),
    spoil: async (part, content) => {
      const text = content === undefined ? '{broken' : JSON.stringify(content);
      if (part === 'body') await run('update sandbox.exchanges set body = $1 where sequence = 2', text);
      else await run(`update sandbox.records set ${part} = $1 where id = 'two'`, text);
    },
    // What the test before left is gone with its account.
    empty: async () => {
      const store = await openPostgresStore(await testDatabase());
      await store.transact(account, (transaction) => transaction.clear());
      await store.close();
      await run('delete from sandbox.set_aside');
    },
    setAside: async () => Number((await run('select count(*) as n from sandbox.set_aside'))[0]?.n),
  };
}

function browser(): Target {
  const opened = () => openDB(browserName);
  return {
    open: openIndexedDbStore,
    spoil: async (part, content) => {
      const database = await opened();
      const store = part === 'body' ? 'exchanges' : 'records';
      const row = await database.get(store, [account, 2]);
      const spoiled = part === 'body' ? { account, sequence: 2, ...(content as object) } : row;
      if (part !== 'body') spoiled.record = { ...row.record, [part]: content };
      await database.put(store, spoiled);
      database.close();
    },
    setAside: async () => {
      const database = await opened();
      const count = await database.count('set-aside');
      database.close();
      return count;
    },
  };
}

const contents: [string, unknown][] = [
  ['unreadable text', undefined],
  ['nothing', null],
  ['a number', 7],
  ['a list', []],
  ['an object of another sort', { some: 'thing' }],
];

describe.each([
  ['SQLite', sqlite],
  ['IndexedDB', browser],
  ...(hasPostgres ? [['PostgreSQL', postgres] as const] : []),
] as const)('a damaged row of the %s store', (_name, target) => {
  beforeEach(async () => {
    for (const { name = '' } of await indexedDB.databases()) indexedDB.deleteDatabase(name);
  });

  async function filled() {
    const made = target();
    await made.empty?.();
    const store = await made.open();
    await store.transact(account, async (transaction) => {
      await transaction.put(['one', 'two', 'three'].map((id) => group(id)));
      for (const sequence of [1, 2, 3]) await transaction.append(exchange(sequence));
    });
    await store.close();
    return made;
  }

  it.each(contents)('is passed over in lists, found by nobody, and set aside once: %s', async (_title, content) => {
    const made = await filled();
    await made.spoil('document', content);
    const store = await made.open();
    expect(store.notices).toEqual([]);
    const ids = () =>
      store.transact(account, async (transaction) =>
        (await transaction.page('sku_group', { direction: 'older', size: 2 })).map(({ record }) => record.id),
      );
    // A page is as long as it would be without the damage.
    expect(await ids()).toEqual(['three', 'one']);
    expect(await store.transact(account, (transaction) => transaction.get('sku_group', 'two'))).toBeUndefined();
    expect(await ids()).toEqual(['three', 'one']);
    expect(store.notices).toEqual([expect.stringMatching(/^1 damaged row was skipped and set aside/)]);
    await store.close();
    expect(await made.setAside()).toBe(1);
  });

  it('of the ledger is passed over, and its number is not given again', async () => {
    const made = await filled();
    await made.spoil('body', {});
    const store = await made.open();
    const sequences = (after: number, limit: number) =>
      store.transact(account, async (transaction) =>
        (await transaction.exchanges(after, limit)).map(({ sequence }) => sequence),
      );
    expect(await sequences(0, 2)).toEqual([1, 3]);
    expect(await sequences(0, 2)).toEqual([1, 3]);
    expect(await store.transact(account, (transaction) => transaction.lastSequence())).toBe(3);
    expect(store.notices).toHaveLength(1);
    await store.close();
    expect(await made.setAside()).toBe(1);
  });

  it('is set aside before another takes its place', async () => {
    const made = await filled();
    await made.spoil('hidden', 7);
    const store = await made.open();
    await store.transact(account, (transaction) => transaction.put([group('two', 'new')]));
    const now = await store.transact(account, (transaction) => transaction.get('sku_group', 'two'));
    expect(now?.document.alias).toBe('new');
    await store.close();
    expect(await made.setAside()).toBe(1);
  });

  it('is not looked for at the start', async () => {
    const made = await filled();
    await made.spoil('document', 7);
    const store = await made.open();
    expect(store.notices).toEqual([]);
    await store.close();
    expect(await made.setAside()).toBe(0);
  });
});
