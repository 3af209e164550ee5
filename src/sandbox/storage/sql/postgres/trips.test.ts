/** How often a call waits for the database: each time is a way there and back, which may be a millisecond long. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSandbox } from '../../../http/app';
import { localKeys, secretKey } from '../../../keys';
import type { Store } from '../../port';
import { watchPostgres } from '../../test-support/counting';
import { hasPostgres, testDatabase } from '../../test-support/postgres';
import { openPostgresStore } from './postgres';

const sku = { name: 'Mug', eccn: 'EAR99', taxCode: '4512', countryOfOrigin: 'US' };
const cart = { currency: 'USD', items: [1, 2, 3].map((number) => ({ skuId: `mug-${number}`, price: 10 })) };

describe.skipIf(!hasPostgres)('a call to the sandbox on PostgreSQL', () => {
  const stores: Store[] = [];
  const senders: ((method: string, path: string, body?: object) => Promise<number>)[] = [];

  beforeAll(async () => {
    for (const _ of ['one process', 'another']) {
      const store = await openPostgresStore(await testDatabase());
      const { fetch } = createSandbox({ store, accounts: localKeys, rateLimit: 0, baseUrl: 'http://sandbox' });
      stores.push(store);
      senders.push(async (method, path, body) => {
        const headers = { authorization: `Bearer ${secretKey}`, 'content-type': 'application/json' };
        const request = new Request(`http://sandbox${path}`, { method, headers, body: body && JSON.stringify(body) });
        return (await fetch(request)).status;
      });
    }
    for (const number of [1, 2, 3]) await senders[0]?.('PUT', `/skus/mug-${number}`, sku);
  });
  afterAll(async () => {
    for (const store of stores) await store.close();
  });

  const calls: [title: string, ...Parameters<(typeof senders)[number]>][] = [
    ['one that makes an object', 'POST', '/skus', sku],
    ['one that reads an object', 'GET', '/skus/mug-1'],
    ['one that prices a cart', 'POST', '/checkouts', cart],
  ];

  it.each(calls)('waits twice, whichever process had the account last: %s', async (_title, ...call) => {
    const [here, there] = senders as [(typeof senders)[number], (typeof senders)[number]];
    for (const send of [there, here]) await send(...call);
    const watched = watchPostgres();
    expect(await here(...call)).toBeLessThan(300);
    expect(watched.trips).toBe(2);
    // Of what this process wrote meanwhile, the other needs nothing.
    expect(await there(...call)).toBeLessThan(300);
    expect(watched.trips).toBe(4);
    watched.stop();
  });
});
