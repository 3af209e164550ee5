/** Data of earlier versions opens with nothing lost, and can be found by today's filters. */
import 'fake-indexeddb/auto';
import { join } from 'node:path';
import Database from 'libsql';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Filter } from './filters';
import { formatVersion as browserVersion } from './indexed-db/schema';
import { openIndexedDbStore } from './indexed-db/store';
import type { Store } from './port';
import type { RecordKind, RecordOf } from './records';
import { formatVersion } from './sql/migrations';
import { openSqliteStore } from './sql/sqlite';
import {
  accountOfEarlierVersions as account,
  type Contents,
  contentsOf,
  unpackBrowserVersion2,
  unpackFile,
  withoutForeignSecrets,
} from './test-support/earlier-versions';
import { group, newFolder } from './test-support/stores';

const browserName = 'connector-standards-sandbox';

async function expectAllOf(before: Contents, store: Store): Promise<void> {
  const { records, exchanges } = withoutForeignSecrets(before);
  await store.transact(account, async (transaction) => {
    const kinds = new Set(records.map(({ record }) => record.kind));
    for (const kind of kinds) {
      const found = await transaction.page(kind, { direction: 'newer', size: 1000 });
      expect(found).toEqual(records.filter(({ record }) => record.kind === kind));
    }
    // Up to version 2 nobody kept who sent them.
    const calls = exchanges.map((exchange) => ({ kind: 'exchange', origin: 'unknown', ...(exchange as object) }));
    expect(await transaction.exchanges(0, 1000)).toEqual(calls);
    expect(await transaction.lastSequence()).toBe(exchanges.at(-1)?.sequence);
    expect(transaction.account.state).toMatchObject({ epoch: 1, clockOffset: 0, firstSequence: 1 });
    // Ids of digits were made from sequences: new ones are to differ from all of them.
    const numbers = JSON.stringify(records).match(/\b2\d{8}(?=0336\b)/g) ?? [];
    expect(numbers.length).toBeGreaterThan(10);
    const highest = Math.max(...numbers.map(Number)) - 200_000_000;
    expect(transaction.account.state.number).toBeGreaterThanOrEqual(highest);
  });
}

async function expectFound({ records }: Contents, store: Store): Promise<void> {
  const ofKind = <Kind extends RecordKind>(kind: Kind) =>
    records.flatMap(({ record }) => (record.kind === kind ? [record as RecordOf<Kind>] : []));
  const find = (kind: RecordKind, ...where: Filter[]) =>
    store.transact(account, async (transaction) => {
      const placed = await transaction.page(kind, { direction: 'newer', size: 1000, where });
      return placed.map(({ record }) => record.id);
    });
  const orders = ofKind('order');
  const complete = orders.filter(({ document }) => document.state === 'complete').map(({ id }) => id);
  expect(complete.length).toBeGreaterThan(0);
  expect(await find('order', { name: 'state', oneOf: ['complete'] })).toEqual(complete);
  const about = ofKind('event').filter(({ document }) => document.type === 'order.accepted');
  expect(await find('event', { name: 'type', oneOf: ['order.accepted'] })).toEqual(about.map(({ id }) => id));
  const open = ofKind('checkout').filter(({ hidden }) => hidden.state === 'open');
  expect(await find('checkout', { name: 'openness', oneOf: ['open'] })).toEqual(open.map(({ id }) => id));
  const due = await store.transact(account, (transaction) => transaction.due(Date.UTC(2100, 0), 10));
  expect(due).toEqual(ofKind('due-step'));
}

/** Whoever holds a copy of a source holds no secret of it. Up to version 2, many did. */
async function expectNoForeignSecrets({ records }: Contents, store: Store, version: number): Promise<void> {
  const texts = records.map(({ record }) => (record.kind === 'source' ? '' : JSON.stringify(record)));
  const copies = texts.filter((text) => /"sources":\[[^\]]*"clientSecret"/.test(text)).length;
  expect(copies > 10).toBe(version <= 2);
  const secrets = records.flatMap(({ record }) => (record.kind === 'source' ? [record.document.clientSecret] : []));
  await store.transact(account, async (transaction) => {
    for (const kind of new Set(records.map(({ record }) => record.kind))) {
      if (kind === 'source') continue;
      const found = JSON.stringify(await transaction.page(kind, { direction: 'newer', size: 1000 }));
      expect(
        secrets.filter((secret) => found.includes(secret)),
        kind,
      ).toEqual([]);
      if (kind === 'event') expect(found).not.toMatch(/clientSecret/i);
    }
  });
}

const fileVersions = Array.from({ length: formatVersion - 1 }, (_, index) => index + 1);

describe.each(fileVersions)('a data file of version %i', (version) => {
  it('opens with everything in it, and is of today’s version then', async () => {
    const path = unpackFile(version);
    const before = contentsOf(path);
    const store = await openSqliteStore(path);
    expect(store.notices).toEqual([]);
    await expectAllOf(before, store);
    await expectFound(before, store);
    await expectNoForeignSecrets(before, store, version);
    await store.close();
    const again = await openSqliteStore(path);
    await expectAllOf(before, again);
    await again.close();
    const connection = new Database(path);
    expect(connection.prepare('pragma user_version').get()).toMatchObject({ user_version: formatVersion });
    connection.close();
  });

  it('never gives the place of a deleted record again', async () => {
    const path = unpackFile(version);
    const connection = new Database(path);
    const { seq } = connection.prepare("select seq from sqlite_sequence where name = 'records'").get() as {
      seq: number;
    };
    connection.exec(`delete from records where position = ${seq}`);
    connection.close();
    const store = await openSqliteStore(path);
    await store.transact(account, async (transaction) => {
      await transaction.put([group('new')]);
      expect(await transaction.positionOf('sku_group', 'new')).toBeGreaterThan(seq);
    });
    await store.close();
  });
});

describe('a data file of version 1', () => {
  it('stays as it was when it cannot be brought up to date', async () => {
    const path = unpackFile(1);
    const before = contentsOf(path);
    const connection = new Database(path);
    connection.exec('create view about as select 1');
    connection.close();
    await expect(openSqliteStore(path)).rejects.toThrow(/cannot be opened.*about/);
    expect(contentsOf(path)).toEqual(before);
    const after = new Database(path);
    expect(after.prepare('pragma user_version').get()).toMatchObject({ user_version: 1 });
    expect(after.prepare("select count(*) as n from sqlite_schema where name = 'lookups'").get()).toMatchObject({
      n: 0,
    });
    after.close();
  });
});

describe('a data file of today', () => {
  it('makes its lookups anew when the contract has other filters', async () => {
    const path = join(newFolder(), 'other-filters.db');
    const before = contentsOf(unpackFile(1));
    const first = await openSqliteStore(path);
    await first.transact(account, (transaction) => transaction.put(before.records.map(({ record }) => record)));
    await first.close();
    const connection = new Database(path);
    connection.exec("delete from lookups; update about set value = 'other' where name = 'lookups'");
    connection.close();
    await expectFound(before, await openSqliteStore(path));
  });
});

/** Version 1 as the page made it. */
function createBrowserVersion1({ records, exchanges }: Contents): Promise<void> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(browserName, 1);
    opening.onerror = () => reject(opening.error);
    opening.onupgradeneeded = () => {
      const store = opening.result.createObjectStore('records', { keyPath: ['account', 'position'] });
      store.createIndex('identity', ['account', 'kind', 'id'], { unique: true });
      store.createIndex('oldest', ['account', 'kind', 'position']);
      store.createIndex('newest', ['account', 'kind', 'rank']);
      opening.result.createObjectStore('exchanges', { keyPath: ['account', 'sequence'] });
    };
    opening.onsuccess = () => {
      const writing = opening.result.transaction(['records', 'exchanges'], 'readwrite');
      for (const { position, record } of records) {
        const { kind, id } = record;
        writing.objectStore('records').add({ account, position, rank: -position, kind, id, record });
      }
      for (const exchange of exchanges) writing.objectStore('exchanges').add({ ...exchange, account });
      writing.oncomplete = () => {
        opening.result.close();
        resolve();
      };
    };
  });
}

const browserVersions: [number, () => Promise<Contents>][] = [
  [
    1,
    async () => {
      const before = contentsOf(unpackFile(1));
      await createBrowserVersion1(before);
      return before;
    },
  ],
  [2, () => unpackBrowserVersion2(browserName)],
];

describe('a browser database', () => {
  beforeEach(async () => {
    for (const { name = '' } of await indexedDB.databases()) indexedDB.deleteDatabase(name);
  });

  it.each(browserVersions)('of version %i opens with everything in it', async (version, unpack) => {
    const before = await unpack();
    const store = await openIndexedDbStore();
    expect(store.notices).toEqual([]);
    await expectAllOf(before, store);
    await expectFound(before, store);
    await expectNoForeignSecrets(before, store, version);
    await store.close();
    const again = await openIndexedDbStore();
    await expectAllOf(before, again);
    await again.close();
  });

  it('is tested in every version that was released', () => {
    expect(browserVersions.map(([version]) => version + 1).at(-1)).toBe(browserVersion);
  });

  it('is left alone when a newer site wrote it', async () => {
    await new Promise<void>((resolve) => {
      const opening = indexedDB.open(browserName, browserVersion + 1);
      opening.onsuccess = () => {
        opening.result.close();
        resolve();
      };
    });
    const store = await openIndexedDbStore();
    expect(store.notices.join()).toMatch(/another version/);
    await store.transact(account, (transaction) => transaction.put([group('g')]));
    expect((await indexedDB.databases()).map(({ name }) => name)).toContain(`${browserName}-2`);
    await store.close();
  });
});
