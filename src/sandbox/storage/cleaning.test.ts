/** Card data that an earlier version kept is gone once the data was opened: from rows, from what finds them, from the file. */
import 'fake-indexeddb/auto';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { openDB } from 'idb';
import Database from 'libsql';
import pg from 'pg';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { cards } from '../../generated/reference/cards';
import { isCall } from '../../ledger/origins';
import { digitsSeenIn } from '../../ledger/testing/disguises';
import type { Exchange } from '../../ledger/types';
import { openIndexedDbStore } from './indexed-db/store';
import type { Store } from './port';
import type { StoredRecord } from './records';
import { openPostgresStore } from './sql/postgres/postgres';
import { openSqliteStore } from './sql/sqlite';
import { hasPostgres, testDatabase } from './test-support/postgres';
import { exchange, newFolder } from './test-support/stores';

const account = 'local';
const [card = '', other = ''] = cards.map(({ number }) => number);
const clientSecret = '0f8fad5b-d9cb-469f-a165-70867728950e_7c9e6679-7425-40de-944b-e07fc1f90ae7';

const customer = (id: string, rest: object) =>
  ({ kind: 'customer', id, document: { id, email: 'a@example.com', ...rest }, hidden: {} }) as unknown as StoredRecord;

const dirty: StoredRecord[] = [
  customer('one', { metadata: { note: `card ${card.replace(/(.{4})(?=.)/g, '$1-')}`, [other]: 1, cvv: '836' } }),
  customer('mail', { email: `${other}@example.com` }),
  customer('two', { metadata: { token: 'keep-me', note: 'nothing' } }),
  {
    kind: 'source',
    id: 'source-1',
    document: { id: 'source-1', clientSecret, state: 'chargeable', type: 'creditCard', upstreamId: card },
    hidden: { testBehavior: 'success' },
  } as unknown as StoredRecord,
  {
    kind: 'event',
    id: 'event-1',
    document: {
      id: 'event-1',
      type: 'customer.created',
      createdTime: '2030-01-31T12:00:00Z',
      data: { object: { note: other } },
    },
    hidden: {},
  } as unknown as StoredRecord,
];

const told: Exchange[] = [
  {
    ...exchange(1),
    path: `/skus?note=${encodeURIComponent(card.replace(/(.{4})(?=.)/g, '$1 '))}`,
    requestBody: { a: [card] },
  },
  { ...exchange(2), responseBody: { note: other, clientSecret }, requestHeaders: { 'user-agent': `shop ${card}` } },
  exchange(3),
];

async function fill(store: Store): Promise<void> {
  await store.transact(account, async (transaction) => {
    await transaction.put(dirty);
    for (const one of told) await transaction.append(one);
  });
  await store.close();
}

function expectClean(text: string): void {
  for (const digits of digitsSeenIn(text)) for (const number of [card, other]) expect(digits).not.toContain(number);
  expect(text).not.toContain('836');
}

async function expectCleaned(store: Store): Promise<void> {
  await store.transact(account, async (transaction) => {
    const customers = await transaction.page('customer', { direction: 'newer', size: 10 });
    expect(customers.map(({ record }) => record.document.metadata)).toEqual([
      { note: 'card [redacted]', '[redacted]': 1, cvv: '[redacted]' },
      undefined,
      { token: 'keep-me', note: 'nothing' },
    ]);
    expect((await transaction.get('source', 'source-1'))?.document).toMatchObject({
      clientSecret,
      upstreamId: '[redacted]',
    });
    const exchanges = (await transaction.exchanges(0, 10)).filter(isCall);
    expectClean(JSON.stringify([customers, exchanges, await transaction.get('event', 'event-1')]));
    expect(exchanges.map(({ path }) => path)).toEqual(['/skus?note=[redacted]', '/skus?limit=2', '/skus?limit=3']);
    expect(exchanges[1]?.responseBody).toEqual({ note: '[redacted]', clientSecret: '[redacted]' });
    expect(exchanges[2]).toEqual(exchange(3));
  });
}

describe('a data file that holds card data', () => {
  /** As an earlier version left it: without the note that it was cleaned. */
  async function dirtyFile(): Promise<string> {
    const path = join(newFolder(), 'dirty.db');
    await fill(await openSqliteStore(path));
    const connection = new Database(path);
    connection.exec("delete from about where name = 'redaction'");
    connection.exec(`insert into set_aside values ('local', 'customer', 'x', '{"note": "${card}', '{}')`);
    connection.close();
    expect(readFileSync(path, 'latin1')).toContain(card);
    return path;
  }

  const bytesOf = (path: string) =>
    readdirSync(dirname(path))
      .filter((name) => name.startsWith(basename(path)))
      .map((name) => readFileSync(join(dirname(path), name), 'latin1'))
      .join('');

  it('is clean to the last byte when it has been opened, and stays so', async () => {
    const path = await dirtyFile();
    const store = await openSqliteStore(path);
    expectClean(bytesOf(path));
    await expectCleaned(store);
    await store.close();
    const bytes = bytesOf(path);
    expectClean(bytes);
    const again = await openSqliteStore(path);
    await expectCleaned(again);
    await again.close();
    expect(bytesOf(path).length).toBe(bytes.length);
  });

  it('finds its records under what is left', async () => {
    const store = await openSqliteStore(await dirtyFile());
    const where = (value: string) => [{ name: 'email', oneOf: [value] }];
    const found = (value: string) =>
      store.transact(account, (transaction) =>
        transaction.page('customer', { direction: 'newer', size: 10, where: where(value) }),
      );
    expect(await found('a@example.com')).toHaveLength(2);
    expect(await found('[redacted]@example.com')).toHaveLength(1);
    expect(await found(`${other}@example.com`)).toHaveLength(0);
    await store.close();
  });
});

describe('a browser database that holds card data', () => {
  beforeEach(async () => {
    for (const { name = '' } of await indexedDB.databases()) indexedDB.deleteDatabase(name);
  });

  it('is clean when it has been opened', async () => {
    await fill(await openIndexedDbStore());
    const raw = await openDB('connector-standards-sandbox');
    await raw.delete('about', 'redaction');
    await raw.add('set-aside', { store: 'records', row: { note: card } });
    raw.close();
    const store = await openIndexedDbStore();
    await expectCleaned(store);
    await store.close();
    const after = await openDB('connector-standards-sandbox');
    for (const name of ['records', 'exchanges', 'set-aside']) expectClean(JSON.stringify(await after.getAll(name)));
    expect(await after.count('set-aside')).toBe(1);
    after.close();
  });
});

describe.skipIf(!hasPostgres)('a PostgreSQL database that holds card data', () => {
  const query = async (text: string) => {
    const client = new pg.Client(await testDatabase());
    await client.connect();
    return client.query(text).finally(() => client.end());
  };
  const everything = async () => {
    const tables = ['records', 'exchanges', 'set_aside', 'lookups'];
    return JSON.stringify(
      await Promise.all(tables.map(async (table) => (await query(`select * from sandbox.${table}`)).rows)),
    );
  };
  const opened = async () => openPostgresStore(await testDatabase());

  /** As an earlier version left it, which knew less of card data and of what is filtered by. */
  async function dirtyDatabase(): Promise<void> {
    const store = await opened();
    await store.transact(account, (transaction) => transaction.clear());
    await fill(store);
    await query(`insert into sandbox.set_aside values ('local', 'customer', 'x', '{"note": "${card}', '{}')`);
    await query("delete from sandbox.lookups where name = 'customer/email'");
    for (const table of ['accounts', 'records', 'exchanges']) await query(`update sandbox.${table} set declared = 0`);
    expect(await everything()).toContain(card);
  }

  it('is clean for whoever looks first, and finds its records', async () => {
    await dirtyDatabase();
    const store = await opened();
    await expectCleaned(store);
    expectClean(await everything());
    const where = [{ name: 'email', oneOf: ['[redacted]@example.com'] }];
    const found = await store.transact(account, (transaction) =>
      transaction.page('customer', { direction: 'newer', size: 10, where }),
    );
    expect(found.map(({ record }) => record.id)).toEqual(['mail']);
    await store.close();
  });

  it('becomes clean where nobody looks, too', async () => {
    await dirtyDatabase();
    const store = await opened();
    await vi.waitFor(async () => {
      const { rows } = await query('select 1 from sandbox.accounts where declared = 0');
      expect(rows).toEqual([]);
    }, 60_000);
    expectClean(await everything());
    await store.close();
  });
});
