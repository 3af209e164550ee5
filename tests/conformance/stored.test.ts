/** What a call costs the data file: statements, and what the ledger keeps of it. */
import { mkdtempSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Order, Source } from '../../src/generated/contract/types';
import { createSandbox } from '../../src/sandbox/http/app';
import { defaultAccountId, publicKey, secretKey } from '../../src/sandbox/keys';
import { limits } from '../../src/sandbox/limits';
import type { Store } from '../../src/sandbox/storage/port';
import { openSqliteStore } from '../../src/sandbox/storage/sql/sqlite';
import { type Watched, watchSqlite } from '../../src/sandbox/storage/test-support/counting';
import { type Api, cases } from './cases';
import { ApiClient } from './client';
import { attach, completeOrder, makeCard, payableCheckout } from './payments';
import { makeCheckout, makeSku } from './shop';

const baseUrl = 'http://sandbox.test';
/** A checkout also looks for a subscription and tax identifiers that its lines may name. */
const mostStatements = { order: 6, checkout: 8, read: 4 };
const largestMedian = 4096;
/** Of 4 KB, in SQLite's log: each value that a checkout is found by would be one more. */
const mostPages = 8.5;

let store: Store;
let api: Api;
let client: ApiClient;
let watched: Watched;

beforeAll(async () => {
  watched = watchSqlite();
  store = await openSqliteStore(join(mkdtempSync(join(tmpdir(), 'stored-')), 'sandbox.db'));
  const accounts = [{ accountId: defaultAccountId, secretKey, publicKey }];
  const sandbox = createSandbox({ store, accounts, rateLimit: 0, baseUrl });
  api = { fetch: (request) => sandbox.fetch(request), baseUrl };
  client = new ApiClient(api);
  await client.read('/skus');
});
afterAll(async () => {
  watched.stop();
  await store.close();
});

/** The statements that a call runs, with those that begin and end its transaction. */
async function statementsOf(call: () => Promise<unknown>): Promise<string[]> {
  watched.ran.length = 0;
  await call();
  return watched.ran.map((text) => text.trim().split(/\s+/).slice(0, 3).join(' '));
}

describe('the statements of a call', () => {
  it('are few for an order', async () => {
    const { id: checkoutId } = await payableCheckout(client);
    const ran = await statementsOf(() => client.create<Order>('/orders', { checkoutId }));
    expect(ran.length, ran.join(', ')).toBeLessThanOrEqual(mostStatements.order);
    expect(ran.filter((text) => text === 'commit')).toHaveLength(1);
  });

  it('are few for a checkout, however many lines it has', async () => {
    const { id: skuId } = await makeSku(client);
    const items = Array.from({ length: 100 }, () => ({ skuId, price: 1 }));
    const checkout = await makeCheckout(client, { items });
    const body = { currency: 'USD', items };
    const ran = await statementsOf(() => client.create('/checkouts', body));
    expect(ran.length, ran.join(', ')).toBeLessThanOrEqual(mostStatements.checkout);
    const card: Source = await makeCard(client);
    const attached = await statementsOf(() => attach(client, checkout, card));
    expect(attached.length, attached.join(', ')).toBeLessThanOrEqual(mostStatements.order);
  });

  it('are few for a read', async () => {
    const order = await completeOrder(client);
    const ran = await statementsOf(() => client.read(`/orders/${order.id}`));
    expect(ran.length, ran.join(', ')).toBeLessThanOrEqual(mostStatements.read);
  });
});

describe('the pages that calls write', () => {
  it('are few for checkouts that come in together', async () => {
    const path = join(mkdtempSync(join(tmpdir(), 'pages-')), 'sandbox.db');
    const own = await openSqliteStore(path);
    const accounts = [{ accountId: defaultAccountId, secretKey, publicKey }];
    const sandbox = createSandbox({ store: own, accounts, rateLimit: 0, baseUrl });
    const caller = new ApiClient({ fetch: (request) => sandbox.fetch(request), baseUrl });
    const { id: skuId } = await makeSku(caller);
    const together = () => Promise.all([1, 2, 3, 4].map(() => makeCheckout(caller, { items: [{ skuId, price: 1 }] })));
    await together();
    const before = statSync(`${path}-wal`).size;
    for (let batch = 0; batch < 40; batch += 1) await together();
    const pages = (statSync(`${path}-wal`).size - before) / 4120 / 160;
    await own.close();
    expect(pages).toBeGreaterThan(1);
    expect(pages).toBeLessThanOrEqual(mostPages);
  });
});

describe('what the ledger keeps of a call', () => {
  it('is small for most calls of the conformance suite', { timeout: 120_000 }, async () => {
    for (const { run } of cases) await run(api);
    const sizes = await store.transact(defaultAccountId, async (transaction) => {
      const found: number[] = [];
      for (let after = 0; ; ) {
        const entries = await transaction.exchanges(after, 500);
        found.push(...entries.map((entry) => JSON.stringify(entry).length));
        const last = entries.at(-1);
        if (!last) return found.sort((a, b) => a - b);
        after = last.sequence;
      }
    });
    const median = sizes[Math.floor(sizes.length / 2)] ?? Number.NaN;
    console.info(`${sizes.length} entries, median ${median}, largest ${sizes.at(-1)} characters`);
    expect(sizes.length).toBeGreaterThan(500);
    expect(median).toBeLessThanOrEqual(largestMedian);
  });
});

describe('a page of very large objects', () => {
  it('ends early, says that there is more, and leads to all of them', async () => {
    const { id: skuId } = await makeSku(client);
    const items = Array.from({ length: limits.lines }, () => ({ skuId, price: 1 }));
    const upstreamId = `large-${crypto.randomUUID()}`;
    for (let index = 0; index < 12; index += 1)
      await client.create('/checkouts', { currency: 'USD', upstreamId, items });
    type Page = { hasMore: boolean; data: { id: string }[] };
    const found: string[] = [];
    for (let after = '', more = true; more; ) {
      const page = await client.read<Page>(`/checkouts?upstreamIds=${upstreamId}&limit=100${after}`);
      expect(page.data.length).toBeGreaterThan(0);
      expect(JSON.stringify(page).length).toBeLessThan(limits.answer + 1000);
      found.push(...page.data.map(({ id }) => id));
      after = `&startingAfter=${found.at(-1)}`;
      more = page.hasMore;
    }
    expect(new Set(found).size).toBe(12);
    expect(found).toHaveLength(12);
  });
});
