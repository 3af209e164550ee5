/** What browsers do to the sandbox's data under a page: delete it, close it, damage it, refuse it room, keep none at all. */
import path from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { build } from 'esbuild';
import { secretKey } from '../../src/sandbox/keys';

interface Answer {
  status: number;
  text: string;
  ledger: string | null;
}

interface SandboxWindow {
  send(method: string, path: string, body?: unknown): Promise<Answer>;
}

/** An origin of its own, so that nothing here touches the data of other tests. */
const origin = 'http://storage-faults.localhost';
const databaseName = 'connector-standards-sandbox';

/** The page's runtime as one script, with a way to call it. */
async function bundle(): Promise<string> {
  const { outputFiles } = await build({
    stdin: {
      contents: `
        import { openPageSandbox } from './src/sandbox/runtimes/page';
        const opened = openPageSandbox();
        window.send = async (method, path, body) => {
          const headers = { authorization: 'Bearer ${secretKey}', 'content-type': 'application/json' };
          const text = body === undefined ? undefined : JSON.stringify(body);
          const response = await (await opened).fetch(new Request('${origin}' + path, { method, headers, body: text }));
          return { status: response.status, text: await response.text(), ledger: response.headers.get('x-sandbox-ledger') };
        };`,
      resolveDir: path.resolve('.'),
      loader: 'ts',
    },
    bundle: true,
    write: false,
    format: 'iife',
    target: 'chrome111',
  });
  return outputFiles[0]?.text ?? '';
}

let script: Promise<string> | undefined;

async function openSandbox(page: Page, headers: Record<string, string> = {}): Promise<void> {
  script ??= bundle();
  await page.route(`${origin}/**`, (route) =>
    route.fulfill({ contentType: 'text/html', headers, body: '<title>-</title>' }),
  );
  await page.goto(`${origin}/`);
  await page.addScriptTag({ content: await script });
}

/** Sends a call as a patient client does: a call that came too soon (429) goes out again after the second asked for. */
async function send(page: Page, method: string, url: string, body?: unknown): Promise<Answer> {
  for (;;) {
    const answer = await page.evaluate(
      ([verb, where, what]) => (window as unknown as SandboxWindow).send(verb as string, where as string, what),
      [method, url, body] as const,
    );
    if (answer.status !== 429) return answer;
    await page.waitForTimeout(1000);
  }
}

const sku = { name: 'Mug', eccn: 'EAR99', taxCode: '4512', countryOfOrigin: 'US' };
/** As much as metadata may hold, so that room runs out after few calls. */
const bulky = Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`key${index}`, 'x'.repeat(500)]));

async function make(page: Page): Promise<string> {
  const made = await send(page, 'POST', '/skus', sku);
  expect(made).toMatchObject({ status: 201, ledger: null });
  return JSON.parse(made.text).id;
}

const noticesOf = async (page: Page): Promise<string[]> =>
  JSON.parse((await send(page, 'GET', '/_sandbox/info')).text).notices;

test('goes on with a new database when the site’s data is cleared under the page', async ({ page }) => {
  await openSandbox(page);
  const id = await make(page);
  const devTools = await page.context().newCDPSession(page);
  await devTools.send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb' });
  await expect.poll(async () => (await send(page, 'GET', `/skus/${id}`)).status).toBe(404);
  expect((await send(page, 'GET', '/skus/sample-mug')).status).toBe(200);
  expect((await send(page, 'GET', `/skus/${await make(page)}`)).status).toBe(200);
  expect((await noticesOf(page)).join()).toMatch(/began anew/);
});

test('goes on when another tab deletes the database', async ({ page, context }) => {
  await openSandbox(page);
  await make(page);
  const other = await context.newPage();
  await openSandbox(other);
  await other.evaluate(
    (name) =>
      new Promise((resolve, reject) => {
        const deleting = indexedDB.deleteDatabase(name);
        deleting.onsuccess = resolve;
        deleting.onerror = reject;
      }),
    databaseName,
  );
  for (const tab of [page, other]) expect((await send(tab, 'GET', '/skus/sample-mug')).status).toBe(200);
  const id = await make(page);
  expect((await send(other, 'GET', `/skus/${id}`)).status).toBe(200);
});

test('asks for a reload when another tab brings a newer version, and writes nothing', async ({ page, context }) => {
  await openSandbox(page);
  const id = await make(page);
  const other = await context.newPage();
  await openSandbox(other);
  await other.evaluate(
    (name) =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open(name, 1000);
        opening.onsuccess = resolve;
        opening.onerror = reject;
      }),
    databaseName,
  );
  const refused = await send(page, 'POST', '/skus', sku);
  expect(refused.status).toBe(500);
  expect(refused.text).toMatch(/Reload the page/);
  expect((await send(page, 'GET', `/skus/${id}`)).status).toBe(500);
});

test('passes over a damaged row, and tells of it', async ({ page }) => {
  await openSandbox(page);
  const [first, second] = [await make(page), await make(page)];
  await page.evaluate(
    ([name, id]) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open(name as string);
        opening.onerror = reject;
        opening.onsuccess = () => {
          const writing = opening.result.transaction(['records', 'exchanges'], 'readwrite');
          const cursoring = writing.objectStore('records').openCursor();
          cursoring.onsuccess = () => {
            const cursor = cursoring.result;
            if (cursor?.value.kind === 'sku' && cursor.value.id === id)
              cursor.update({ ...cursor.value, record: null });
            cursor?.continue();
          };
          const key = ['local', 1];
          writing.objectStore('exchanges').put({ account: key[0], sequence: key[1], path: 7 });
          writing.oncomplete = () => {
            opening.result.close();
            resolve();
          };
        };
      }),
    [databaseName, first] as const,
  );
  const listed = await send(page, 'GET', '/skus?limit=50');
  expect(listed.status).toBe(200);
  const ids = JSON.parse(listed.text).data.map((one: { id: string }) => one.id);
  expect(ids).toContain(second);
  expect(ids).not.toContain(first);
  const ledger = JSON.parse((await send(page, 'GET', '/_sandbox/ledger')).text);
  expect(ledger.data[0].sequence).toBe(2);
  expect((await noticesOf(page)).join()).toMatch(/2 damaged rows were skipped and set aside/);
});

test('names the cause when the browser gives no more room; reads and a reset go on', async ({ page }) => {
  const devTools = await page.context().newCDPSession(page);
  // Room for the samples of a new account, and for a little more. Chromium asks for the room left once in 30 seconds.
  await devTools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1_500_000 });
  await openSandbox(page);
  const id = await make(page);
  const until = { intervals: [0], timeout: 60_000 };
  for (const body of [{ ...sku, metadata: bulky }, sku])
    await expect.poll(async () => (await send(page, 'POST', '/skus', body)).text, until).toMatch(/no more room/);
  await expect.poll(async () => (await send(page, 'GET', `/skus/${id}`)).ledger, until).toBe('not-recorded');
  expect((await send(page, 'POST', '/skus', sku)).status).toBe(500);
  expect((await send(page, 'GET', `/skus/${id}`)).status).toBe(200);
  expect((await noticesOf(page)).join()).toMatch(/no more room/);
  expect((await send(page, 'POST', '/_sandbox/reset')).status).toBe(204);
  await devTools.send('Storage.overrideQuotaForOrigin', { origin });
  expect(await send(page, 'GET', `/skus/${await make(page)}`)).toMatchObject({ status: 200, ledger: null });
  expect(await noticesOf(page)).toEqual([]);
});

test('lives in memory where the browser keeps nothing, and says so', async ({ page }) => {
  // Without an origin of its own, a page has no storage.
  await openSandbox(page, { 'content-security-policy': 'sandbox allow-scripts' });
  const id = await make(page);
  expect((await send(page, 'GET', `/skus/${id}`)).status).toBe(200);
  const info = JSON.parse((await send(page, 'GET', '/_sandbox/info')).text);
  expect(info.store).toBe('memory');
  expect(info.notices.join()).toMatch(/forgets everything on reload/);
});
