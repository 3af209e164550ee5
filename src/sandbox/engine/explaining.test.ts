import { describe, expect, it } from 'vitest';
import { runGuide } from '../../guides/run';
import { untilShipped } from '../../guides/steps';
import type { Step } from '../../guides/types';
import { explainHeader } from '../../ledger/origins';
import type { Exchange } from '../../ledger/types';
import { HttpSandboxClient } from '../../sandbox-client/client';
import { createSandbox } from '../http/app';
import { defaultAccountId, publicKey, secretKey } from '../keys';
import { openMemoryStore } from '../storage/memory';

const baseUrl = 'http://localhost:4010';
const refund: Step = {
  id: 'refund',
  title: '',
  why: '',
  request: { method: 'POST', path: '/refunds', body: { orderId: '{{order.id}}', currency: 'USD', percent: 50 } },
  expects: { status: [201] },
  changed: '',
  events: [],
};

/** What the ledger says of a sale, from checkout to refund. */
async function sold(headers: Record<string, string>): Promise<Exchange[]> {
  const accounts = [{ accountId: defaultAccountId, secretKey, publicKey }];
  const { fetch } = createSandbox({ store: openMemoryStore(), accounts, rateLimit: 0, baseUrl });
  const asking = (request: Request) => {
    for (const [name, value] of Object.entries(headers)) request.headers.set(name, value);
    return fetch(request);
  };
  const results = await runGuide([...untilShipped('mug'), refund], asking);
  expect(results.flatMap(({ problems }) => problems)).toEqual([]);
  const client = new HttpSandboxClient({ target: 'page', baseUrl, transport: fetch, onExchange: () => {} });
  return (await client.readLedger()) as Exchange[];
}

describe('a caller who asks why', () => {
  it('finds the reasons of a checkout, an order and a refund in their entries', async () => {
    const entries = await sold({ [explainHeader]: 'true' });
    const why = (operationId: string) => entries.find((entry) => entry.operationId === operationId)?.reasons ?? [];
    expect(why('createCheckouts')).toContainEqual({
      pointer: 'items[0].tax.amount',
      text: '20.00 × 0.07525 = 1.505, rounded half up to 1.51',
    });
    expect(why('createCheckouts').find(({ pointer }) => pointer === 'items[0].tax.rate')?.source).toEqual({
      table: 'tax-rates',
      row: 'US, MN, 55343',
      basis: 'published',
    });
    expect(why('createOrders').map(({ pointer }) => pointer)).toContain('state');
    expect(why('createRefunds').map(({ pointer }) => pointer)).toContain('state');
  });

  it.each<Record<string, string>>([{}, { [explainHeader]: 'false' }])('and nobody else: %o', async (headers) => {
    for (const entry of await sold(headers)) expect(entry).not.toHaveProperty('reasons');
  });
});
