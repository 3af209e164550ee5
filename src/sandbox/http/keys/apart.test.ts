/** Accounts, and the two sides of each, share nothing: whatever is done on one, the others stay as they are. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localKeys } from '../../keys';
import { openMemoryStore } from '../../storage/memory';
import { createSandbox } from '../app';
import { registryAccount } from './record';

const baseUrl = 'http://sandbox.test';
const store = openMemoryStore();
const sandbox = createSandbox({ store, accounts: localKeys, rateLimit: 0, baseUrl });

async function send(key: string, method: string, path: string, body?: object) {
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
  const response = await sandbox.fetch(
    new Request(baseUrl + path, { method, headers, body: body && JSON.stringify(body) }),
  );
  const text = await response.text();
  return { status: response.status, body: text === '' ? null : JSON.parse(text), text };
}

const operator = localKeys[0]?.secretKey ?? '';

interface MadeKey {
  type: string;
  key: string;
}

/** Secret keys of the test and the live side of a new account. */
async function newAccount(): Promise<string[]> {
  const { body } = await send(operator, 'POST', '/_sandbox/accounts');
  return (body.keys as MadeKey[]).filter(({ type }) => type === 'secret').map(({ key }) => key);
}

const read = ['/skus', '/customers', '/orders', '/checkouts', '/events', '/file-links', '/_sandbox/ledger?limit=500'];

/** All that a side shows, without what reading it leaves in its own ledger. */
async function seen(key: string): Promise<string> {
  const [ledger = '', ...lists] = await Promise.all(
    read
      .toReversed()
      .map(async (path) => (await send(key, 'GET', path.includes('?') ? path : `${path}?limit=100`)).text),
  );
  const { data } = JSON.parse(ledger) as { data: { method: string; requestId: string }[] };
  return JSON.stringify([lists, data.filter(({ method }) => method !== 'GET').map(({ requestId }) => requestId)]);
}

const sku = { name: 'Mug', eccn: 'EAR99', taxCode: '4512', countryOfOrigin: 'US' };
const id = fc.constantFrom('sample-mug', 'a', 'b', 'sample-customer');
/** Calls that name the same ids on every side, so that one that reached the wrong side would be seen. */
const call = fc.oneof(
  id.map((name) => ['PUT', `/skus/${name}`, sku] as const),
  id.map((name) => ['DELETE', `/skus/${name}`, undefined] as const),
  id.map((name) => ['POST', '/customers', { id: name, email: 'a@example.com', type: 'individual' }] as const),
  id.map((name) => ['DELETE', `/customers/${name}`, undefined] as const),
  fc.constant(['POST', '/_sandbox/reset', undefined] as const),
  fc.constant(['DELETE', '/files/00000000-0000-4000-8000-000000000024', undefined] as const),
);

describe('accounts and their sides', () => {
  it('share nothing, whatever is done on one of them', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.nat(3), call), { minLength: 1, maxLength: 8 }), async (calls) => {
        const sides = [...(await newAccount()), ...(await newAccount())];
        for (const [side, [method, path, body]] of calls) {
          const others = sides.filter((_, index) => index !== side);
          const before = await Promise.all(others.map(seen));
          const { status } = await send(sides[side] as string, method, path, body);
          expect(status).toBeLessThan(500);
          expect(await Promise.all(others.map(seen))).toEqual(before);
        }
      }),
      { numRuns: 8 },
    );
  }, 120_000);

  it('are not let in by a key of nobody', async () => {
    await fc.assert(
      fc.asyncProperty(fc.stringMatching(/^[ps]k_(test_)?\w{0,40}$/), async (key) => {
        fc.pre(!localKeys.some(({ secretKey, publicKey }) => key === secretKey || key === publicKey));
        expect((await send(key, 'GET', '/skus')).status).toBe(401);
      }),
    );
  });
});

describe('the store', () => {
  it('has no secret key in it, but its hash', async () => {
    const keys = await newAccount();
    const kept = JSON.stringify(
      await store.transact(registryAccount, (transaction) =>
        transaction.page('api-key', { direction: 'older', size: 500 }),
      ),
    );
    for (const key of keys) {
      expect(kept).not.toContain(key);
      expect(kept).not.toContain(key.slice(-20));
      expect(kept).toContain(key.slice(-4));
    }
  });
});
