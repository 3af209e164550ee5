/** Browsers close, delete and fill databases under a page. The next call goes on, or says why it cannot. */
import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createSandbox } from '../../http/app';
import { defaultAccountId, publicKey, secretKey } from '../../keys';
import type { Store } from '../port';
import { group } from '../test-support/stores';
import { formatVersion } from './schema';
import { openIndexedDbStore } from './store';

const name = 'connector-standards-sandbox';
const account = 'a';
const put = (store: Store, id: string) => store.transact(account, (transaction) => transaction.put([group(id)]));
const get = (store: Store, id: string) => store.transact(account, (transaction) => transaction.get('sku_group', id));

beforeEach(async () => {
  for (const { name: each = '' } of await indexedDB.databases()) indexedDB.deleteDatabase(each);
});

afterEach(() => {
  vi.restoreAllMocks();
});

const deleted = () =>
  new Promise<void>((resolve, reject) => {
    const deleting = indexedDB.deleteDatabase(name);
    deleting.onsuccess = () => resolve();
    deleting.onerror = () => reject(deleting.error);
  });

/** The connection that the store opens next. */
function watchConnection() {
  const watched: { database?: IDBDatabase } = {};
  const transaction = IDBDatabase.prototype.transaction;
  vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(function (this: IDBDatabase, ...args) {
    watched.database = this;
    return transaction.apply(this, args);
  });
  return watched;
}

describe('a browser database that goes away under the page', () => {
  it('is opened again when it was closed, with everything in it', async () => {
    const watched = watchConnection();
    const store = await openIndexedDbStore();
    await put(store, 'kept');
    watched.database?.close();
    expect(await get(store, 'kept')).toBeDefined();
    await put(store, 'new');
    expect(store.notices).toEqual([]);
    await store.close();
  });

  it('begins anew when it was deleted, and says so', async () => {
    const store = await openIndexedDbStore();
    await put(store, 'gone');
    await deleted();
    expect(await get(store, 'gone')).toBeUndefined();
    await put(store, 'new');
    expect(await get(store, 'new')).toBeDefined();
    expect(store.notices.join()).toMatch(/deleted the sandbox's data.*began anew/);
    await store.close();
  });

  it('gives the sandbox its sample objects again', async () => {
    const store = await openIndexedDbStore();
    const accounts = [{ accountId: defaultAccountId, secretKey, publicKey }];
    const { fetch } = createSandbox({ store, accounts, rateLimit: 0, baseUrl: 'http://sandbox.test' });
    const read = (path: string) =>
      fetch(new Request(`http://sandbox.test${path}`, { headers: { authorization: `Bearer ${secretKey}` } }));
    expect((await read('/skus/sample-mug')).status).toBe(200);
    await deleted();
    expect((await read('/skus/sample-mug')).status).toBe(200);
    const info = (await (await read('/_sandbox/info')).json()) as { notices: string[]; lastSequence: number };
    expect(info.notices.join()).toMatch(/began anew/);
    expect(info.lastSequence).toBe(1);
    await store.close();
  });

  it('asks for a reload when another tab brought a newer version', async () => {
    const store = await openIndexedDbStore();
    await put(store, 'kept');
    const newer = await openDB(name, formatVersion + 1);
    await expect(put(store, 'late')).rejects.toThrow(/updated in another tab.*Reload/);
    expect((await newer.getAll('records')).map(({ id }) => id)).toEqual(['kept']);
    expect(store.notices.join()).toMatch(/Reload/);
    newer.close();
    await store.close();
  });

  it('asks for a reload when another tab keeps its rows in another way', async () => {
    const store = await openIndexedDbStore();
    const other = await openDB(name);
    await other.put('about', { name: 'lookups', value: 'of another version' });
    other.close();
    await expect(put(store, 'late')).rejects.toThrow(/Reload this page/);
    await store.close();
  });
});

describe('a browser database without room', () => {
  /** What browsers answer when a site has used up its share. */
  function refuseToStore() {
    return vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('Quota exceeded.', 'QuotaExceededError');
    });
  }

  it('names the cause, answers reads, and goes on once there is room', async () => {
    const store = await openIndexedDbStore();
    await put(store, 'kept');
    const refusing = refuseToStore();
    await expect(put(store, 'late')).rejects.toThrow(/no more room.*reset/);
    expect(await get(store, 'kept')).toBeDefined();
    expect(store.notices.join()).toMatch(/no more room/);
    refusing.mockRestore();
    await put(store, 'late');
    expect(store.notices).toEqual([]);
    await store.close();
  });

  it('is emptied by a reset, which gives room back first', async () => {
    const store = await openIndexedDbStore();
    await put(store, 'old');
    const original = IDBObjectStore.prototype.put;
    let databases = 0;
    const opening = IDBFactory.prototype.open;
    vi.spyOn(IDBFactory.prototype, 'open').mockImplementation(function (this: IDBFactory, ...args) {
      databases += 1;
      return opening.apply(this, args);
    });
    // As in a browser, removing rows alone gives nothing back.
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...args) {
      if (databases === 0) throw new DOMException('Quota exceeded.', 'QuotaExceededError');
      return original.apply(this, args);
    });
    await store.transact(account, async (transaction) => {
      await transaction.clear();
      await transaction.put([group('new')]);
    });
    expect(await get(store, 'old')).toBeUndefined();
    expect(await get(store, 'new')).toBeDefined();
    expect(store.notices).toEqual([]);
    await store.close();
  });

  it('is not emptied by a reset when it holds what is somebody else’s', async () => {
    const store = await openIndexedDbStore();
    await store.transact('other', (transaction) => transaction.put([group('theirs')]));
    const refusing = refuseToStore();
    const resetting = store.transact(account, async (transaction) => {
      await transaction.clear();
      await transaction.put([group('new')]);
    });
    await expect(resetting).rejects.toThrow(/no more room/);
    refusing.mockRestore();
    expect(await store.transact('other', (transaction) => transaction.get('sku_group', 'theirs'))).toBeDefined();
    await store.close();
  });
});
