import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Exchange } from '../../src/ledger/types';
import { publicKey, secretKey } from '../../src/sandbox/keys';
import { type SandboxServer, startSandboxServer } from '../../src/sandbox/runtimes/node';
import { exchangeBytes, type RawAnswer } from './raw';

interface Sent {
  method?: string;
  path: string;
  host?: string;
  origin?: string | undefined;
  key?: string | null;
  more?: Record<string, string>;
}

const servers = new Map<string, SandboxServer>();
const plain = 'plain';
const open = 'open';

async function start(name: string, options: object): Promise<void> {
  const dataPath = mkdtempSync(join(tmpdir(), 'sandbox-'));
  servers.set(name, await startSandboxServer({ port: 0, dataPath, rateLimit: 0, ...options }));
}

beforeAll(async () => {
  await start(plain, {});
  await start(open, { allowedOrigins: ['https://shop.example'], allowedHosts: ['host.docker.internal'] });
});

afterAll(async () => {
  for (const server of servers.values()) await server.close();
});

async function send(
  name: string,
  { method = 'GET', path, host, origin, key = secretKey, more = {} }: Sent,
): Promise<RawAnswer> {
  const port = Number(new URL(servers.get(name)?.url ?? '').port);
  const headers = {
    host: host ?? `localhost:${port}`,
    connection: 'close',
    ...(origin !== undefined && { origin }),
    ...(key !== null && { authorization: `Bearer ${key}` }),
    ...more,
  };
  const lines = Object.entries(headers).map(([header, value]) => `${header}: ${value}`);
  const answer = await exchangeBytes(port, `${method} ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`);
  if (!answer) throw new Error('No answer.');
  return answer;
}

const allowedOrigin = ({ headers }: RawAnswer) => headers['access-control-allow-origin'];

const elsewhere = [
  'https://evil.example',
  'http://localhost.evil.example',
  'http://127.0.0.1@evil.example',
  'http://evil.example@localhost',
  'http://localhost.',
  'http://127.0.0.1.nip.io:3000',
  'http://192.168.1.5',
  'http://[::2]',
  'null',
  'file://',
  'http://localhost/',
  'chrome-extension://abcdefghijklmnop',
];
const home = [
  undefined,
  'http://localhost:3000',
  'http://127.0.0.1:8080',
  'http://127.0.0.2',
  'http://[::1]:3000',
  'http://store.localhost:3000',
  'HTTP://LOCALHOST:3000',
];
const controlCalls = [
  { method: 'GET', path: '/_sandbox/info' },
  { method: 'GET', path: '/_sandbox/ledger?limit=1' },
  { method: 'POST', path: '/_sandbox/reset' },
  { method: 'POST', path: '/_sandbox/sources/x/approve' },
];

describe('a control call', () => {
  it.each(elsewhere)('is refused to pages of %s, whichever it is', async (origin) => {
    for (const call of controlCalls) {
      const answer = await send(plain, { ...call, origin });
      expect(answer.status).toBe(403);
      expect(JSON.parse(answer.body)).toMatchObject({ type: 'forbidden', errors: [{ code: 'forbidden' }] });
      expect(answer.headers['x-dr-requestid']).toBeDefined();
      expect(allowedOrigin(answer)).toBeUndefined();
      expect(answer.headers.vary).toBe('Origin');
    }
  });

  it.each(elsewhere)('cannot even be asked for by pages of %s', async (origin) => {
    const more = { 'access-control-request-method': 'POST', 'access-control-request-private-network': 'true' };
    const answer = await send(plain, { method: 'OPTIONS', path: '/_sandbox/reset', origin, key: null, more });
    expect(answer.status).toBe(403);
    expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control-allow'))).toEqual([]);
  });

  it.each(home)('is answered to programs and pages of this computer: %s', async (origin) => {
    const answer = await send(plain, { path: '/_sandbox/info', origin });
    expect(answer.status).toBe(200);
    expect(allowedOrigin(answer)).toBe(origin);
    expect(answer.headers.vary).toBe('Origin');
    const asked = await send(plain, { method: 'OPTIONS', path: '/_sandbox/reset', origin, key: null });
    expect(asked).toMatchObject({
      status: 204,
      headers: { vary: 'Origin', 'access-control-allow-private-network': 'true' },
    });
  });

  it('is answered to the pages that were named, and to no other of their kind', async () => {
    const path = '/_sandbox/info';
    const named = await send(open, { path, origin: 'https://shop.example' });
    expect(named).toMatchObject({ status: 200, headers: { 'access-control-allow-origin': 'https://shop.example' } });
    for (const origin of ['http://shop.example', 'https://shop.example:444', 'https://www.shop.example', ...elsewhere])
      expect((await send(open, { path, origin })).status).toBe(403);
  });

  it.each([
    '/_sandbox/ledger',
    '//_sandbox/ledger',
    '/_sandbox//ledger',
    '/_sandbox/./ledger',
    '/x/../_sandbox/ledger',
    '/%5fsandbox/ledger',
    '/_sandbox%2fledger',
    '/_SANDBOX/ledger',
    '/_sandbox/ledger/',
  ])('is not reached from elsewhere by another spelling: %s', async (path) => {
    const answer = await send(plain, { path, origin: 'https://evil.example' });
    expect(answer.status).toBe(403);
  });
});

describe('a page of a store elsewhere', () => {
  const origin = 'https://my-shop.example';

  it('may use the public key, and read the answers', async () => {
    const more = { 'access-control-request-method': 'POST', 'access-control-request-private-network': 'true' };
    const asked = await send(plain, { method: 'OPTIONS', path: '/sources', origin, key: null, more });
    expect(asked).toMatchObject({ status: 204, headers: { 'access-control-allow-private-network': 'true' } });
    expect(allowedOrigin(asked)).toBe('*');
    const answer = await send(plain, { method: 'POST', path: '/sources', origin, key: publicKey });
    expect(answer.status).toBe(400);
    expect(allowedOrigin(answer)).toBe('*');
  });

  it.each(elsewhere)('may not use the secret key, and the ledger keeps that it tried: %s', async (from) => {
    for (const call of [
      { method: 'GET', path: '/orders' },
      { method: 'DELETE', path: '/skus/x' },
    ]) {
      const answer = await send(plain, { ...call, origin: from });
      expect(answer.status).toBe(403);
      expect(answer.body).toContain('--allow-origin');
    }
    const ledger = await send(plain, { path: '/_sandbox/ledger?limit=500' });
    const kept = (JSON.parse(ledger.body) as { data: Exchange[] }).data.at(-1);
    expect(kept).toMatchObject({ method: 'DELETE', keyKind: 'secret', status: 403 });
  });

  it('may use it when it was named, and from this computer', async () => {
    expect((await send(open, { path: '/orders', origin: 'https://shop.example' })).status).toBe(200);
    for (const from of home) expect((await send(plain, { path: '/orders', origin: from })).status).toBe(200);
  });
});

describe('a name that leads here', () => {
  const strange = [
    'evil.example',
    'evil.example:4010',
    'localhost.evil.example',
    'localhost.',
    '192.168.1.5:4010',
    '0.0.0.0:4010',
    '[::2]',
  ];

  it.each(strange)('is not answered to unless it was given: %s', async (host) => {
    for (const call of [
      ...controlCalls,
      { path: '/orders' },
      { path: '/sources/x', key: publicKey },
      { path: '/orders', key: null },
    ]) {
      const answer = await send(plain, { ...call, host });
      expect(answer.status).toBe(403);
      expect(JSON.parse(answer.body)).toMatchObject({ type: 'forbidden', errors: [{ code: 'forbidden' }] });
      expect(answer.body).toContain('--allow-host');
    }
  });

  it('is not believed in an absolute target either', async () => {
    expect((await send(plain, { path: 'http://evil.example/orders' })).status).toBe(403);
    expect((await send(plain, { path: 'http://localhost/orders', host: 'evil.example' })).status).toBe(200);
  });

  it('does not make the page behind it one of this computer', async () => {
    const answer = await send(plain, { path: '/_sandbox/ledger', host: 'evil.example', origin: 'http://evil.example' });
    expect(answer.status).toBe(403);
  });

  it.each(['localhost', 'LOCALHOST:1', '127.0.0.1', '127.0.0.2:4010', '2130706433', '[::1]:4010', 'shop.localhost'])(
    'is answered to when it means this computer: %s',
    async (host) => {
      expect((await send(plain, { path: '/_sandbox/info', host })).status).toBe(200);
      expect((await send(plain, { path: '/orders', host })).status).toBe(200);
    },
  );

  it('is answered to when it was given', async () => {
    for (const host of ['host.docker.internal:4010', 'HOST.docker.internal'])
      expect((await send(open, { path: '/orders', host })).status).toBe(200);
  });
});
