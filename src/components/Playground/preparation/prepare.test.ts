import { describe, expect, it } from 'vitest';
import contract from '../../../generated/contract/document.json';
import { type OperationId, operations } from '../../../generated/contract/operations';
import { creations, namedKinds } from '../../../generated/contract/preparation';
import { createSandbox } from '../../../sandbox/http/app';
import { defaultAccountId, publicKey, secretKey } from '../../../sandbox/keys';
import { openMemoryStore } from '../../../sandbox/storage/memory';
import { HttpSandboxClient } from '../../../sandbox-client/client';
import { keyFor } from '../form/keys';
import { areUsable, bringAbout, choices, readFacts, situationOf } from './prepare';
import { recipeOf, recipes } from './recipes';
import { sampleIds } from './samples';
import { situationNamed } from './situations';
import { type Form, idsToFill, readIds, writeIds } from './slots';

const baseUrl = 'http://localhost:4010';

function freshClient(): HttpSandboxClient {
  const accounts = [{ accountId: defaultAccountId, secretKey, publicKey }];
  const sandbox = createSandbox({ store: openMemoryStore(), accounts, rateLimit: 0, baseUrl });
  return new HttpSandboxClient({ target: 'page', baseUrl, transport: sandbox.fetch, onExchange: () => {} });
}

const all = Object.values(operations);

interface Parameter {
  in?: string;
  name: string;
  example?: string;
}

interface Described {
  parameters?: Parameter[];
  requestBody?: { content: Record<string, { examples?: Record<string, { value: unknown }> }> };
}

type Entry = { parameters?: Parameter[] } & Partial<Record<'get' | 'post' | 'put' | 'delete', Described>>;

/** The form as it opens: ids of the contract's examples, and its first example body. */
function openForm(id: OperationId): Form {
  const { path, method } = operations[id];
  const entry = (contract.paths as unknown as Record<string, Entry>)[path];
  if (!entry) throw new Error(`The contract has no ${path}.`);
  const operation = entry[method.toLowerCase() as 'get' | 'post' | 'put' | 'delete'];
  const body = Object.values(operation?.requestBody?.content['application/json']?.examples ?? {})[0]?.value;
  const named = [...(entry.parameters ?? []), ...(operation?.parameters ?? [])].filter(
    (parameter) => parameter.in === 'path',
  );
  return {
    parameters: Object.fromEntries(named.map(({ name, example }) => [name, example ?? ''])),
    query: {},
    body: body === undefined ? null : JSON.stringify(body),
  };
}

/** What the widget does when someone clicks "Execute" without touching the form. */
async function execute(id: OperationId, client: HttpSandboxClient): Promise<{ status: number; body: unknown }> {
  const form = await prepared(id, client);
  const { path, method, query } = operations[id];
  const entry = (contract.paths as unknown as Record<string, Entry>)[path];
  const examples = new Map(
    (entry?.[method.toLowerCase() as 'get']?.parameters ?? []).map(({ name, example }) => [name, example]),
  );
  // The form opens with the examples of the query in it, and sends them.
  const search = query
    .filter(({ name, isRequired }) => isRequired || typeof examples.get(name) === 'string')
    .map(({ name }) => `${name}=${String(examples.get(name))}`)
    .join('&');
  const filled = path
    .replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(form.parameters[name] ?? ''))
    .concat(search && `?${search}`);
  const key = keyFor('auto', method, filled, form.body);
  return client.call({ method, path: filled, key, ...(form.body === null ? {} : { body: form.body }) });
}

async function prepared(id: OperationId, client: HttpSandboxClient): Promise<Form> {
  const form = openForm(id);
  const situation = situationOf(id);
  if (!situation) return form;
  const facts = await readFacts(client);
  const ids = readIds(id, form);
  if (areUsable(id, ids, sampleIds(contract, id), facts)) return form;
  const values = choices(id, facts)[0] ?? (await bringAbout(situation, client));
  return writeIds(
    form,
    idsToFill(id, ids, () => true, values),
  );
}

describe('the first click on "Execute"', () => {
  it.each(all)('succeeds in a fresh sandbox, and again: $id', async ({ id }) => {
    const client = freshClient();
    for (const click of [1, 2, 3]) {
      const { status, body } = await execute(id, client);
      expect({ click, status, body: status < 400 ? null : body }).toEqual({
        click,
        status: expect.any(Number),
        body: null,
      });
    }
  });

  it('succeeds for every operation in one sandbox, whatever came before', async () => {
    const client = freshClient();
    for (const { id } of [...all, ...all.toReversed()]) {
      const { status, body } = await execute(id, client);
      expect({ id, body: status < 400 ? null : body }).toEqual({ id, body: null });
    }
  });
});

describe('recipes', () => {
  it('exist for operations of the contract only, and for every one that names an object', () => {
    for (const id of Object.keys(recipes)) expect(operations).toHaveProperty(id);
    const withId = all.filter(({ path, id }) => path.includes('{') && id !== 'upsertSkus').map(({ id }) => id);
    // Objects that no call makes, such as payouts, are there from the start.
    const makeable = withId.filter((id) => situationNamed(namedKinds[id] ?? '') !== null);
    expect(makeable.length).toBeGreaterThan(20);
    expect(makeable.filter((id) => recipeOf(id) === null)).toEqual([]);
  });

  it('make an object as the contract’s example makes it, where nothing special is said', async () => {
    const client = freshClient();
    for (const kind of Object.keys(creations)) {
      const situation = situationNamed(kind);
      if (!situation) throw new Error(`Nobody knows how to make ${kind}.`);
      expect(Object.keys(await bringAbout(situation, client))).toContain(`${kind}.id`);
    }
  });

  it('know the ids of the contract’s examples', () => {
    expect(sampleIds(contract, 'retrieveSkus')).toContain('sample-mug');
    expect(sampleIds(contract, 'createFulfillments')).toContain('1000000010336');
  });
});

describe('ids', () => {
  const form: Form = {
    parameters: {},
    query: {},
    body: '{"orderId":"sample","items":[{"skuId":"mine","quantity":1}]}',
  };

  it('leave alone what a reader typed', () => {
    const ids = readIds('createFulfillments', form);
    const fill = idsToFill('createFulfillments', ids, (_, id) => id === 'sample', {
      'order.id': 'o1',
      'order.skuId': 's1',
    });
    expect(JSON.parse(writeIds(form, fill).body ?? '')).toEqual({
      orderId: 'o1',
      items: [{ skuId: 'mine', quantity: 1 }],
    });
  });

  it('do not invent fields the body lacks, nor touch a body that is no JSON', () => {
    expect(Object.keys(readIds('createFulfillments', form))).toEqual(['body.orderId', 'body.items[0].skuId']);
    expect(readIds('createFulfillments', { parameters: {}, query: {}, body: '{ broken' })).toEqual({});
    expect(writeIds({ parameters: {}, query: {}, body: '{ broken' }, {}).body).toBe('{ broken');
  });

  it('offer what was made earlier, and no longer once it is used up', async () => {
    const client = freshClient();
    const facts = await readFacts(client);
    expect(choices('createOrders', facts)).toEqual([]);
    const made = await bringAbout(situationOf('createOrders') as never, client);
    expect(choices('createOrders', await readFacts(client))[0]).toMatchObject({ 'checkout.id': made['checkout.id'] });
    await client.call({ method: 'POST', path: '/orders', body: { checkoutId: made['checkout.id'] } });
    const after = await readFacts(client);
    expect(choices('createOrders', after)).toEqual([]);
    expect(choices('createFulfillments', after)).toHaveLength(1);
  });
});
