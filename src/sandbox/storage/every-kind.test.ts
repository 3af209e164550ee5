/** A row that is sound is never taken for damaged: records of every kind are there again when a store is opened anew. */
import 'fake-indexeddb/auto';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Sender } from '../deliveries/sender';
import { registry } from '../domain';
import { createSandbox } from '../http/app';
import { registryAccount } from '../http/keys/record';
import { defaultAccountId, publicKey, secretKey } from '../keys';
import { openIndexedDbStore } from './indexed-db/store';
import type { Placed, Store } from './port';
import type { RecordKind, StoredRecord } from './records';
import { openPostgresStore } from './sql/postgres/postgres';
import { openSqliteStore } from './sql/sqlite';
import { hasPostgres, testDatabase } from './test-support/postgres';
import { newFolder } from './test-support/stores';

/** Of the engine and of its keys; all others are resources. */
const engineKinds: RecordKind[] = ['account', 'gone', 'older-fields', 'api-key', 'sandbox-account'];
const kinds = [...(registry.byKind.keys() as Iterable<RecordKind>), ...engineKinds];

type Send = (method: string, path: string, body?: object, version?: string) => Promise<void>;

/** An account's first call makes its samples, which are of every resource; the others are of what the engine and the keys keep. */
async function fill(send: Send): Promise<void> {
  await send('POST', '/inventory-items', { id: 'mug-2', partNumber: 'MUG-02', countryOfOrigin: 'US' });
  await send('DELETE', '/inventory-items/mug-2');
  const taxIdentifiers = [{ type: 'uk', value: 'GB243609761' }];
  await send('POST', '/customers/sample-customer', { taxIdentifiers }, '2020-12-17');
  await send('POST', '/webhooks', { address: 'http://127.0.0.1:1/hooks', types: ['sku.*'] });
  await send('PUT', '/skus/mug-2', { name: 'Mug', eccn: 'EAR99', taxCode: '4512', countryOfOrigin: 'US' });
  await send('POST', '/_sandbox/keys', { type: 'secret' });
  await send('POST', '/_sandbox/accounts', { id: 'another' });
}

async function fillStore(store: Store): Promise<void> {
  const accounts = [{ accountId: defaultAccountId, secretKey, publicKey }];
  // Nobody is there: what is to be delivered stays in the outbox.
  const unreachable: Sender = async () => ({ failure: 'unreachable', reason: 'Nobody listens there.' });
  const options = { store, accounts, rateLimit: 0, baseUrl: 'http://sandbox.test', send: unreachable };
  const { fetch, deliverer } = createSandbox(options);
  const send: Send = async (method, path, body, version) => {
    const headers = {
      authorization: `Bearer ${secretKey}`,
      'content-type': 'application/json',
      ...(version && { 'digitalriver-version': version }),
    };
    const request = new Request(`http://sandbox.test${path}`, { method, headers, body: body && JSON.stringify(body) });
    const response = await fetch(request);
    expect(response.status, `${method} ${path}: ${await response.text()}`).toBeLessThan(300);
  };
  await fill(send);
  await deliverer?.stop();
}

/** All records of both accounts, by kind. */
async function contentsOf(store: Store): Promise<Map<RecordKind, Placed<StoredRecord>[]>> {
  const found = new Map<RecordKind, Placed<StoredRecord>[]>();
  for (const kind of kinds)
    for (const account of [defaultAccountId, registryAccount]) {
      const placed = await store.transact(account, (transaction) =>
        transaction.page(kind, { direction: 'newer', size: 1000 }),
      );
      found.set(kind, [...(found.get(kind) ?? []), ...placed]);
    }
  return found;
}

const path = join(newFolder(), 'every-kind.db');

describe.each([
  ['SQLite', () => openSqliteStore(path)],
  ['IndexedDB', openIndexedDbStore],
  ...(hasPostgres ? [['PostgreSQL', async () => openPostgresStore(await testDatabase())] as const] : []),
] as const)('the %s store', (_name, open) => {
  it('gives back records of every kind when it is opened anew', async () => {
    const store = await open();
    await fillStore(store);
    await store.close();
    const again = await open();
    const contents = await contentsOf(again);
    expect(kinds.filter((kind) => contents.get(kind)?.length === 0)).toEqual([]);
    expect(again.notices).toEqual([]);
    await again.close();
  });
});
