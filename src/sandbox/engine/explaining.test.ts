import { describe, expect, it } from 'vitest';
import { newestVersion } from '../../contract/versions';
import contract from '../../generated/contract/document.json';
import { type Operation, operations } from '../../generated/contract/operations';
import { at } from '../../guides/paths';
import { runGuide } from '../../guides/run';
import { untilShipped } from '../../guides/steps';
import type { Step } from '../../guides/types';
import { explainHeader } from '../../ledger/origins';
import type { Exchange } from '../../ledger/types';
import { HttpSandboxClient } from '../../sandbox-client/client';
import { unexplained } from '../domain/test-support/unexplained';
import { createWorld } from '../domain/test-support/world';
import { createSandbox } from '../http/app';
import { defaultAccountId, publicKey, secretKey } from '../keys';
import { openMemoryStore } from '../storage/memory';
import { explaining } from './explaining';

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

/** The contract's own examples of calls that work amounts out without a sale. */
const examples = [
  ['/dynamic-pricing/conversions', contract.paths['/dynamic-pricing/conversions'].post.requestBody],
  ['/shipping-quotes', contract.paths['/shipping-quotes'].post.requestBody],
  ['/invoices', contract.paths['/invoices'].post.requestBody],
] as const;

const refundOfUnit: Step = {
  ...refund,
  request: {
    ...refund.request,
    body: { orderId: '{{order.id}}', currency: 'USD', items: [{ itemId: '{{order.itemId}}', quantity: 1 }] },
  },
};

interface Described {
  parameters?: { name: string; example?: unknown }[];
  requestBody?: { content: { 'application/json'?: { examples?: Record<string, { value: unknown }> } } };
}

/** The path with the ids of its examples, and the calls to make there: one for each example of a body. */
function examplesOf({ method, path, query }: Operation): { url: string; body: string | null }[] {
  const item = (contract.paths as unknown as Record<string, Record<string, Described> & Described>)[path] ?? {};
  const own = item[method.toLowerCase()] ?? {};
  const named = new Map(
    [...(item.parameters ?? []), ...(own.parameters ?? [])].map(({ name, example }) => [name, String(example)]),
  );
  const place = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => named.get(name) ?? '');
  const asked = query.filter(({ isRequired }) => isRequired).map(({ name }) => [name, named.get(name) ?? '']);
  const bodies = Object.values(own.requestBody?.content['application/json']?.examples ?? {});
  const url = `${baseUrl}${place}?${new URLSearchParams(asked as string[][])}`;
  return bodies.length > 0 ? bodies.map(({ value }) => ({ url, body: JSON.stringify(value) })) : [{ url, body: null }];
}

/** A sandbox of its own, a caller who asks why with each call, and what the ledger then says. */
function openSandbox() {
  const accounts = [{ accountId: defaultAccountId, secretKey, publicKey }];
  const { fetch } = createSandbox({ store: openMemoryStore(), accounts, rateLimit: 0, baseUrl });
  const headers = {
    Authorization: `Bearer ${secretKey}`,
    'Content-Type': 'application/json',
    [explainHeader]: 'true',
  };
  const client = new HttpSandboxClient({ target: 'page', baseUrl, transport: fetch, onExchange: () => {} });
  return {
    send: (url: string, method: string, body: string | null = null, version: string = newestVersion) =>
      fetch(new Request(url, { method, headers: { ...headers, 'DigitalRiver-Version': version }, body })),
    exchanges: async () => (await client.readLedger()) as Exchange[],
  };
}

/** Every example of the contract that takes nothing away, in one account, and what can be read after a month; with what came of each. */
async function exampled(): Promise<Exchange[]> {
  const { send, exchanges } = openSandbox();
  const all = Object.values<Operation>(operations).filter(({ method }) => method !== 'DELETE');
  for (const operation of all)
    for (const { url, body } of examplesOf(operation)) await send(url, operation.method, body);
  const month = JSON.stringify({ advanceBy: 31 * 24 * 60 * 60 });
  await send(`${baseUrl}/_sandbox/clock`, 'POST', month);
  for (const operation of all.filter(({ method }) => method === 'GET'))
    for (const { url } of examplesOf(operation)) await send(url, 'GET', null);
  // Charges and sources stood elsewhere then.
  for (const { url } of examplesOf(operations.retrieveOrders)) await send(url, 'GET', null, '2020-12-17');
  return (await exchanges()).filter(({ kind, status }) => kind === 'exchange' && status < 300);
}

/** What a part of a written sum is worth, such as "3 started pounds × 2.5". */
const worth = (part: string) =>
  part
    .split(' × ')
    .map(Number.parseFloat)
    .reduce((product, factor) => product * factor, 1);

async function priced(): Promise<Map<string, Exchange>> {
  const { send, exchanges } = openSandbox();
  for (const [path, { content }] of examples) {
    const [example] = Object.values(content['application/json'].examples);
    const answer = await send(`${baseUrl}${path}`, 'POST', JSON.stringify(example?.value));
    expect(answer.ok, `${path}: ${await answer.clone().text()}`).toBe(true);
  }
  const entries = await exchanges();
  return new Map(entries.map((entry) => [entry.operationId ?? '', entry]));
}

/** What the ledger says of a sale, from checkout to refund. */
async function sold(headers: Record<string, string>): Promise<Exchange[]> {
  const accounts = [{ accountId: defaultAccountId, secretKey, publicKey }];
  const { fetch } = createSandbox({ store: openMemoryStore(), accounts, rateLimit: 0, baseUrl });
  const asking = (request: Request) => {
    for (const [name, value] of Object.entries(headers)) request.headers.set(name, value);
    return fetch(request);
  };
  const results = await runGuide([...untilShipped('mug'), refund, refundOfUnit], asking);
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
    for (const { operationId, responseBody, reasons = [] } of entries)
      expect(unexplained(responseBody, reasons), `${operationId}`).toEqual([]);
    expect(why('createOrders').map(({ pointer }) => pointer)).toContain('state');
    expect(why('createRefunds').map(({ pointer }) => pointer)).toContain('state');
    expect(why('createFulfillments')[0]).toMatchObject({
      pointer: 'chargeOperationIds[0]',
      text: expect.stringMatching(/^Captures what the shipped units are worth.*: [\d.]+ USD of charge .+, complete$/),
    });
  });

  it('finds those of converted prices, shipping quotes and invoices', async () => {
    const found = await priced();
    const why = (operationId: string, pointer: string) => {
      const { reasons = [], responseBody } = found.get(operationId) ?? {};
      return { reason: reasons.find((one) => one.pointer === pointer), value: at(responseBody, pointer) };
    };
    const price = why('createDynamicPricingConversions', 'prices[0].calculatedPrice');
    expect(price.reason?.text).toContain(`: ${price.value} `);
    expect(price.reason?.source).toMatchObject({ table: 'price-conversions' });
    const quotes = at(found.get('postShippingQuotes')?.responseBody, 'quotes') as unknown[];
    for (const index of quotes.keys()) {
      const { reason, value } = why('postShippingQuotes', `quotes[${index}].totalAmount`);
      const [sum = '', total = ''] = reason?.text.split(' = ') ?? [];
      const added = sum.split(' + ').reduce((all, part) => all + worth(part), 0);
      expect(added, reason?.text).toBeCloseTo(Number(value), 2);
      expect(total).toMatch(new RegExp(`^${value} `));
    }
    for (const pointer of ['totalAmount', 'items[0].tax.amount', 'items[0].amount'])
      expect(why('createInvoices', pointer).reason?.text).toMatch(/\d/);
  });

  it('finds one for every amount of every answer, with the very result that it shows', async () => {
    const entries = await exampled();
    const withAmounts = new Set(entries.filter(({ reasons }) => reasons).map(({ operationId }) => operationId));
    // One kind of object each, and more than one way to see it.
    expect([...withAmounts]).toEqual(expect.arrayContaining(['retrieveCharges', 'retrievePayouts', 'createReturns']));
    expect(withAmounts.size).toBeGreaterThan(50);
    const without = entries
      .filter(({ operationId }) => !operationId?.endsWith('Events'))
      .flatMap(({ operationId, responseBody, reasons = [] }) =>
        unexplained(responseBody, reasons).map((one) => `${operationId}: ${one}`),
      );
    expect(without).toEqual([]);
    const places = entries.at(-1)?.reasons?.map(({ pointer }) => pointer);
    expect(places).toEqual(expect.arrayContaining(['charges[0].amount', 'sources[0].amount']));
  });

  it('finds, of a long list, those of the objects that its entry keeps', async () => {
    const { send, exchanges } = openSandbox();
    const address = { line1: 'Bren Road 1', city: 'Minnetonka', state: 'MN', postalCode: '55343', country: 'US' };
    const items = Array.from({ length: 300 }, () => ({ skuId: 'sample-mug', quantity: 2, price: 10 }));
    const cart = { currency: 'USD', shipFrom: { address }, shipTo: { name: 'Ada', address }, items };
    for (let made = 0; made < 3; made += 1)
      expect((await send(`${baseUrl}/checkouts`, 'POST', JSON.stringify(cart))).status).toBe(201);
    await send(`${baseUrl}/checkouts`, 'GET');
    const { responseBody, reasons = [] } = (await exchanges()).at(-1) as Exchange;
    expect(at(responseBody, 'entriesInAll')).toBeGreaterThan((at(responseBody, 'data') as unknown[]).length);
    expect(reasons.length).toBeGreaterThan(300);
    expect(reasons.filter(({ pointer }) => at(responseBody, pointer) === undefined)).toEqual([]);
  });

  it('costs nobody else anything: the very context, and nothing to call', () => {
    const context = createWorld().context();
    const { context: same, addStanding, reasonsOf } = explaining(context, false);
    expect([same === context, addStanding, reasonsOf({ id: '1' })]).toEqual([true, undefined, undefined]);
  });

  it.each<Record<string, string>>([{}, { [explainHeader]: 'false' }])('and nobody else: %o', async (headers) => {
    for (const entry of await sold(headers)) expect(entry).not.toHaveProperty('reasons');
  });
});
