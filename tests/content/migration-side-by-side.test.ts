/** The comparison of two versions on the migration page shows what differs, and its table of events says which do. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { secretKey } from '../../src/sandbox/keys';
import { type SandboxServer, startSandboxServer } from '../../src/sandbox/runtimes/node';

type Json = Record<string, unknown>;
interface Event {
  id: string;
  type: string;
  data: { object: Json };
}

const older = '2021-02-23';
const newer = '2021-12-13';
const page = readFileSync('docs/reference/migration.mdx', 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'side-by-side-'));
let sandbox: SandboxServer;

function block(title: string): string {
  const [, code] = new RegExp(`\`\`\`\\w+ title="${title}"\\n([\\s\\S]*?)\`\`\``).exec(page) ?? [];
  if (code === undefined) throw new Error(`docs/reference/migration.mdx has no block titled ${title}.`);
  return code;
}

async function call(
  version: string,
  method: string,
  path: string,
  send?: Json,
): Promise<{ status: number; answer: Json }> {
  const headers = {
    authorization: `Bearer ${secretKey}`,
    'content-type': 'application/json',
    'digitalriver-version': version,
  };
  const response = await fetch(sandbox.url + path, { method, headers, ...(send && { body: JSON.stringify(send) }) });
  return { status: response.status, answer: (await response.json()) as Json };
}

const shipTo = (JSON.parse(block('POST /checkouts, from 2021-12-13')) as Json).shipTo;
const guestCheckout = {
  ...(JSON.parse(block('POST /checkouts, from 2021-12-13')) as Json),
  customerId: undefined,
  sourceId: undefined,
  billTo: shipTo,
};

async function compare(path: string): Promise<string> {
  const file = join(folder, 'compare.mjs');
  writeFileSync(file, block('compare.mjs'));
  const { stdout } = await promisify(execFile)(process.execPath, [file, path, older, newer, sandbox.url]);
  return stdout;
}

beforeAll(async () => {
  sandbox = await startSandboxServer({ port: 0, dataPath: join(folder, 'data'), rateLimit: 0 });
  const checkout = await call(older, 'POST', '/checkouts', {
    ...(JSON.parse(block('POST /checkouts, up to 2021-03-23')) as Json),
  });
  const order = await call(older, 'POST', '/orders', { checkoutId: checkout.answer.id });
  expect(order.answer.state, JSON.stringify(order.answer)).toBe('accepted');
  const shipped = await call(older, 'POST', '/fulfillments', {
    orderId: order.answer.id,
    items: [{ skuId: 'sample-mug', quantity: 2 }],
  });
  expect(shipped.status, JSON.stringify(shipped.answer)).toBe(201);
  const refund = { orderId: order.answer.id, currency: 'USD', percent: 100 };
  expect((await call(older, 'POST', '/refunds', refund)).status).toBe(201);
  const sku = { eccn: 'EAR99', taxCode: '4323.310_A', name: 'Cup', countryOfOrigin: 'US', allowOversell: true };
  expect((await call(older, 'POST', '/skus', { id: 'cup', ...sku })).status).toBe(201);
});
afterAll(async () => {
  await sandbox.close();
  rmSync(folder, { recursive: true });
});

describe('the comparison of two versions', () => {
  it('names the fields of an order that moved, and no other', async () => {
    const names = [...(await compare('/orders?limit=1')).matchAll(/^(\w+)$/gm)].map(([, name]) => name);
    expect(names.sort()).toEqual(['charges', 'payment', 'paymentSessionId', 'sources']);
  });

  it('looks into an event', async () => {
    expect(await compare('/events?type=order.accepted&limit=1')).toMatch(/^payment$/m);
    expect(await compare('/events?type=refund.pending&limit=1')).toBe('');
  });

  it('says what is wrong with a version that does not exist', async () => {
    const file = join(folder, 'compare.mjs');
    const run = promisify(execFile)(process.execPath, [file, '/orders', older, '2021-05-05', sandbox.url]);
    await expect(run).rejects.toThrow(/2021-05-05: 400/);
  });
});

/** The event types that a row of the table names, as patterns. */
function typesIn(row: string): RegExp[] {
  const [, cell = ''] = row.split('|');
  return [...cell.matchAll(/`([a-z_.]+…?)`/g)].map(
    ([, type = '']) => new RegExp(`^${type.replaceAll('.', '\\.').replace('…', '.+')}$`),
  );
}

describe('the table of events', () => {
  const [, section = ''] = /^## Which events change.*$([\s\S]*?)^## /m.exec(page) ?? [];
  const rows = section.split('\n').filter((line) => line.startsWith('| `'));

  it('says of each event of a sale whether its object changes', async () => {
    const [before, after] = await Promise.all(
      [older, newer].map(async (version) => (await call(version, 'GET', '/events?limit=100')).answer.data as Event[]),
    );
    const changed = (before ?? []).filter(({ id, data }) => {
      const twin = after?.find((event) => event.id === id);
      return JSON.stringify(data.object) !== JSON.stringify(twin?.data.object);
    });
    const saidToChange = (before ?? []).filter(({ type }) => {
      const row = rows.find((each) => typesIn(each).some((pattern) => pattern.test(type)));
      return row === undefined ? /^order\.[a-z_]+$/.test(type) : !row.includes('| Nothing');
    });
    const typesOf = (events: Event[]) => [...new Set(events.map(({ type }) => type))].sort();
    expect(typesOf(saidToChange)).toEqual(typesOf(changed));
    expect(typesOf(changed)).toEqual(expect.arrayContaining(['checkout.created', 'order.accepted', 'sku.created']));
    expect(new Set(before?.map(({ type }) => type)).size).toBeGreaterThan(10);
  });
});

describe('store credit', () => {
  it('is an amount of the checkout up to 2021-02-23, and a source of the same amount from 2021-03-23 on', async () => {
    const former = await call(older, 'POST', '/checkouts', guestCheckout);
    const credit = JSON.parse(block('POST /checkouts/\\{id\\}, up to 2021-02-23')) as Json;
    const updated = await call(older, 'POST', `/checkouts/${former.answer.id}`, credit);
    expect(updated.answer.creditAmount).toBe(credit.creditAmount);

    const { answer } = await call(newer, 'POST', '/checkouts', guestCheckout);
    const { session } = answer.payment as { session: { id: string } };
    const source = JSON.parse(block('POST /sources, from 2021-03-23')) as Json;
    const made = await call(newer, 'POST', '/sources', { ...source, paymentSessionId: session.id });
    const attached = await call(newer, 'POST', `/checkouts/${answer.id}/sources/${made.answer.id}`);
    expect(attached.status, JSON.stringify(attached.answer)).toBe(200);
    expect((await call(older, 'GET', `/checkouts/${answer.id}`)).answer.creditAmount).toBe(credit.creditAmount);
  });

  it('may be more than the total only up to 2021-02-23', async () => {
    expect((await call(older, 'POST', '/checkouts', { ...guestCheckout, creditAmount: 500 })).status).toBe(201);
    const { answer } = await call(newer, 'POST', '/checkouts', guestCheckout);
    const { session } = answer.payment as { session: { id: string } };
    const credit = { type: 'customerCredit', paymentSessionId: session.id, amount: 500, customerCredit: {} };
    const made = await call(newer, 'POST', '/sources', credit);
    const { status, answer: refusal } = await call(newer, 'POST', `/checkouts/${answer.id}/sources/${made.answer.id}`);
    expect([status, JSON.stringify(refusal)]).toEqual([
      409,
      expect.stringContaining('session_source_amount_too_large'),
    ]);
  });
});
