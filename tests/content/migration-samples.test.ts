/** The bodies and the code of the migration page do what the page says, in the engine and with events of both shapes. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readReference } from '../../src/catalog/load/reference';
import { createSandbox } from '../../src/sandbox/http/app';
import { defaultAccountId, publicKey, secretKey } from '../../src/sandbox/keys';
import { openMemoryStore } from '../../src/sandbox/storage/memory';

type Json = Record<string, unknown>;
interface Payment {
  sources: Json[];
  charges: Json[];
  sessionId?: string;
}
interface Event {
  id: string;
  type: string;
  digitalriverVersion?: string;
  digitalRiverVersion?: string;
  data: { object: Json };
}

const page = readFileSync('docs/reference/migration.mdx', 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'both-shapes-'));

function block(title: string): string {
  const [, code] = new RegExp(`\`\`\`\\w+ title="${title}"\\n([\\s\\S]*?)\`\`\``).exec(page) ?? [];
  if (code === undefined) throw new Error(`docs/reference/migration.mdx has no block titled ${title}.`);
  return code;
}
const json = (title: string) => JSON.parse(block(title)) as Json;

const sandbox = createSandbox({
  store: openMemoryStore(),
  accounts: [{ accountId: defaultAccountId, secretKey, publicKey }],
  rateLimit: 0,
  baseUrl: 'http://localhost:4010',
});

async function call(method: string, path: string, send?: Json): Promise<{ status: number; answer: Json }> {
  const response = await sandbox.fetch(
    new Request(`http://localhost:4010${path}`, {
      method,
      headers: { authorization: `Bearer ${secretKey}`, 'content-type': 'application/json' },
      ...(send === undefined ? {} : { body: JSON.stringify(send) }),
    }),
  );
  return { status: response.status, answer: (await response.json()) as Json };
}

async function savedCard(): Promise<string> {
  const { answer } = await call('GET', '/customers/sample-customer');
  return String((answer.sources as Json[])[0]?.id);
}

/** The former shape of an object, made of the newest one by the table of moved fields. */
function formerShape(resource: string, object: Json): Json {
  const { payment, ...former } = structuredClone(object);
  const rows = readReference(process.cwd()).tables.find(({ name }) => name === 'version-changes')?.rows ?? [];
  for (const row of rows.filter((each) => each.resource === resource && each.kind === 'moved')) {
    const path = String(row.field).split('.').slice(1);
    former[String(row.was)] = path.reduce<unknown>((at, name) => (at as Json)?.[name], payment);
  }
  return former;
}

let paymentOf: (event: Event) => Payment;
let accepted: Event;

beforeAll(async () => {
  const file = join(folder, 'both-shapes.mjs');
  writeFileSync(file, block('both-shapes.mjs'));
  ({ paymentOf } = (await import(/* @vite-ignore */ pathToFileURL(file).href)) as { paymentOf: typeof paymentOf });
  const checkout = await call('POST', '/checkouts', {
    ...json('POST /checkouts, from 2021-12-13'),
    sourceId: await savedCard(),
  });
  expect(checkout.status, JSON.stringify(checkout.answer)).toBe(201);
  const order = await call('POST', '/orders', { checkoutId: checkout.answer.id });
  expect(order.status, JSON.stringify(order.answer)).toBe(201);
  const { answer } = await call('GET', '/events?type=order.accepted&limit=1');
  accepted = (answer.data as Event[])[0] as Event;
  expect(accepted.data.object.id).toBe(order.answer.id);
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('a registered checkout', () => {
  it('as it was sent up to 2021-03-23 takes nothing from its customer now, and cannot be ordered', async () => {
    const { status, answer } = await call('POST', '/checkouts', json('POST /checkouts, up to 2021-03-23'));
    expect(status).toBe(201);
    expect(Object.keys(answer).filter((name) => ['email', 'shipTo', 'billTo'].includes(name))).toEqual([]);
    expect((await call('POST', '/orders', { checkoutId: answer.id })).status).toBe(400);
  });

  it('as the page sends it from 2021-12-13 on becomes an order, with billTo from the owner of the source', () => {
    expect(accepted.data.object).toMatchObject({ state: 'accepted', email: 'ada@example.com' });
    expect(accepted.data.object.billTo).toMatchObject({ address: { line1: '10380 Bren Road West' } });
  });
});

describe('the code that reads events of both versions', () => {
  it('finds the same sources, charges and session in both shapes of one order', () => {
    const { payment } = accepted.data.object as { payment: { session: { id: string } } };
    const newer = paymentOf(accepted);
    expect(newer.charges).toHaveLength(1);
    expect(newer.sources).toHaveLength(1);
    expect(newer.sessionId).toBe(payment.session.id);
    const object = formerShape('Order', accepted.data.object);
    expect(object).not.toHaveProperty('payment');
    for (const version of ['2021-02-23', '2020-01-07']) {
      expect(paymentOf({ ...accepted, digitalriverVersion: version, data: { object } })).toEqual(newer);
    }
  });

  it('reads the bodies of the page', () => {
    for (const thing of ['order', 'checkout']) {
      const [former, newer] = [`Up to 2021-02-23, part of an? ${thing}`, `From 2021-03-23, the same ${thing}`].map(
        json,
      );
      const read = (version: string, object: Json | undefined) =>
        paymentOf({ ...accepted, digitalriverVersion: version, data: { object: object ?? {} } });
      expect(read('2021-02-23', former)).toEqual(read('2021-03-23', newer));
      expect(read('2021-02-23', former).sources).toHaveLength(1);
    }
  });

  it('takes the other spelling of the version, and refuses to guess when there is none', () => {
    const { digitalriverVersion, ...unversioned } = accepted;
    expect(paymentOf({ ...unversioned, digitalRiverVersion: '2021-12-13' })).toEqual(paymentOf(accepted));
    expect(() => paymentOf(unversioned)).toThrow(accepted.id);
    expect(() => paymentOf({ ...unversioned, digitalriverVersion: 'latest' })).toThrow(accepted.id);
  });
});
