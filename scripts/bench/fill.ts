/** Fills a data file with as many objects as are wanted: copies of what the sandbox itself made. */
import { createSandbox } from '../../src/sandbox/http/app';
import { defaultAccountId, publicKey, secretKey } from '../../src/sandbox/keys';
import type { StoredRecord } from '../../src/sandbox/storage/records';
import { openSqliteStore } from '../../src/sandbox/storage/sql/sqlite';

/** Records of a transaction: the fewer there are, the more often are the same pages written. */
const atOnce = 20_000;
const states = ['accepted', 'complete', 'cancelled', 'blocked'];

function copyOf(record: StoredRecord, index: number): StoredRecord {
  const id = `${record.kind}-${index}`;
  const createdTime = new Date(Date.UTC(2020, 0, 1) + index * 1000).toISOString();
  const state = record.kind === 'order' ? { state: states[index % states.length] } : {};
  const fields = { id, createdTime, upstreamId: `cart-${index}`, ...state };
  return { ...record, id, document: { ...record.document, ...fields } } as unknown as StoredRecord;
}

/** SKUs, orders and events, a third each. */
export async function fill(dataFile: string, objects: number): Promise<void> {
  const store = await openSqliteStore(dataFile);
  const accounts = [{ accountId: defaultAccountId, secretKey, publicKey }];
  const sandbox = createSandbox({ store, accounts, rateLimit: 0, baseUrl: 'http://localhost:4010' });
  const headers = { authorization: `Bearer ${secretKey}` };
  await sandbox.fetch(new Request('http://localhost:4010/skus', { headers }));
  const samples = await store.transact(defaultAccountId, async (transaction) => {
    const newest = async (kind: 'sku' | 'order' | 'event') =>
      (await transaction.page(kind, { direction: 'older', size: 1 }))[0]?.record as StoredRecord;
    return [await newest('sku'), await newest('order'), await newest('event')];
  });
  for (let start = 0; start < objects; start += atOnce) {
    const indexes = Array.from({ length: Math.min(atOnce, objects - start) }, (_, offset) => start + offset);
    const records = indexes.map((index) => copyOf(samples[index % samples.length] as StoredRecord, index));
    await store.transact(defaultAccountId, (transaction) => transaction.put([], records));
  }
  await store.close();
}
