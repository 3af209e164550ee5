/** How much stores read for a page: what it shows and little more, however many records there are. */
import 'fake-indexeddb/auto';
import { join } from 'node:path';
import Database from 'libsql';
import pg from 'pg';
import { afterEach, describe, expect, it } from 'vitest';
import { type Operation, operations } from '../../generated/contract/operations';
import type { Filter } from './filters';
import { openIndexedDbStore } from './indexed-db/store';
import { isLookup } from './lookups';
import type { Store, Transaction } from './port';
import type { RecordKind } from './records';
import { openPostgresStore } from './sql/postgres/postgres';
import { openSqliteStore } from './sql/sqlite';
import { type Watched, watchIndexedDb, watchPostgres, watchSqlite } from './test-support/counting';
import { hasPostgres, testDatabase } from './test-support/postgres';
import { refund } from './test-support/refunds';
import { newFolder } from './test-support/stores';

const many = 3000;
const size = 11;
const dayOf = (index: number) => new Date(Date.UTC(2030, 0, 1) + index * 60_000).toISOString();

/** Every second one succeeded, one in a thousand failed; the amounts of the oldest are the highest. */
const records = Array.from({ length: many }, (_, index) =>
  refund({
    id: `refund-${index}`,
    orderId: `order-${index % 10}`,
    state: index % 1000 === 5 ? 'failed' : index % 2 === 0 ? 'succeeded' : 'pending',
    amount: many - index,
    createdTime: dayOf(index),
    skuIds: ['mug', `sku-${index % 7}`],
  }),
);

const at = (index: number) => Date.parse(dayOf(index));
const pages: [string, Filter[], number[]][] = [
  ['no filter', [], [2999, 2998]],
  ['a common state', [{ name: 'state', oneOf: ['succeeded'] }], [2998, 2996]],
  ['a rare state', [{ name: 'state', oneOf: ['failed'] }], [2005, 1005]],
  ['several states', [{ name: 'state', oneOf: ['succeeded', 'pending'] }], [2999, 2998]],
  ['ids', [{ name: 'id', oneOf: ['refund-7', 'refund-3'] }], [7, 3]],
  ['a value of a line', [{ name: 'items[].skuId', oneOf: ['mug'] }], [2999, 2998]],
  ['the newest', [{ name: 'createdTime', within: { gte: at(2000) } }], [2999, 2998]],
  ['the oldest', [{ name: 'createdTime', within: { lt: at(3) } }], [2, 1]],
  ['a short time long ago', [{ name: 'createdTime', within: { gt: at(10), lte: at(12) } }], [12, 11]],
  [
    'two common values',
    [
      { name: 'state', oneOf: ['succeeded'] },
      { name: 'items[].skuId', oneOf: ['mug'] },
    ],
    [2998, 2996],
  ],
  [
    'common values that meet at the far end alone',
    [
      { name: 'items[].skuId', oneOf: ['mug'] },
      { name: 'createdTime', within: { lt: at(1500) } },
      { name: 'amount', within: { gt: 1000 } },
    ],
    [1499, 1498],
  ],
  [
    'common values that never meet',
    [
      { name: 'createdTime', within: { lt: at(1400) } },
      { name: 'amount', within: { lt: 1500 } },
    ],
    [],
  ],
];

const targets: [string, () => Promise<Store>, () => Watched, number][] = [
  ['SQLite', () => openSqliteStore(join(newFolder(), 'many.db')), watchSqlite, size],
  // Without a query planner, the browser's store walks a little way before it compares all keys.
  ['IndexedDB', openIndexedDbStore, watchIndexedDb, 650],
];
if (hasPostgres) targets.push(['PostgreSQL', async () => openPostgresStore(await testDatabase()), watchPostgres, size]);

describe.each(targets)('the %s store with many records', (name, open, startToWatch, mostRows) => {
  let watched: Watched | undefined;
  let filled: Promise<Store> | undefined;
  const fill = async () => {
    const store = await open();
    await store.transact(name, (transaction) => transaction.put(records));
    return store;
  };
  const work = async <Result>(task: (transaction: Transaction) => Promise<Result>) => {
    filled ??= fill();
    const store = await filled;
    watched = startToWatch();
    return store.transact(name, task);
  };
  afterEach(() => watched?.stop());

  it.each(pages)('reads little more than it shows: %s', async (_title, where, expected) => {
    const placed = await work((transaction) => transaction.page('refund', { direction: 'older', size, where }));
    const ids = placed.map(({ record }) => record.id);
    expect(ids.slice(0, 2)).toEqual(expected.map((index) => `refund-${index}`));
    expect(watched?.rows).toBeLessThanOrEqual(mostRows);
    expect(watched?.rows).toBeGreaterThanOrEqual(placed.length);
  });

  it('reads the steps that are due and no others', async () => {
    const step = (index: number) => ({
      kind: 'due-step' as const,
      id: `step-${index}`,
      document: { id: `step-${index}`, dueTime: dayOf(index), step: 'payment-arrives' as const, orderId: 'order-1' },
      hidden: {},
    });
    await work((transaction) => transaction.put(Array.from({ length: 400 }, (_, index) => step(index))));
    watched?.stop();
    const due = await work((transaction) => transaction.due(at(2), 100));
    expect(due.map(({ id }) => id)).toEqual(['step-0', 'step-1', 'step-2']);
    expect(watched?.rows).toBeLessThanOrEqual(5);
  });

  it('finds the values of a name without reading rows', async () => {
    const values = await work((transaction) => transaction.values('refund', 'state'));
    expect(values.sort()).toEqual(['failed', 'pending', 'succeeded']);
    // Of the account, and of what the lookups were made for.
    expect(watched?.rows).toBeLessThanOrEqual(2);
  });
});

async function askEverything(transaction: Transaction): Promise<void> {
  await transaction.put(records.slice(0, 50));
  for (const [, where] of pages) {
    await transaction.page('refund', { direction: 'older', size, where });
    await transaction.page('refund', { direction: 'newer', size, where, from: 20, characters: 5000 });
  }
  await transaction.values('refund', 'state');
  await transaction.due(0, 10);
  await transaction.getAll('refund', ['refund-1', 'refund-2']);
  await transaction.exchanges(3, 10);
  await transaction.lastSequence();
  await transaction.remove('refund', 'refund-1');
}

describe('the statements of the SQLite store', () => {
  it('look nothing up without an index', async () => {
    const path = join(newFolder(), 'plans.db');
    const watched = watchSqlite();
    const store = await openSqliteStore(path);
    await store.transact('a', askEverything);
    watched.stop();
    await store.close();
    const connection = new Database(path);
    const asked = [...watched.statements].filter((text) => /^\s*(select|with|delete|update)/i.test(text));
    expect(asked.length).toBeGreaterThan(20);
    for (const text of asked) {
      const parameters = Array.from(text.matchAll(/\?/g), () => 1);
      const plan = connection.prepare(`explain query plan ${text}`).all(parameters) as { detail: string }[];
      for (const { detail } of plan) expect(detail, text).not.toMatch(/^SCAN (records|lookups|exchanges)/);
    }
    connection.close();
  });
});

describe.skipIf(!hasPostgres)('the statements of the PostgreSQL store', () => {
  it('look nothing up without an index', async () => {
    const asked: { text: string; values: unknown[] }[] = [];
    const store = await openPostgresStore(await testDatabase());
    const watched = watchPostgres(asked);
    await store.transact('a', askEverything);
    await store.transact('a', async (transaction) => {
      await transaction.put([...records.slice(2, 40), refund({ id: 'another' })]);
      await transaction.clear();
    });
    watched.stop();
    await store.close();
    expect(new Set(asked.map(({ text }) => text)).size).toBeGreaterThan(20);
    const client = new pg.Client(await testDatabase());
    await client.connect();
    // There are few rows: the planner would rather read all of them.
    await client.query('set enable_seqscan = off; set enable_hashjoin = off; set enable_mergejoin = off');
    // A store that opens looks at each account once.
    for (const { text, values } of asked.filter((one) => !/accounts where declared/.test(one.text))) {
      const { rows } = await client.query(`explain ${text}`, values);
      const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
      // Whole tables are read where no index serves.
      expect(plan, text).not.toMatch(/Seq Scan on /);
    }
    await client.end();
  });
});

describe('the lookups', () => {
  const filters = (Object.values(operations) as readonly Operation[]).flatMap(({ id, objectKind, query }) =>
    query.flatMap(({ name, filter }) => (filter ? [[`${id} by ${name}`, objectKind, filter.path] as const] : [])),
  );

  it.each(filters)('serve %s', (_title, kind, path) => {
    expect(isLookup(kind as RecordKind, path)).toBe(true);
  });
});
