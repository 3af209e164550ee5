/** How often a call asks the store: as often for a cart of many lines as for one of few, and never for each row of a list. */
import { beforeAll, describe, expect, it } from 'vitest';
import { defaultAccountId, publicKey, secretKey } from '../keys';
import { openMemoryStore } from '../storage/memory';
import type { Store, Transaction } from '../storage/port';
import { createSandbox } from './app';

const few = 5;
const many = 200;
let calls: string[] = [];

/** A store that notes what it is asked. */
function noting(store: Store): Store {
  const note = (transaction: Transaction) =>
    new Proxy(transaction, {
      get(target, name: keyof Transaction) {
        calls.push(name);
        return target[name];
      },
    });
  return { ...store, transact: (account, work) => store.transact(account, (transaction) => work(note(transaction))) };
}

const accounts = [{ accountId: defaultAccountId, secretKey, publicKey }];
const { fetch } = createSandbox({
  store: noting(openMemoryStore()),
  accounts,
  rateLimit: 0,
  baseUrl: 'http://sandbox',
});

async function send<Result>(method: string, path: string, body?: unknown): Promise<Result> {
  const headers = { authorization: `Bearer ${secretKey}`, 'content-type': 'application/json' };
  const text = body === undefined ? undefined : JSON.stringify(body);
  const response = await fetch(new Request(`http://sandbox${path}`, { method, headers, body: text }));
  if (!response.ok) throw new Error(await response.text());
  return response.json() as Promise<Result>;
}

async function callsOf(method: string, path: string, body?: unknown): Promise<number> {
  calls = [];
  await send(method, path, body);
  return calls.length;
}

const cart = (lines: number) => ({
  currency: 'USD',
  items: Array.from({ length: lines }, (_, index) => ({ skuId: `sku-${index}`, price: 10 })),
});

describe('a call', () => {
  beforeAll(async () => {
    const sku = { name: 'Mug', eccn: 'EAR99', taxCode: '4512', countryOfOrigin: 'US' };
    for (let index = 0; index < many; index += 1) await send('PUT', `/skus/sku-${index}`, sku);
  });

  it('asks the store as often for many lines as for few', async () => {
    const small = await callsOf('POST', '/checkouts', cart(few));
    expect(await callsOf('POST', '/checkouts', cart(many))).toBe(small);
    expect(small).toBeLessThan(15);
  });

  it.each(['/skus?limit=2', '/skus?limit=100', '/events?type=sku.*&limit=100', '/checkouts?currency=usd'])(
    'asks the store a few times for a list: %s',
    async (path) => {
      expect(await callsOf('GET', path)).toBeLessThan(12);
    },
  );
});
