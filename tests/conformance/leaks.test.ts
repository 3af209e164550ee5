/** Nothing that looks like card data or a secret reaches the disk, the ledger, an answer or the terminal. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureServer } from '../../scripts/steps/prepare.mjs';
import contract from '../../src/generated/contract/document.json';
import { type Operation, operations } from '../../src/generated/contract/operations';
import { cards } from '../../src/generated/reference/cards';
import { isCall } from '../../src/ledger/origins';
import {
  bodies,
  type Disguise,
  digitsSeenIn,
  furtherWritings,
  spreadBodies,
  writings,
} from '../../src/ledger/testing/disguises';
import type { LedgerEntry } from '../../src/ledger/types';
import { type ApiClient, fetchPatiently } from './client';
import { newDataFile, Program } from './program';

const numbers = cards.map(({ number }) => number);
const code = '8361';
/** In no shape that a test of chance could meet. */
const secret = 'LeakedSecret7Zq';
const key = `sk_live_${secret}`;

let program: Program;
let client: ApiClient;
let dataFile: string;
let sequence = 0;

function filesOf(file: string): string {
  const folder = dirname(file);
  return readdirSync(folder)
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('\n');
}

function expectWithout(text: string, where: string): void {
  const levels = digitsSeenIn(text);
  for (const number of numbers)
    for (const digits of levels) expect(digits.includes(number), `${where} shows ${number}`).toBe(false);
  expect(text.includes(secret), `${where} shows a key`).toBe(false);
  expect(/cv[vc]2?["']?[^a-z\d]{1,12}8361/i.test(text), `${where} shows a security code`).toBe(false);
}

interface Call {
  method: string;
  path: string;
  body?: unknown;
  headers?: Record<string, string>;
}

/** Sends a call of any form, and looks at the answer and at what the ledger says of it. */
async function expectKept(call: Call, withPublicKey: boolean): Promise<void> {
  const { method, path, ...sent } = call;
  const caller = withPublicKey ? client.asPublic() : client;
  const response = await fetchPatiently(
    caller.api,
    new Request(`${caller.api.baseUrl}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${withPublicKey ? 'pk' : 'sk'}_test_${'0'.repeat(32)}`,
        'content-type': 'application/json',
        ...sent.headers,
      },
      body: method === 'GET' || sent.body === undefined ? null : textOf(sent.body),
    }),
  );
  const answer = await response.text();
  const { data } = await client.read<{ data: LedgerEntry[] }>(`/_sandbox/ledger?after=${sequence}`);
  sequence = data.at(-1)?.sequence ?? sequence;
  expect(response.status).toBeLessThan(500);
  expectWithout(answer, `The answer to ${method} ${path}`);
  // The events of a call may go to webhooks of the calls before.
  expect(data.filter(isCall).length).toBe(1);
  expectWithout(JSON.stringify(data), `The ledger on ${method} ${path}`);
}

const textOf = (body: unknown) => (typeof body === 'string' ? body : JSON.stringify(body));

type Body = Record<string, unknown>;

/** An operation with a body that it takes, and a path that exists. */
interface Example {
  operation: Operation;
  path: string;
  body: Body | undefined;
}

function examplesOf(operation: Operation): Example[] {
  const { paths } = contract as unknown as { paths: Record<string, Record<string, Described>> };
  const described = paths[operation.path]?.[operation.method.toLowerCase()];
  const parameters = [
    ...((paths[operation.path]?.parameters as unknown as Parameter[] | undefined) ?? []),
    ...(described?.parameters ?? []),
  ];
  const path = operation.path.replace(
    /\{(\w+)\}/g,
    (_, name: string) => parameters.find((one) => one.name === name)?.example ?? 'x',
  );
  const examples = Object.values(described?.requestBody?.content['application/json']?.examples ?? {});
  return examples.length === 0
    ? [{ operation, path, body: undefined }]
    : examples.map(({ value }) => ({ operation, path, body: value }));
}

interface Parameter {
  name: string;
  example?: string;
}

interface Described {
  parameters?: Parameter[];
  requestBody?: { content: Record<string, { examples?: Record<string, { value: Body }> }> };
}

const examples = Object.values(operations).flatMap((operation) => examplesOf(operation as Operation));

/** Every text of a body, as a way to change it. */
function leavesOf(body: unknown, path: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  if (typeof body === 'string') return [path];
  if (typeof body !== 'object' || body === null) return [];
  return Object.entries(body).flatMap(([name, inner]) => leavesOf(inner, [...path, name]));
}

function withLeaf(body: Body, [name, ...rest]: readonly (string | number)[], text: string): Body {
  if (name === undefined) return body;
  const copy = (Array.isArray(body) ? [...body] : { ...body }) as Body;
  copy[name] = rest.length === 0 ? text : withLeaf(copy[name] as Body, rest, text);
  return copy;
}

/** Headers carry Latin-1 without control characters. */
const headerText = (text: string) => (/^[\x20-\x7e]*$/.test(text) ? text : encodeURIComponent(text));

const places: Record<string, (example: Example, text: string, choice: number) => Call> = {
  'a text of the body': ({ operation, path, body = {} }, text, choice) => {
    const leaves = leavesOf(body);
    const leaf = leaves[choice % Math.max(1, leaves.length)] ?? ['note'];
    return { method: operation.method, path, body: withLeaf(body, leaf, text) };
  },
  'a text of the body, behind what was there': ({ operation, path, body = {} }, text, choice) => {
    const leaves = leavesOf(body);
    const leaf = leaves[choice % Math.max(1, leaves.length)] ?? ['note'];
    return { method: operation.method, path, body: withLeaf(body, leaf, `x@example.com ${text}`) };
  },
  metadata: ({ operation, path, body = {} }, text) => ({
    method: operation.method,
    path,
    body: { ...body, metadata: { note: text.slice(0, 500), [text.slice(0, 40)]: 1 } },
  }),
  'a field that does not exist': ({ operation, path, body = {} }, text) => ({
    method: operation.method,
    path,
    body: { ...body, [text]: text },
  }),
  'a body that is no JSON': ({ operation, path, body }, text) => ({
    method: operation.method,
    path,
    body: `${JSON.stringify({ ...body, note: text }).slice(0, -1)},`,
  }),
  'a form': ({ operation, path }, text) => ({
    method: operation.method,
    path,
    body: new URLSearchParams({ note: text, cvv: code }).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  }),
  'a query': ({ operation, path, body }, text) => ({
    method: operation.method,
    path: `${path}?note=${encodeURIComponent(text)}&ids=${encodeURIComponent(text)}&type=${encodeURIComponent(text)}`,
    body,
  }),
  'a query that is encoded twice': ({ operation, path, body }, text) => ({
    method: operation.method,
    path: `${path}?cvv=${code}&note=${encodeURIComponent(encodeURIComponent(text))}`,
    body,
  }),
  'a path': ({ operation, path, body }, text) => ({
    method: operation.method,
    path: path.replace(/\/[^/]*$/, (last) => `${operation.path.endsWith('}') ? '' : last}/${encodeURIComponent(text)}`),
    body,
  }),
  headers: ({ operation, path, body }, text) => ({
    method: operation.method,
    path,
    body,
    headers: Object.fromEntries(
      ['user-agent', 'upstream-id', 'forwarded-for', 'accept', 'digitalriver-version', 'cookie', 'x-request'].map(
        (name) => [name, `${headerText(text)} ${key} cvv=${code}`],
      ),
    ),
  }),
};

const anyNumber = fc.constantFrom(...numbers);
const anyWriting: fc.Arbitrary<Disguise> = fc.constantFrom(...Object.values({ ...writings, ...furtherWritings }));
const anyExample = fc.constantFrom(...examples);
const anyPlace = fc.constantFrom(...Object.values(places));
const isPublic = ({ operation }: Example) => operation.id === 'createSources';

describe('card data and secrets', { timeout: 240_000 }, () => {
  beforeAll(async () => {
    await ensureServer();
    dataFile = newDataFile();
    program = new Program('--port', '0', '--rate-limit', '0', '--data', dataFile);
    client = await program.client();
    await client.read('/skus');
    sequence = (await client.read<{ lastSequence: number }>('/_sandbox/info')).lastSequence;
  });

  afterAll(() => program.stop('SIGKILL'));

  it('are in no answer and no exchange, whatever hides them and wherever they are sent', async () => {
    const property = fc.asyncProperty(
      anyExample,
      anyPlace,
      anyNumber,
      anyWriting,
      fc.nat(50),
      (example, place, number, disguise, choice) =>
        expectKept(place(example, `${disguise(number)} ${key} cvv ${code}`, choice), isPublic(example)),
    );
    await fc.assert(property, { numRuns: 600 });
  });

  it.each(Object.entries({ ...bodies, ...spreadBodies }))('are not kept in metadata: %s', async (_name, disguise) => {
    for (const number of numbers.slice(0, 8))
      await expectKept({ method: 'POST', path: '/customers', body: { metadata: disguise(number) } }, false);
  });

  it('are not kept where a card belongs, whether the source is made or refused', async () => {
    const owner = { firstName: 'Ada', address: { country: 'US' }, phoneNumber: numbers[0], upstreamId: numbers[1] };
    for (const number of numbers)
      for (const cvv of [code, '836', '12', 836, [code]])
        await expectKept(
          {
            method: 'POST',
            path: '/sources',
            body: {
              type: 'creditCard',
              owner,
              creditCard: { number, cvv, expirationMonth: 7, expirationYear: 2035 },
              metadata: { note: number, cvv: code },
              returnUrl: `https://shop.example.com/?card=${number}&token=t`,
            },
          },
          true,
        );
  });

  it('are not kept of a call whose key is wrong', async () => {
    const wrong = [
      { authorization: `Bearer ${key}` },
      { authorization: `Basic ${btoa(`${key}:`)}` },
      { authorization: key },
      { 'x-api-key': key },
    ];
    for (const headers of wrong)
      for (const path of ['/skus', `/skus/${key}?key=${key}`, '/_sandbox/ledger', '/_sandbox/reset']) {
        const request = new Request(`${client.api.baseUrl}${path}`, { headers: new Headers(Object.entries(headers)) });
        const response = await fetch(request);
        expect(response.status).toBe(401);
        const text = await response.text();
        expect(text).not.toContain(secret);
        expect(JSON.stringify([...response.headers])).not.toContain(secret);
      }
  });

  it('are in no record, no event, no file and no line of the terminal in the end', async () => {
    for (const kind of ['skus', 'customers', 'checkouts', 'orders', 'fulfillments', 'refunds', 'events'])
      expectWithout(JSON.stringify(await client.read(`/${kind}?limit=100`)), `The list of ${kind}`);
    expect(JSON.stringify(await client.read('/customers?limit=100'))).toContain('[redacted]');
    expect(JSON.stringify(await client.read('/events?type=customer.created&limit=100'))).toContain('[redacted]');
    const bytes = filesOf(dataFile);
    expect(bytes.length).toBeGreaterThan(500_000);
    expect(bytes).toContain('[redacted]');
    expectWithout(bytes, 'The data file');
    for (const basic of [btoa(`${key}:`), btoa(key)]) expect(bytes).not.toContain(basic.slice(0, 20));
    expectWithout(program.output, 'The terminal');
  });
});
