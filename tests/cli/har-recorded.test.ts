/** HAR files that real tools write of a connector's calls: Chrome's developer tools, and Playwright. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureBrowser } from '../../scripts/steps/browser.mjs';
import { ensureServer } from '../../scripts/steps/prepare.mjs';
import type { VerdictReport } from '../../src/certification/report/verdicts/types';
import { Connector, type Send } from '../../src/certification/testing/connector';
import { publicKey, secretKey } from '../../src/sandbox/keys';
import { type SandboxServer, startSandboxServer } from '../../src/sandbox/runtimes/node';
import { command } from './command';

const folder = mkdtempSync(join(tmpdir(), 'recorded '));
const shopperCard = '4444222233331111';
const keys: Readonly<Record<string, string>> = { secret: secretKey, public: publicKey };

let sandbox: SandboxServer;
let store: Server;
let browser: Browser;
/** Where the browser lets itself be looked into. */
let inside: string;

async function freePort(): Promise<number> {
  const server = createServer().listen(0);
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}

beforeAll(async () => {
  await ensureServer();
  sandbox = await startSandboxServer({ port: 0, dataPath: join(folder, 'recorded.db'), rateLimit: 0 });
  store = createServer((_, response) => {
    response.setHeader('content-type', 'text/html');
    response.end('<title>Store</title>');
  });
  await new Promise<void>((ready) => store.listen(0, ready));
  const port = await freePort();
  inside = `localhost:${port}`;
  const executablePath = await ensureBrowser();
  const args = ['--no-sandbox', '--disable-gpu', `--remote-debugging-port=${port}`, '--remote-allow-origins=*'];
  browser = await chromium.launch({ ...(executablePath && { executablePath }), args });
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await sandbox?.close();
  store?.close();
});

/** The connector's calls, sent by a page of another address than the sandbox's. */
function connectorIn(page: Page): Connector {
  const send: Send = async (method, path, { body, key = 'secret', headers } = {}) => {
    const sent = {
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(key !== null && { authorization: `Bearer ${keys[key] ?? key}` }),
      ...headers,
    };
    const init = { method, headers: sent, ...(body !== undefined && { body: JSON.stringify(body) }) };
    const got = await page.evaluate(
      async ([url, options]) => {
        const response = await fetch(url, options);
        return { status: response.status, text: await response.text(), headers: [...response.headers] };
      },
      [sandbox.url + path, init] as const,
    );
    const isJson = got.text.startsWith('{');
    return { status: got.status, body: isJson ? JSON.parse(got.text) : got.text, headers: new Headers(got.headers) };
  };
  return new Connector(send, async (path, body) => (await send('POST', path, { body })).body);
}

const storeUrl = () => `http://localhost:${(store.address() as AddressInfo).port}/`;

/** An order that is right, and one from an address that no shopper has. */
async function sells(page: Page): Promise<void> {
  const headers = { authorization: `Bearer ${secretKey}` };
  await fetch(`${sandbox.url}/_sandbox/reset`, { method: 'POST', headers });
  await page.goto(storeUrl());
  const connector = connectorIn(page);
  await connector.ship(await connector.order());
  await connector.order({ browserIp: '10.0.0.7', card: shopperCard });
}

async function playwrightsHar(name: string, recordHar: Omit<NonNullable<BrowserContextOptions['recordHar']>, 'path'>) {
  const path = join(folder, `${name}.har`);
  const context = await browser.newContext({ recordHar: { ...recordHar, path } });
  await sells(await context.newPage());
  await context.close();
  return path;
}

/** How many calls the developer tools have seen. */
const seen = `import(new URL('./models/logs/logs.js', location.href).href).then(
  (logs) => logs.NetworkLog.NetworkLog.instance().requests().length,
)`;

/** Whether each of them has its answer by now. */
const answered = `import(new URL('./models/logs/logs.js', location.href).href).then(
  (logs) => logs.NetworkLog.NetworkLog.instance().requests().every(({ finished }) => finished),
)`;

/** Carried out in the developer tools: what their button calls, with a text in the place of a file. */
const exported = (sanitize: boolean) => `(async () => {
  const from = (path) => import(new URL(path, location.href).href);
  const [common, har, logs] = await Promise.all(
    ['./core/common/common.js', './models/har/har.js', './models/logs/logs.js'].map(from),
  );
  let text = '';
  const file = { write: async (part) => { text += part; } };
  const requests = logs.NetworkLog.NetworkLog.instance().requests();
  await har.Writer.Writer.write(file, requests, { sanitize: ${sanitize} }, new common.Progress.Progress());
  return text;
})()`;

/** What "Export HAR" of the network panel writes: the developer tools of the very browser, looking at the store's page. */
async function chromesHar(name: string, sanitize: boolean): Promise<string> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${storeUrl()}#looked-at`);
  const listed = (await (await fetch(`http://${inside}/json/list`)).json()) as { id: string; url: string }[];
  const { id } = listed.find(({ url }) => url.endsWith('#looked-at')) ?? { id: '' };
  const tools = await context.newPage();
  await tools.goto(`http://${inside}/devtools/devtools_app.html?ws=${inside}/devtools/page/${id}&panel=network`);
  // They see a page's calls from the moment on at which they are ready.
  await expect
    .poll(() => page.reload().then(() => tools.evaluate<number>(seen).catch(() => 0)), { timeout: 60_000 })
    .toBeGreaterThan(0);
  await sells(page);
  await expect.poll(() => tools.evaluate<boolean>(answered), { timeout: 20_000 }).toBe(true);
  const text = await tools.evaluate<string>(exported(sanitize));
  await context.close();
  const path = join(folder, `${name}.har`);
  writeFileSync(path, text);
  return path;
}

const recorders: readonly (readonly [string, () => Promise<string>])[] = [
  ["Chrome's developer tools", () => chromesHar('chrome', true)],
  ["Chrome's developer tools, with sensitive data", () => chromesHar('chrome-sensitive', false)],
  ['Playwright', () => playwrightsHar('playwright', { content: 'embed' })],
  ['Playwright, no more than is needed to replay it', () => playwrightsHar('minimal', { mode: 'minimal' })],
];

describe.each(recorders)('what %s recorded', (_, record) => {
  it('is judged call by call: what is right, what is wrong, and where', async () => {
    const file = await record();
    const { out, error } = await command(folder, 'verify', '--format', 'json', '--har', file);
    expect(error).toBe('');
    const { items, source, notes } = JSON.parse(out) as VerdictReport;
    const on = (wanted: string) => items.find(({ id }) => id === wanted);
    expect(source.entries, notes.join(' ')).toBeGreaterThan(10);
    expect(notes.join(' ')).not.toMatch(/not in the file/);
    expect(on('checkouts.tax-inclusive')?.verdict, JSON.stringify(on('checkouts.tax-inclusive'))).toBe('pass');
    expect(on('orders.from-checkout-id')?.verdict).toBe('pass');
    expect(on('checkouts.public-ip')).toMatchObject({
      verdict: 'fail',
      counterexample: { pointer: '/requestBody/browserIp', seen: '10.0.0.7', call: expect.stringMatching(/^POST \//) },
    });
    for (const secret of [shopperCard, secretKey, publicKey]) expect(out).not.toContain(secret);
  }, 120_000);
});
