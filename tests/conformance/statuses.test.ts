/**
 * Whatever is wrong with a call, the contract names the status of its answer. The client itself fails where an answer's
 * status or shape is not the contract's; this sends every operation what can be wrong with it.
 */
import { describe, expect, it } from 'vitest';
import document from '../../src/generated/contract/document.json';
import { type Operation, operations } from '../../src/generated/contract/operations';
import { createSandbox } from '../../src/sandbox/http/app';
import { defaultAccountId, publicKey, secretKey } from '../../src/sandbox/keys';
import { openMemoryStore } from '../../src/sandbox/storage/memory';
import { bodiesOf, callerOf, pathOf } from './cases/examples';
import { ApiClient, type Sent } from './client';

const baseUrl = 'http://sandbox.test';
const accounts = [{ accountId: defaultAccountId, secretKey, publicKey }];
const { fetch } = createSandbox({ store: openMemoryStore(), accounts, rateLimit: 0, baseUrl });
const client = new ApiClient({ fetch, baseUrl });

const tooWide = `{"a":[${Array(600).fill(0).join()}]}`;

/** What may be wrong with the frame of any call. */
const frames: readonly Sent[] = [
  { headers: { 'DigitalRiver-Version': '2019-01-01' } },
  { headers: { 'DigitalRiver-Version': `${'9'.repeat(5000)}, é` } },
  { headers: { accept: 'text/html' } },
  { headers: { authorization: 'Bearer none' } },
  { headers: { authorization: `Basic ${'A'.repeat(7000)}` } },
  { headers: { 'upstream-id': 'x'.repeat(9000) } },
  { headers: { 'user-agent': 'é'.repeat(100), accept: `${'*/*,'.repeat(1500)}*/*` } },
];

/** What may be wrong with any body. */
const bodies: readonly Sent[] = [
  { body: '' },
  { body: '{' },
  { body: '[]' },
  { body: '[['.repeat(50_000) },
  { body: tooWide },
  { body: '{"a":1e400}' },
  { body: '{}', headers: { 'content-encoding': 'gzip' } },
  { body: '{}', headers: { 'content-type': 'application/json; charset=none' } },
];

/** The value with one text or number in it replaced, in each possible way. */
function* withOneChanged(value: unknown): Generator<unknown> {
  if (typeof value === 'string') yield* ['none', '', '00000000-0000-4000-8000-999999999999', 'XX', 'EUR'];
  else if (typeof value === 'number') yield* [0, -1, 1e12, 0.001];
  else if (Array.isArray(value)) {
    for (const changed of withOneChanged(value[0])) yield [changed, ...value.slice(1)];
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) {
      yield { ...value, [key]: null };
      for (const changed of withOneChanged(inner)) yield { ...value, [key]: changed };
    }
  }
}

type Schema = { $ref?: string; properties?: Record<string, unknown> };
type PathItem = Record<string, { requestBody?: { content: { 'application/json': { schema: Schema } } } }>;

/** The fields of a body that name another object. */
function referencesOf({ path, method }: Operation): string[] {
  const item = (document.paths as unknown as Record<string, PathItem>)[path];
  const reference = item?.[method.toLowerCase()]?.requestBody?.content['application/json'].schema.$ref;
  const schemas = document.components.schemas as Record<string, Schema>;
  const fields = Object.keys(schemas[reference?.split('/').at(-1) ?? '']?.properties ?? {});
  return fields.filter((field) => /Id$/.test(field));
}

/** Every status that came; the client has checked that the contract names it. */
async function statusesOf(operation: Operation): Promise<Set<number>> {
  const seen = new Set<number>();
  const send = async (path: string, sent: Sent, caller = client) => {
    seen.add((await caller.send(operation.method, path, sent)).status);
  };
  await client.send('POST', '/_sandbox/reset');
  const unknown = operation.path.replaceAll(/\{\w+\}/g, 'none');
  for (const [, body] of bodiesOf(operation)) {
    const path = await pathOf(client, operation);
    for (const frame of frames) await send(path, { body, ...frame });
    await send(path, { body }, client.asPublic());
    await send(unknown, { body });
    await send(unknown, { body }, client.asPublic());
    await send(`${path}?${'limit=0&'.repeat(2)}startingAfter=none&ids=${'x,'.repeat(200)}&createdTime[gte]=now`, {
      body,
    });
    if (!operation.hasBody) continue;
    for (const wrong of bodies) await send(path, wrong);
    for (const field of referencesOf(operation)) await send(path, { body: { ...(body as object), [field]: 'none' } });
    for (const changed of withOneChanged(body)) await send(path, { body: changed }, callerOf(client, changed));
  }
  return seen;
}

describe('the contract names every status', () => {
  it.each(Object.values<Operation>(operations).map((operation) => [operation.id, operation] as const))(
    'that %s can answer',
    async (_id, operation) => {
      const seen = await statusesOf(operation);
      for (const status of [400, 401, 406]) expect([...seen]).toContain(status);
      // What the provider asks of a merchant's server keeps nothing, so no id is unknown to it.
      const keepsNothing = operation.id === 'removeStoreCreditsCallout';
      if (operation.path.includes('{') && operation.method !== 'PUT' && !keepsNothing) expect([...seen]).toContain(404);
      if (!operation.keys.includes('public')) expect([...seen]).toContain(403);
    },
  );

  it('that stands for a fault, a wrong method and too many requests', () => {
    for (const item of Object.values(document.paths))
      for (const [method, operation] of Object.entries(item))
        if (method !== 'parameters')
          expect(Object.keys((operation as { responses: object }).responses)).toEqual(
            expect.arrayContaining(['400', '401', '403', '405', '406', '429', '500']),
          );
  });
});
