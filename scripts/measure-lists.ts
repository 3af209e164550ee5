// How long lists take, and how long they make other calls wait, with many records in the data file.
//   npx tsx scripts/measure-lists.ts [--records 50000] [--check]     --check fails when a list takes more than 100 ms
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Exchange } from '../src/ledger/types';
import { createSandbox } from '../src/sandbox/http/app';
import { defaultAccountId, publicKey, secretKey } from '../src/sandbox/keys';
import type { StoredRecord } from '../src/sandbox/storage/records';
import { openSqliteStore } from '../src/sandbox/storage/sql/sqlite';

const { values } = parseArgs({
  options: { records: { type: 'string', default: '50000' }, check: { type: 'boolean', default: false } },
});
const count = Number(values.records);
const longestMs = 100;
const batch = 1000;
const rounds = 3;

const folder = mkdtempSync(path.join(tmpdir(), 'sandbox-lists-'));
const file = path.join(folder, 'lists.db');
let store = await openSqliteStore(file);
const accounts = [{ accountId: defaultAccountId, secretKey, publicKey }];
const open = () => createSandbox({ store, accounts, rateLimit: 0, baseUrl: 'http://sandbox' });
let sandbox = open();

const call = async (url: string, method = 'GET') => {
  const headers = { authorization: `Bearer ${secretKey}` };
  const started = performance.now();
  const response = await sandbox.fetch(new Request(`http://sandbox${url}`, { method, headers }));
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${url}: ${text.slice(0, 300)}`);
  return { milliseconds: performance.now() - started, text };
};

/** Copies of what the sandbox itself made, with other ids, times and states. */
async function fill(): Promise<void> {
  await call('/skus');
  const [order, checkout, event, exchange] = await store.transact(defaultAccountId, async (transaction) => {
    const newest = async (kind: 'order' | 'checkout' | 'event') =>
      (await transaction.page(kind, { direction: 'older', size: 1 }))[0]?.record as StoredRecord;
    const [first] = await transaction.exchanges(0, 1);
    return [await newest('order'), await newest('checkout'), await newest('event'), first as Exchange] as const;
  });
  const states = ['accepted', 'complete', 'cancelled'];
  const timeOf = (index: number) => new Date(Date.UTC(2026, 0, 1) + index * 1000).toISOString();
  const copy = (record: StoredRecord, index: number, fields: object): StoredRecord => {
    const id = `${record.kind}-${index}`;
    const document = { ...record.document, id, createdTime: timeOf(index), upstreamId: `cart-${index}`, ...fields };
    return { ...record, id, document } as unknown as StoredRecord;
  };
  for (let start = 0; start < count; start += batch) {
    const records = Array.from({ length: Math.min(batch, count - start) }, (_, offset) => {
      const index = start + offset;
      if (index % 5 < 2) return copy(event, index, { type: index % 10 === 0 ? 'order.complete' : 'order.accepted' });
      if (index % 5 < 4) return copy(order, index, { state: states[index % 3] });
      const state = index % 25 === 4 ? 'open' : 'spent';
      return { ...copy(checkout, index, {}), hidden: { ...checkout.hidden, state } } as StoredRecord;
    });
    await store.transact(defaultAccountId, async (transaction) => {
      await transaction.put(records);
      for (let offset = 0; offset < records.length; offset += 1)
        await transaction.append({ ...exchange, sequence: start + offset + 2 });
    });
  }
}

const first = '2026-01-01T00:00:00Z';
const lists = [
  '/orders',
  '/orders?state=complete',
  '/orders?state=pending_payment',
  '/orders?state=complete&currency=USD&limit=100',
  '/orders?upstreamIds=cart-7,cart-8,cart-12',
  '/orders?skuId=sample-mug',
  `/orders?createdTime[gte]=${first}`,
  `/orders?createdTime[lte]=2026-01-01T00:10:00Z`,
  `/orders?state=complete&createdTime[lte]=2026-01-01T00:10:00Z&totalAmount[gt]=1`,
  `/orders?createdTime[gte]=${first}&totalAmount[lt]=0`,
  '/checkouts?upstreamIds=cart-4',
  '/checkouts',
  '/events?type=*',
  '/events?type=order.*',
  '/events?type=*.complete',
  '/events?type=nothing.*',
  '/events?orderId=nothing',
  '/_sandbox/ledger?after=0&limit=500',
  '/_sandbox/info',
];

const started = performance.now();
await fill();
console.log(
  `${count} records and exchanges, ${(statSync(file).size / 1e6).toFixed(0)} MB, in ${((performance.now() - started) / 1000).toFixed(0)} s`,
);
await store.close();
const openedAt = performance.now();
store = await openSqliteStore(file);
sandbox = open();
console.log(`open the file: ${(performance.now() - openedAt).toFixed(0)} ms`);

let slow = 0;
for (const url of lists) {
  const times: number[] = [];
  const waits: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    // The second call is made while the list is being read.
    const [list, other] = await Promise.all([call(url), call('/skus/sample-mug')]);
    times.push(list.milliseconds);
    waits.push(other.milliseconds);
  }
  const best = Math.min(...times);
  if (best > longestMs) slow += 1;
  console.log(
    `${best.toFixed(0).padStart(6)} ms   another call ${Math.min(...waits)
      .toFixed(0)
      .padStart(4)} ms   ${url}`,
  );
}
const { milliseconds } = await call('/_sandbox/reset', 'POST');
console.log(`${milliseconds.toFixed(0).padStart(6)} ms   POST /_sandbox/reset`);
await store.close();
rmSync(folder, { recursive: true });
if (values.check && slow > 0) {
  console.error(`${slow} lists take more than ${longestMs} ms.`);
  process.exitCode = 1;
}
