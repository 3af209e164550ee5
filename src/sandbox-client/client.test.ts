import { describe, expect, it, vi } from 'vitest';
import { toCurl } from '../samples/curl';
import { HttpSandboxClient } from './client';
import { readNews } from './news';
import type { Transport } from './types';

function client(transport: Transport): HttpSandboxClient {
  return new HttpSandboxClient({ target: 'local', baseUrl: 'http://localhost:4010/', transport, onExchange: () => {} });
}

describe('HttpSandboxClient', () => {
  it('sends key, type and JSON, and reads the answer', async () => {
    const transport = vi.fn(async () =>
      Response.json({ id: 'x' }, { status: 201, headers: { 'x-dr-requestid': 'r1' } }),
    );
    const answer = await client(transport).call({ method: 'POST', path: '/skus', body: { name: 'a' } });
    const [request] = transport.mock.calls[0] as unknown as [Request];
    expect(request.url).toBe('http://localhost:4010/skus');
    expect(request.headers.get('authorization')).toMatch(/^Bearer sk_test_0{32}$/);
    expect(await request.json()).toEqual({ name: 'a' });
    expect(answer).toMatchObject({ status: 201, body: { id: 'x' }, requestId: 'r1' });
  });

  it('says which part of the site calls, also for requests that others built', async () => {
    const transport = vi.fn(async (_request: Request) => Response.json({}));
    const site = client(transport);
    await site.call({ method: 'GET', path: '/skus' });
    await site.call({ method: 'GET', path: '/skus', origin: 'replay', headers: { 'Sandbox-Origin': 'connector' } });
    await site.fetch('/orders', { headers: { accept: 'application/json' } });
    const said = transport.mock.calls.map(([request]) => request.headers.get('sandbox-origin'));
    expect(said).toEqual(['playground', 'replay', 'playground']);
    expect(toCurl({ method: 'GET', path: '/skus', origin: 'guide' }, 'http://localhost:4010')).not.toMatch(/origin/i);
  });

  it('reads no body, and a body that is not JSON', async () => {
    expect(
      (await client(async () => new Response(null, { status: 204 })).call({ method: 'DELETE', path: '/skus/a' })).body,
    ).toBeNull();
    expect((await client(async () => new Response('plain')).call({ method: 'GET', path: '/x' })).body).toBe('plain');
  });

  it('sends a form as a form, and reads a file as a file', async () => {
    const png = new Blob([Uint8Array.from([137, 80])], { type: 'image/png' });
    const transport = vi.fn(async (_request: Request) => new Response(png));
    const body = new FormData();
    body.set('file', png, 'a.png');
    const answer = await client(transport).call({ method: 'POST', path: '/files', body });
    const sent = (await transport.mock.calls[0]?.[0].formData())?.get('file');
    expect(sent).toMatchObject({ name: 'a.png', type: 'image/png', size: 2 });
    expect(answer.body).toMatchObject({ type: 'image/png', size: 2 });
  });

  it('leaves the key out on request', async () => {
    const transport = vi.fn(async () => Response.json({}));
    await client(transport).call({ method: 'GET', path: '/skus', key: 'none' });
    expect((transport.mock.calls[0] as unknown as [Request])[0].headers.has('authorization')).toBe(false);
  });

  it('reads a ledger page by page, and over damaged entries to the end', async () => {
    const entry = (sequence: number) => ({
      ...{ sequence, requestId: 'r', time: 't', durationMs: 1, status: 200, method: 'GET', path: '/skus' },
      ...{ requestHeaders: {}, responseHeaders: {}, events: [], objects: [] },
    });
    const pages: Record<string, unknown> = {
      '0': { hasMore: true, data: [entry(500), { sequence: 501 }] },
      '501': { hasMore: true, data: [null, { sequence: 502, events: 'gone' }] },
      '502': { hasMore: false, data: [entry(503)] },
    };
    const transport: Transport = async (request) =>
      Response.json(pages[new URL(request.url).searchParams.get('after') ?? '']);
    const today = { kind: 'exchange', origin: 'unknown' };
    expect(await client(transport).readLedger()).toEqual([
      { ...entry(500), ...today },
      { ...entry(503), ...today },
    ]);
  });

  it('sends a tool’s own request to the sandbox, wherever it was meant for', async () => {
    const transport = vi.fn(async () => Response.json({}));
    await client(transport).fetch('https://elsewhere.example/orders?limit=1', { method: 'GET' });
    expect((transport.mock.calls[0] as unknown as [Request])[0].url).toBe('http://localhost:4010/orders?limit=1');
  });
});

describe('readNews', () => {
  const entry = (sequence: number): never => ({ sequence }) as never;
  /** A ledger with so many entries. */
  const ledger = (newest: number, epoch?: number) => ({
    readEntries: async (after = 0) => ({
      entries: Array.from({ length: Math.max(0, newest - after) }, (_, index) => entry(after + index + 1)),
      epoch,
      firstSequence: 1,
    }),
    newestSequence: async () => newest,
  });

  it('starts anew after a reset, however many entries came since', async () => {
    for (const newest of [1, 7, 9]) {
      const { gained, restarted, stand } = await readNews(ledger(newest, 2), { sequence: 7, epoch: 1 });
      expect([gained.length, restarted, stand]).toEqual([newest, true, { sequence: newest, epoch: 2 }]);
    }
  });

  it('notices by its length that a ledger without an epoch began anew', async () => {
    const { gained, restarted } = await readNews(ledger(1), { sequence: 7, epoch: undefined });
    expect([gained, restarted]).toEqual([[entry(1)], true]);
  });

  it('gains what is new, and nothing where nothing happened', async () => {
    const after = { sequence: 7, epoch: 1 };
    expect(await readNews(ledger(8, 1), after)).toEqual({
      gained: [entry(8)],
      restarted: false,
      firstSequence: 1,
      stand: { sequence: 8, epoch: 1 },
    });
    expect(await readNews(ledger(7, 1), after)).toEqual({
      gained: [],
      restarted: false,
      firstSequence: 1,
      stand: after,
    });
  });
});
