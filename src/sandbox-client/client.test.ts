import { describe, expect, it, vi } from 'vitest';
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
    expect(await client(transport).readLedger()).toEqual([entry(500), entry(503)]);
  });

  it('sends a tool’s own request to the sandbox, wherever it was meant for', async () => {
    const transport = vi.fn(async () => Response.json({}));
    await client(transport).fetch('https://elsewhere.example/orders?limit=1', { method: 'GET' });
    expect((transport.mock.calls[0] as unknown as [Request])[0].url).toBe('http://localhost:4010/orders?limit=1');
  });
});

describe('readNews', () => {
  const entry = (sequence: number): never => ({ sequence }) as never;

  it('starts anew after a reset', async () => {
    const ledger = { readLedger: async (after = 0) => (after === 0 ? [entry(1)] : []), newestSequence: async () => 1 };
    expect(await readNews(ledger, 7)).toEqual({ gained: [entry(1)], restarted: true });
  });

  it('gains nothing where nothing happened', async () => {
    expect(await readNews({ readLedger: async () => [], newestSequence: async () => 7 }, 7)).toEqual({
      gained: [],
      restarted: false,
    });
  });
});
