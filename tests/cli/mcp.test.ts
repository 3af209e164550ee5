import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startBoth } from '../../src/cli/start';
import { secretKey } from '../../src/sandbox/keys';
import { packIndex } from '../../src/search/index-files';
import type { SearchRecord } from '../../src/search/record';
import { exchangeBytes } from '../conformance/raw';

const records: SearchRecord[] = [
  { kind: 'page', title: 'Refunds', page: 'Refunds', names: [], text: 'Give money back.', route: '/docs/api/refunds' },
  {
    kind: 'operation',
    title: 'Create a refund',
    page: 'Refunds',
    names: ['POST /refunds', 'createRefunds'],
    text: 'Money goes back.',
    route: '/docs/api/refunds#createRefunds',
  },
];
const markdown = '# Refunds\n\nGive money back.\n\n## Create a refund\n\n`POST /refunds`\n\n## Delete\n\nNever.\n';

function builtSite(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'site-'));
  mkdirSync(path.join(folder, 'search'));
  mkdirSync(path.join(folder, 'docs/api'), { recursive: true });
  const { names, rest, restName } = packIndex(records, () => 'rest-1.json');
  writeFileSync(path.join(folder, 'search/names.json'), names);
  writeFileSync(path.join(folder, 'search', restName), rest);
  writeFileSync(path.join(folder, 'docs/api/refunds.md'), markdown);
  writeFileSync(path.join(folder, 'index.html'), '');
  return folder;
}

const started = async () => {
  const data = path.join(mkdtempSync(path.join(tmpdir(), 'data-')), 'sandbox.db');
  const options = { sitePort: 0, port: 0, dataPath: data, rateLimit: 0, keptExchanges: 100 };
  const running = await startBoth(
    {
      ...options,
      keysFile: undefined,
      ratesFile: undefined,
      host: undefined,
      allowedHosts: [],
      allowedOrigins: [],
      baseUrl: '/',
    },
    builtSite(),
  );
  const at = (name: string) => new RegExp(`${name} +(http:\\S+)`).exec(running.greeting)?.[1] ?? '';
  return { close: () => running.close(), mcp: at('MCP'), sandbox: at('Sandbox') };
};

let server: Awaited<ReturnType<typeof started>>;
const client = new Client({ name: 'test', version: '1' });
beforeAll(async () => {
  server = await started();
  await client.connect(new StreamableHTTPClientTransport(new URL(server.mcp)));
});
afterAll(async () => {
  await client.close();
  await server.close();
});

async function use(name: string, args: Record<string, unknown>): Promise<{ text: string; isError: boolean }> {
  const { content, isError } = await client.callTool({ name, arguments: args });
  const [first] = content as { text: string }[];
  return { text: first?.text ?? '', isError: isError === true };
}

describe('an assistant', () => {
  it('is told what it can do', async () => {
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toEqual(['search', 'page', 'operation', 'checklist_item', 'call_sandbox']);
    expect(client.getInstructions()).toContain('moves no money');
  });

  it('finds a page and reads it', async () => {
    expect((await use('search', { query: 'create a refund' })).text).toContain(
      '- Create a refund (POST /refunds), operation: /docs/api/refunds#createRefunds',
    );
    for (const address of ['/docs/api/refunds#createRefunds', '/docs/api/refunds/', 'docs/api/refunds.md'])
      expect((await use('page', { address })).text).toBe(markdown);
    for (const address of ['/docs/none', '/../data', 'https://elsewhere.example/etc/passwd', ''])
      expect(await use('page', { address }), address).toMatchObject({
        isError: true,
        text: expect.stringMatching(/Search/),
      });
  });

  it('reads about one operation, named either way', async () => {
    for (const operation of ['POST /refunds', 'createRefunds'])
      expect((await use('operation', { operation })).text).toBe(
        '## Create a refund\n\n`POST /refunds`\n\nAddress: /docs/api/refunds#createRefunds',
      );
    expect((await use('operation', { operation: 'PUT /moon' })).isError).toBe(true);
  });

  it('makes calls that count as its own, and never as a connector’s', async () => {
    const created = await use('call_sandbox', {
      method: 'POST',
      path: '/customers',
      body: { id: 'ada', email: 'a@b.example' },
    });
    expect(created.text).toMatch(/^201\n\n\{[\s\S]*"ada"/);
    expect((await use('call_sandbox', { method: 'GET', path: '/customers/nobody' })).text).toMatch(/^404\n/);
    const answer = await fetch(`${server.sandbox}/_sandbox/ledger`, {
      headers: { authorization: `Bearer ${secretKey}` },
    });
    const { data } = (await answer.json()) as { data: { origin: string }[] };
    expect(data.map(({ origin }) => origin)).toEqual(['assistant', 'assistant']);
  });

  it('reaches nothing but the calls of the API', async () => {
    for (const path of [
      '//elsewhere.example/x',
      '@elsewhere.example',
      'https://elsewhere.example',
      '/_sandbox/reset',
      '/x/../_sandbox/reset',
      '/%5fsandbox/reset',
    ])
      expect((await use('call_sandbox', { method: 'POST', path })).text, path).toMatch(
        /^(Send a path|The calls below|404)/,
      );
  });

  it('reads a checklist item with what calls show of it', async () => {
    const { text } = await use('checklist_item', { id: 'checkouts.tax-inclusive' });
    expect(text).toContain('- Item: `checkouts.tax-inclusive`');
    expect(text).toContain('**Recorded calls**: not-observed');
    expect((await use('checklist_item', { id: 'checkouts.tax-inclusiv' })).text).toContain(
      'Did you mean checkouts.tax-inclusive?',
    );
  });
});

describe('nobody else', () => {
  const asked = (headers: Record<string, string>, method = 'POST') => {
    const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list' });
    const sent = { 'content-type': 'application/json', accept: 'application/json, text/event-stream', ...headers };
    const lines = Object.entries(sent).map(([name, value]) => `${name}: ${value}\r\n`);
    const { port, host } = new URL(server.mcp);
    const named = 'host' in headers ? '' : `host: ${host}\r\n`;
    return exchangeBytes(
      Number(port),
      `${method} /mcp HTTP/1.1\r\n${named}${lines.join('')}connection: close\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
    );
  };

  it('asks through MCP: no page of elsewhere, under no name that leads here', async () => {
    expect((await asked({}))?.status).toBe(200);
    expect((await asked({ origin: 'http://localhost:3000' }))?.status).toBe(200);
    expect((await asked({ origin: 'https://evil.example' }))?.status).toBe(403);
    expect((await asked({ origin: 'null' }))?.status).toBe(403);
    expect((await asked({ host: 'evil.example' }))?.status).toBe(403);
    expect((await asked({}, 'GET'))?.status).toBe(405);
  });
});
