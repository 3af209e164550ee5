/** Calls that fail on purpose, over real connections. */

import { mkdtempSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { secretKey } from '../../src/sandbox/keys';
import { type SandboxServer, startSandboxServer } from '../../src/sandbox/runtimes/node';
import { Asking, mug } from './ask';

let server: SandboxServer;
let api: Asking;

beforeAll(async () => {
  const dataPath = mkdtempSync(join(tmpdir(), 'sandbox-faults-'));
  server = await startSandboxServer({ port: 0, dataPath, rateLimit: 0 });
  api = new Asking((request) => fetch(request), server.url);
});
afterAll(() => server.close());

/** What comes back on a connection of its own, until the server ends it. */
function bytesOf(path: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
    let seen = '';
    socket.on('data', (part) => {
      seen += part;
    });
    socket.on('error', () => undefined).on('close', () => resolve(seen));
    socket.write(`GET ${path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${secretKey}\r\n\r\n`);
  });
}

describe('over HTTP', () => {
  // The second address is read by the web's own parser, in place of the quick one.
  it.each(['/skus', '/skus?%6cimit=1'])('a cut ends the connection without a byte: %s', async (path) => {
    await api.arm({ kind: 'cut', operations: 'listSkus' });
    expect(await bytesOf(path)).toBe('');
    expect((await api.send('GET', path)).status).toBe(200);
  });

  it('a write whose answer is lost is stored, and a client that gives up is no trouble', async () => {
    await api.arm({ kind: 'timeout', operations: 'upsertSkus' });
    await api.arm({ kind: 'cut', operations: 'upsertSkus' });
    await expect(api.send('PUT', '/skus/late', mug, { signal: AbortSignal.timeout(200) })).rejects.toThrow(/timeout/i);
    await expect(api.send('PUT', '/skus/lost', mug)).rejects.toThrow(/fetch failed/);
    for (const id of ['late', 'lost']) expect((await api.send('GET', `/skus/${id}`)).body.name).toBe('Mug');
  });

  it('an answer that waits holds up nobody else', async () => {
    await api.arm({ kind: 'latency', ms: 400, operations: 'listSkus' });
    const order: string[] = [];
    const slow = api.send('GET', '/skus').then(() => order.push('slow'));
    const quick = api.send('GET', '/skus/sample-mug').then(() => order.push('quick'));
    await Promise.all([slow, quick]);
    expect(order).toEqual(['quick', 'slow']);
  });

  it('a refusal of a gateway has its header', async () => {
    await api.arm({ kind: 'error', status: 502, retryAfter: 4 });
    const { status, headers, body } = await api.send('GET', '/skus');
    expect([status, headers.get('retry-after'), body.type]).toEqual([502, '4', 'bad_gateway']);
  });

  it('a server that is asked to stop does not wait for calls that are held', async () => {
    const dataPath = mkdtempSync(join(tmpdir(), 'sandbox-faults-'));
    const other = await startSandboxServer({ port: 0, dataPath, rateLimit: 0 });
    const held = new Asking((request) => fetch(request), other.url);
    await held.arm({ kind: 'timeout' });
    const lost = held.send('GET', '/skus').catch(() => 'lost');
    while ((await held.faults()).data[0]?.fired !== 1) await new Promise((resolve) => setTimeout(resolve, 20));
    const begun = performance.now();
    await other.close();
    expect(await lost).toBe('lost');
    expect(performance.now() - begun).toBeLessThan(5000);
  });
});
