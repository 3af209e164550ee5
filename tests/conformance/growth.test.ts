/** Objects that grow by calls on them: the last call that fits is taken, the next one is refused, and reading stays quick. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Customer, Order, Source } from '../../src/generated/contract/types';
import { createSandbox } from '../../src/sandbox/http/app';
import { defaultAccountId, publicKey, secretKey } from '../../src/sandbox/keys';
import { limits } from '../../src/sandbox/limits';
import { openMemoryStore } from '../../src/sandbox/storage/memory';
import { ApiClient } from './client';
import { completeOrder, makeCard, makeCredit, placeOrder } from './payments';
import { bareCart, makeCheckout, makeCustomer } from './shop';

const baseUrl = 'http://sandbox.test';
const accounts = [{ accountId: defaultAccountId, secretKey, publicKey }];
const { fetch } = createSandbox({ store: openMemoryStore(), accounts, rateLimit: 0, baseUrl });
const client = new ApiClient({ fetch, baseUrl });

async function repeat(times: number, call: (index: number) => Promise<unknown>): Promise<void> {
  for (let index = 0; index < times; index += 1) await call(index);
}

const full = (parameter: string) => ({ status: 409, code: 'invalid_parameter', parameter });

describe('a customer', () => {
  let customer: Customer;
  beforeAll(async () => {
    customer = await makeCustomer(client);
  });

  it('keeps so many sources', async () => {
    const save = async () => `/customers/${customer.id}/sources/${(await makeCard(client)).id}`;
    await repeat(limits.kept, async () => client.change<Source>(await save()));
    await client.refused('POST', await save(), undefined, full('sourceId'));
    const { sources } = await client.read<Customer>(`/customers/${customer.id}`);
    expect(sources).toHaveLength(limits.kept);
  });

  it('keeps so many tax certificates', async () => {
    const time = '2030-01-31T12:00:00Z';
    const sampleFile = '00000000-0000-4000-8000-000000000024';
    const taxCertificate = {
      companyName: 'Acme',
      taxAuthority: 'MN',
      startDate: time,
      endDate: time,
      fileId: sampleFile,
    };
    await repeat(limits.kept, () => client.change(`/customers/${customer.id}`, { taxCertificate }));
    await client.refused('POST', `/customers/${customer.id}`, { taxCertificate }, full('taxCertificate'));
    await client.change(`/customers/${customer.id}`, { locale: 'de_DE' });
  });
});

describe('a checkout', () => {
  it('keeps so many sources', async () => {
    const checkout = await makeCheckout(client, { ...bareCart, items: [{ price: 1000 }] });
    const path = async () => `/checkouts/${checkout.id}/sources/${(await makeCredit(client, 1)).id}`;
    await repeat(limits.kept, async () => client.change<Source>(await path()));
    await client.refused('POST', await path(), undefined, full('sourceId'));
    const source = await makeCredit(client, 1);
    await client.refused('POST', `/checkouts/${checkout.id}`, { sourceId: source.id }, full('sourceId'));
  });
});

describe('an order', () => {
  it('is shipped in so many parts', async () => {
    const order = await placeOrder(client, { items: [{ price: 1, quantity: limits.history + 1 }] });
    const ship = { orderId: order.id, items: [{ itemId: order.items[0]?.id, quantity: 1 }] };
    await repeat(limits.history, () => client.create('/fulfillments', ship));
    await client.refused('POST', '/fulfillments', ship, full('orderId'));
    const { payment } = await client.read<Order>(`/orders/${order.id}`);
    expect(payment.charges?.[0]?.captures).toHaveLength(limits.history);
  }, 120_000);

  it('is refunded in so many parts', async () => {
    const order = await completeOrder(client, { items: [{ price: 1000 }] });
    const part = { orderId: order.id, currency: order.currency, amount: 0.01 };
    await repeat(limits.history, () => client.create('/refunds', part));
    await client.refused('POST', '/refunds', part, full('orderId'));
  }, 120_000);
});
