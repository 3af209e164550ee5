import { describe, expect, it } from 'vitest';
import contract from '../../../generated/contract/document.json';
import { type OperationId, operations } from '../../../generated/contract/operations';
import { errorCodes } from '../../../generated/reference/error-codes';
import related from '../../../generated/related-calls.json';
import { isObject } from '../../../json';
import { createSandbox } from '../../../sandbox/http/app';
import { defaultAccountId, publicKey, secretKey } from '../../../sandbox/keys';
import { openMemoryStore } from '../../../sandbox/storage/memory';
import { HttpSandboxClient } from '../../../sandbox-client/client';
import { documentOf } from '../form/documentOf';
import { type CallError, correctedBody } from './correct';
import { examplesOf } from './examples';

const baseUrl = 'http://localhost:4010';

function freshClient(): HttpSandboxClient {
  const accounts = [{ accountId: defaultAccountId, secretKey, publicKey }];
  const { fetch } = createSandbox({ store: openMemoryStore(), accounts, rateLimit: 0, baseUrl });
  return new HttpSandboxClient({ target: 'page', baseUrl, transport: fetch, onExchange: () => {} });
}

/** Ways to break a body that a person finds without looking. */
const breakings: Record<string, (body: Record<string, unknown>, first: string) => Record<string, unknown>> = {
  'a field that nobody knows': (body) => ({ ...body, zebra: 1 }),
  'a field of the wrong type': (body, first) => ({ ...body, [first]: { not: 'this' } }),
};

/** Creations that need nothing beside what a fresh sandbox has. */
const creations = ['createSkus', 'createCheckouts', 'createCustomers', 'createPlans', 'createWebhooks'] as const;

describe.each(Object.entries(breakings))('%s', (_, breakIt) => {
  it.each(creations)('is mended in the body of %s, so that the sandbox takes it', async (id) => {
    const client = freshClient();
    const [example] = examplesOf(documentOf(contract, id));
    if (!isObject(example)) throw new Error(`${id} has no example.`);
    const first = Object.keys(example).find((name) => name !== 'id') ?? '';
    const sent = breakIt(example, first);
    const call = (body: unknown) => client.call({ method: 'POST', path: operations[id].path, body });
    const refused = await call(sent);
    expect(refused.status).toBe(400);
    const { errors } = refused.body as { errors: CallError[] };
    const corrected = correctedBody(JSON.stringify(sent), errors, example);
    expect(corrected?.changes.length).toBeGreaterThan(0);
    expect((await call(JSON.parse(corrected?.body ?? 'null'))).status).toBe(201);
  });
});

describe('a field that is missing', () => {
  it.each(['createSkus', 'createCheckouts', 'createPlans'] as const)('is added to the body of %s', async (id) => {
    const client = freshClient();
    const [example] = examplesOf(documentOf(contract, id));
    let refusals = 0;
    for (const name of Object.keys(example as object)) {
      const { [name]: _, ...sent } = example as Record<string, unknown>;
      const call = (body: unknown) => client.call({ method: 'POST', path: operations[id].path, body });
      const refused = await call(sent);
      if (refused.status < 400) continue;
      refusals += 1;
      const { errors } = refused.body as { errors: CallError[] };
      const corrected = correctedBody(JSON.stringify(sent), errors, example);
      expect(JSON.parse(corrected?.body ?? 'null')).toEqual(example);
    }
    expect(refusals).toBeGreaterThan(0);
  });
});

/** Refusals of other kinds: by what is sold, by other objects, and under names that the body does not have. */
const orderId = '1000000020336';
const refusals: [operation: OperationId, what: string, broken: (example: Record<string, unknown>) => object][] = [
  ['createCheckouts', 'a product that there is not', (body) => ({ ...body, items: [{ skuId: 'none', price: 1 }] })],
  ['createCheckouts', 'a country that nothing is sold to', (body) => ({ ...body, shipTo: abroad(body.shipTo, 'KP') })],
  ['createOrders', 'a checkout that there is not', () => ({ checkoutId: 'none' })],
  [
    'createFulfillments',
    'too many units',
    () => ({ orderId: '1000000010336', items: [{ skuId: 'sample-mug', quantity: 5000 }] }),
  ],
  ['createRefunds', 'too much money', () => ({ orderId, currency: 'USD', amount: 999_999 })],
  ['createRefunds', 'another currency', () => ({ orderId, currency: 'EUR', amount: 1 })],
  ['createReturns', 'too many units', () => ({ orderId, items: [{ skuId: 'sample-mug', quantity: 500 }] })],
  ['createCustomers', 'an id that is taken', (body) => ({ ...body, id: 'sample-customer' })],
  [
    'createInvoices',
    'goods that must be shipped',
    (body) => ({ ...body, items: [{ skuId: 'sample-mug', price: 10 }] }),
  ],
  [
    'createPlans',
    'two fields that do not go together',
    (body) => ({ ...body, billingOffsetDays: 90, collectionPeriodDays: 30 }),
  ],
  ['createDropInCheckoutSession', 'an error without a field', ({ options: _, ...body }) => body],
];

const abroad = (contact: unknown, country: string) => {
  const { address, ...others } = contact as { address: object };
  return { ...others, address: { ...address, country } };
};

describe('a refusal', () => {
  it.each(refusals)(
    'of %s for %s has a rule, a mended body that is taken, and where it matters',
    async (id, _, breakIt) => {
      const client = freshClient();
      const [example] = examplesOf(documentOf(contract, id));
      const sent = breakIt(example as Record<string, unknown>);
      const call = (body: unknown) => client.call({ method: 'POST', path: operations[id].path, body });
      const refused = await call(sent);
      expect(refused.status).toBeGreaterThanOrEqual(400);
      const { errors } = refused.body as { errors: CallError[] };
      for (const { code } of errors) expect(errorCodes.find((row) => row.code === code)).toBeDefined();
      const corrected = correctedBody(JSON.stringify(sent), errors, example);
      const again = await call(JSON.parse(corrected?.body ?? 'null'));
      expect(again.status, JSON.stringify({ corrected, again: again.body })).toBeLessThan(300);
      const { items, useCases } = related.refusals;
      expect([items.length, useCases.length].every((length) => length > 0)).toBe(true);
    },
  );
});

describe('a corrected body', () => {
  const example = { items: [{ skuId: 'mug', price: 10 }] };

  it('keeps what was not at fault, in other lines too', () => {
    const sent = '{"note":"mine","items":[{"skuId":"a","price":1},{"skuId":"b","price":"x"}]}';
    const done = correctedBody(sent, [{ code: 'invalid_parameter', parameter: 'items[1].price' }], example);
    expect(JSON.parse(done?.body ?? '')).toEqual({
      note: 'mine',
      items: [
        { skuId: 'a', price: 1 },
        { skuId: 'b', price: 10 },
      ],
    });
  });

  it('is the example where the body cannot be read, and none where the body is not at fault', () => {
    expect(JSON.parse(correctedBody('{ broken', [], example)?.body ?? '')).toEqual(example);
    expect(correctedBody('{"items":[]}', [{ code: 'not_found' }], example)).toBeNull();
  });
});
