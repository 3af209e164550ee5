/** The version that is pinned to a key counts where a call names none. */
import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../src/ledger/types';
import { createSandbox } from '../../src/sandbox/http/app';
import { openMemoryStore } from '../../src/sandbox/storage/memory';

const accountId = 'shop';
const keysOf = (name: string, version?: string) => ({
  accountId,
  secretKey: `sk_test_${name}`,
  publicKey: `pk_test_${name}`,
  version,
});
const accounts = [keysOf('older', '2021-02-23'), keysOf('newer')];
const sandbox = createSandbox({ store: openMemoryStore(), accounts, rateLimit: 0, baseUrl: 'http://sandbox.test' });

async function read(path: string, key: string, version?: string): Promise<Record<string, unknown>> {
  const headers = { authorization: `Bearer sk_test_${key}`, ...(version && { 'digitalriver-version': version }) };
  const response = await sandbox.fetch(new Request(`http://sandbox.test${path}`, { headers }));
  expect(response.status).toBe(200);
  return (await response.json()) as Record<string, unknown>;
}

const order = '/orders/1000000010336';

describe('two keys of one account', () => {
  it('see one order, each in its own version', async () => {
    const [older, newer] = [await read(order, 'older'), await read(order, 'newer')];
    expect(older).not.toHaveProperty('payment');
    expect(older.paymentSessionId).toBe((newer.payment as { session: { id: string } }).session.id);
    expect(newer).not.toHaveProperty('paymentSessionId');
  });

  it('may name another version for a call', async () => {
    expect(await read(order, 'older', '2021-12-13')).toEqual(await read(order, 'newer'));
    expect(await read(order, 'newer', '2021-02-23')).toEqual(await read(order, 'older'));
  });

  it('leave in the ledger which version each spoke', async () => {
    const { data } = (await read('/_sandbox/ledger?limit=500', 'newer')) as unknown as { data: Exchange[] };
    const versions = data.filter(({ path }) => path === order).map(({ apiVersion }) => apiVersion);
    expect(versions).toEqual(['2021-02-23', '2021-12-13', '2021-12-13', '2021-12-13', '2021-02-23', '2021-02-23']);
  });
});
