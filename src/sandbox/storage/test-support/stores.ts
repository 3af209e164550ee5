/** Stores and rows for tests. */
import 'fake-indexeddb/auto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Exchange } from '../../../ledger/types';
import { openIndexedDbStore } from '../indexed-db/store';
import { openMemoryStore } from '../memory';
import type { Store, Transaction } from '../port';
import type { RecordOf } from '../records';
import { openPostgresStore } from '../sql/postgres/postgres';
import { openSqliteStore } from '../sql/sqlite';
import { hasPostgres, testDatabase } from './postgres';

export const newFolder = () => mkdtempSync(join(tmpdir(), 'sandbox-store-'));

const openTestPostgres = async () => openPostgresStore(await testDatabase(), { connections: 3 });

export const stores: [string, () => Promise<Store>][] = [
  ['memory', async () => openMemoryStore()],
  ['IndexedDB', openIndexedDbStore],
  ['SQLite', () => openSqliteStore(newFolder())],
  ...(hasPostgres ? [['PostgreSQL', openTestPostgres] as [string, () => Promise<Store>]] : []),
];

let accounts = 0;

/** A store with an account that no other test uses, and a way to work on it. */
export async function openAccount(open: () => Promise<Store>) {
  const store = await open();
  accounts += 1;
  const account = `account-${accounts}`;
  const work = <Result>(task: (transaction: Transaction) => Promise<Result>) => store.transact(account, task);
  return { store, account, work };
}

export const group = (id: string, alias = id): RecordOf<'sku_group'> => ({
  kind: 'sku_group',
  id,
  document: { id, alias },
  hidden: {},
});

export const exchange = (sequence: number): Exchange => ({
  kind: 'exchange',
  origin: 'connector',
  sequence,
  requestId: `request-${sequence}`,
  time: '2030-01-31T12:00:00Z',
  durationMs: 1,
  operationId: 'listSkus',
  method: 'GET',
  path: `/skus?limit=${sequence}`,
  keyKind: 'secret',
  requestHeaders: {},
  requestBody: null,
  status: 200,
  responseHeaders: {},
  responseBody: { hasMore: false, data: [] },
  objects: [],
  events: [],
});
