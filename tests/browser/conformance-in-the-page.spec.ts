import path from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { build } from 'esbuild';
import { cases, limitCases, resetCases } from '../conformance/cases';
import { deliveryCases } from '../conformance/cases/deliveries';

interface Answered {
  readonly id?: string;
  readonly data?: readonly { readonly attempts: readonly { readonly reason?: string }[] }[];
}

interface ConformanceWindow {
  runCase(name: string): Promise<void>;
  send(path: string, method: string, body?: object): Promise<Answered>;
}

/** The cases and the page's runtime as one script: the same suite that runs on memory and over HTTP, here on IndexedDB. */
async function bundle(): Promise<string> {
  const { outputFiles } = await build({
    stdin: {
      contents: `
        import { cases, limitCases, resetCases } from './tests/conformance/cases';
        import { deliveryCases } from './tests/conformance/cases/deliveries';
        import { openPageSandbox } from './src/sandbox/runtimes/page';
        import { secretKey } from './src/sandbox/keys';
        const free = openPageSandbox(0);
        const limited = openPageSandbox();
        window.send = async (path, method, body) => {
          const headers = { authorization: 'Bearer ' + secretKey, 'content-type': 'application/json' };
          const request = new Request(location.origin + path, { method, headers, body: body && JSON.stringify(body) });
          return (await (await free).fetch(request)).json();
        };
        window.runCase = async (name) => {
          const isLimit = limitCases.some((one) => one.name === name);
          const sandbox = await (isLimit ? limited : free);
          const found = [...cases, ...resetCases, ...limitCases, ...deliveryCases].find((one) => one.name === name);
          await found.run({ fetch: (request) => sandbox.fetch(request), baseUrl: location.origin });
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

// One page for all: the cases share an account, as they do on the other stores.
test.describe.configure({ mode: 'default' });

test.describe('in the page, on IndexedDB', () => {
  let page: Page;
  test.beforeAll(async ({ browser }) => {
    // The suite comes into the page as a script of its own, which the page's policy rightly forbids.
    page = await browser.newPage({ bypassCSP: true });
    await page.goto('/404.html');
    await page.addScriptTag({ content: await bundle() });
  });
  test.afterAll(() => page.close());

  for (const { name } of [...cases, ...resetCases, ...limitCases, ...deliveryCases]) {
    test(name, async () => {
      await page.evaluate((wanted) => (window as unknown as ConformanceWindow).runCase(wanted), name);
    });
  }

  test('calls no address outside, and says so', async () => {
    const reason = await page.evaluate(async () => {
      const send = (path: string, method = 'GET', body?: object) =>
        (window as unknown as ConformanceWindow).send(path, method, body);
      const { id } = await send('/webhooks', 'POST', {
        address: 'https://shop.example.com/hooks',
        types: ['sku.created'],
      });
      await send('/skus/outside-mug', 'PUT', { name: 'Mug', eccn: 'EAR99', taxCode: '4512', countryOfOrigin: 'US' });
      for (let tries = 0; tries < 200; tries += 1) {
        const { data } = await send(`/_sandbox/webhooks/deliveries?webhookId=${id}`);
        const attempt = data?.[0]?.attempts[0];
        if (attempt) return attempt.reason;
        await new Promise((resolve) => setTimeout(resolve, 25));
      }
    });
    expect(reason).toContain('calls no address outside');
  });

  test('keeps its state in IndexedDB', async () => {
    expect(await page.evaluate(async () => (await indexedDB.databases()).length)).toBeGreaterThan(0);
  });
});
