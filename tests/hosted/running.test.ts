/** What whoever runs the server sees of it, and what it keeps to: health, measures, the log, proxies, pages, quotas. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createReadiness } from '../../src/sandbox/runtimes/hosted/readiness';
import { openSqliteStore } from '../../src/sandbox/storage/sql/sqlite';
import { exchangeBytes } from '../conformance/raw';
import { Receiver } from '../deliveries/receiver';
import { type Account, Hosted, newDataFolder, operatorToken } from './world';

let hosted: Hosted;
let shop: Account;

beforeAll(async () => {
  hosted = await Hosted.start({ trustedProxies: ['127.0.0.1'], metricsPort: 0 });
  shop = await hosted.account('shop');
});
afterAll(() => hosted.close());

const sku = { name: 'Mug', eccn: 'EAR99', taxCode: '4512', countryOfOrigin: 'US' };

/** A call as a proxy on this machine passes it on: names of hosts are its own. */
async function throughProxy(path: string, headers: Record<string, string>, method = 'GET') {
  const { port } = new URL(hosted.server.url);
  const lines = Object.entries({ connection: 'close', ...headers }).map(([name, value]) => `${name}: ${value}`);
  const answer = await exchangeBytes(Number(port), `${method} ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`);
  if (!answer) throw new Error('No answer.');
  return answer;
}

describe('health and measures', () => {
  it('are told whatever name the server is called by, and measures to the operator alone', async () => {
    for (const path of ['/_health/live', '/_health/ready'])
      expect((await throughProxy(path, { host: '10.1.2.3:4010' })).status, path).toBe(200);
    expect((await hosted.send('GET', '/_operator/metrics')).status).toBe(401);
    await hosted.send('PUT', '/skus/counted', { key: shop.secret, body: sku });
    await hosted.send('GET', '/skus/not-there', { key: shop.secret });
    const { text, headers } = await hosted.operate('GET', '/metrics');
    expect(headers.get('content-type')).toContain('version=0.0.4');
    for (const line of [
      'sandbox_requests_total{operation="upsertSkus",status="201"}',
      'sandbox_requests_total{operation="retrieveSkus",status="404"} 1',
      'sandbox_request_seconds_count{kind="api"}',
      'sandbox_store_seconds_count{outcome="stored"}',
      'sandbox_accounts 1',
      'sandbox_ready 1',
      'process_resident_memory_bytes',
    ])
      expect(text).toContain(line);
    for (const secret of [shop.id, shop.secret, 'counted', operatorToken]) expect(text).not.toContain(`"${secret}"`);
  });

  it('give port and data back where the port for measures is taken', async () => {
    const other = createServer().listen(0, '0.0.0.0');
    await once(other, 'listening');
    const { port: metricsPort } = other.address() as AddressInfo;
    const dataPath = newDataFolder();
    const refused = Hosted.start({ metricsPort }, { dataPath });
    await expect(refused).rejects.toMatchObject({ code: 'EADDRINUSE', port: metricsPort });
    await new Promise((resolve) => other.close(resolve));
    await (await Hosted.start({ metricsPort }, { dataPath })).close();
  });

  it('is not ready before the store is open, when it refuses, and when it stops', async () => {
    const readiness = createReadiness();
    expect(await readiness.whyNot()).toContain('starts');
    const store = await openSqliteStore(newDataFolder());
    readiness.opened(store);
    expect([await readiness.whyNot(), readiness.isReady]).toEqual([undefined, true]);
    readiness.refused();
    expect(await readiness.whyNot()).toContain('refuses');
    // It is tried anew after a second, and works.
    await expect.poll(() => readiness.whyNot(), { timeout: 10_000 }).toBeUndefined();
    await store.close();
    await expect.poll(() => readiness.whyNot(), { timeout: 10_000 }).toContain('refuses');
    readiness.stops();
    expect([await readiness.whyNot(), readiness.isReady]).toEqual(['The server is about to stop.', false]);
  });
});

describe('a proxy in front', () => {
  it('says who calls, by which name and how, and nobody else does', async () => {
    const forwarded = { 'x-forwarded-for': '198.51.100.9', 'x-forwarded-proto': 'https' };
    const named = { host: 'backend', 'x-forwarded-host': 'sandbox.example', authorization: `Bearer ${operatorToken}` };
    const answer = await throughProxy('/_operator/teams', { ...forwarded, ...named, 'content-length': '0' }, 'POST');
    expect(answer.status).toBe(201);
    const audit = await hosted.operate('GET', '/audit?limit=1');
    expect(audit.body.data[0]).toMatchObject({ path: '/_operator/teams', from: '198.51.100.9' });
    const foreign = await throughProxy('/skus', { host: 'elsewhere.example', authorization: `Bearer ${shop.secret}` });
    expect(foreign.status).toBe(403);
  });
});

describe('pages of somebody else', () => {
  const call = (sent: { key?: string; headers?: Record<string, string> }) =>
    hosted.send('POST', '/_sandbox/reset', sent);

  it.each([
    ['a password that the browser sends by itself', 401, { authorization: `Basic ${'KEY'}` }],
    ['a form', 400, { 'content-type': 'application/x-www-form-urlencoded' }],
    ['text', 400, { 'content-type': 'text/plain' }],
    ['an origin of elsewhere', 403, { origin: 'https://evil.example' }],
    ['an origin of this machine', 403, { origin: 'http://localhost:3000' }],
  ])('reset nothing with %s', async (_what, status, headers) => {
    const basic = { authorization: `Basic ${btoa(`${shop.secret}:`)}` };
    const isBasic = 'authorization' in headers;
    const answer = await call(isBasic ? { headers: basic } : { key: shop.secret, headers: headers as never });
    expect(answer.status).toBe(status);
  });

  it('are refused, and those of the server itself are not', async () => {
    const own = await call({ key: shop.secret, headers: { origin: 'https://sandbox.example' } });
    expect(own.status).toBe(204);
    expect((await call({ key: shop.secret })).status).toBe(204);
  });
});

describe('webhooks at addresses of the server’s own network', () => {
  it('get nothing unless the operator lets them', async () => {
    const receiver = await new Receiver().listen();
    const { secret: key } = await hosted.account('inside');
    await hosted.send('POST', '/webhooks', { key, body: { address: receiver.url(), types: ['sku.*'] } });
    await hosted.send('PUT', '/skus/told', { key, body: sku });
    const attempts = async () => {
      const { body } = await hosted.send('GET', '/_sandbox/webhooks/deliveries', { key });
      return body.data.flatMap((one: { attempts: { outcome: string }[] }) =>
        one.attempts.map(({ outcome }) => outcome),
      );
    };
    await expect.poll(attempts, { timeout: 30_000 }).toEqual(['unreachable']);
    expect(receiver.got).toEqual([]);
    await receiver.close();
  });
});

describe('the quotas of an account', () => {
  it('are held to, and what is full is told with what to do', async () => {
    const small = await hosted.account('small', { webhooks: 1 });
    const webhook = { address: 'https://shop.example/hooks', types: ['sku.*'] };
    await hosted.send('GET', '/skus', { key: small.secret });
    const made = async () => hosted.send('POST', '/webhooks', { key: small.secret, body: webhook });
    // An account has a webhook among its samples.
    const refused = await made();
    expect(refused.status).toBe(403);
    expect(refused.body.errors[0].message).toMatch(/all 1 webhooks.*POST \/_sandbox\/reset/);
    const listen = (body: object) => hosted.send('POST', '/_sandbox/webhooks/listeners', { key: small.secret, body });
    // One that a listener brings along counts too; listening for one that is there adds nothing.
    expect((await listen({})).status).toBe(403);
    const { body: there } = await hosted.send('GET', '/webhooks', { key: small.secret });
    expect((await listen({ webhookId: there[0].id })).status).toBe(201);
    await hosted.operate('PATCH', '/accounts/small', { quotas: { webhooks: 5 } });
    expect((await made()).status).toBe(201);
  });

  it('count snapshots and keys too', async () => {
    const small = await hosted.account('counted', { snapshots: 1, keys: 5 });
    const post = (path: string, body = {}) => hosted.send('POST', path, { key: small.secret, body });
    expect((await post('/_sandbox/snapshots', { name: 'one' })).status).toBe(201);
    expect((await post('/_sandbox/keys')).status).toBe(201);
    for (const [path, what] of [
      ['/_sandbox/snapshots', 'snapshots'],
      ['/_sandbox/keys', 'keys'],
    ] as const) {
      const refused = await post(path, path.endsWith('snapshots') ? { name: 'two' } : {});
      expect(refused.status).toBe(403);
      expect(refused.text).toContain(`${what} that it may have`);
    }
    const { body } = await hosted.operate('GET', '/accounts/counted/usage');
    expect(body).toMatchObject({ snapshots: 1, quotas: { snapshots: 1, keys: 5 } });
    await hosted.operate('DELETE', '/accounts/counted');
  });

  it.each([
    ['objects', 400],
    ['bytes', 400_000],
  ] as const)('end what is stored at so many %s, and let things be read and deleted', async (name, quota) => {
    const account = await hosted.account(`full-of-${name}`, { [name]: quota });
    const put = (id: number) =>
      hosted.send('PUT', `/skus/sku-${id}`, { key: account.secret, body: { ...sku, description: 'x'.repeat(2000) } });
    let stored = 0;
    while (stored < 300 && (await put(stored)).status === 201) stored += 1;
    expect(stored).toBeGreaterThan(5);
    expect(stored).toBeLessThan(300);
    const usage = await hosted.operate('GET', `/accounts/full-of-${name}/usage`);
    expect(usage.body[name]).toBeGreaterThanOrEqual(quota);
    expect(usage.body[name]).toBeLessThan(quota * 1.2);
    expect((await hosted.send('GET', '/skus/sku-0', { key: account.secret })).status).toBe(200);
    expect((await hosted.send('DELETE', '/skus/sku-0', { key: account.secret })).status).toBe(204);
    await hosted.send('POST', '/_sandbox/reset', { key: account.secret });
    await expect.poll(async () => (await put(1)).status).toBe(201);
  });

  it('slow one account down, and no other', async () => {
    const slow = await hosted.account('slow', { requestsPerSecond: 1 });
    const other = await hosted.account('quick', { requestsPerSecond: 1000 });
    const statuses = async ({ secret }: Account) =>
      Promise.all(Array.from({ length: 5 }, async () => (await hosted.send('GET', '/skus', { key: secret })).status));
    expect((await statuses(slow)).filter((status) => status === 429).length).toBeGreaterThan(0);
    expect(await statuses(other)).toEqual([200, 200, 200, 200, 200]);
  });
});
