import path from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { build } from 'esbuild';
import { cases, limitCases, resetCases } from '../conformance/cases';

interface ConformanceWindow {
  runCase(name: string): Promise<void>;
}

/** The cases and the page's runtime as one script: the same suite that runs on memory and over HTTP, here on IndexedDB. */
async function bundle(): Promise<string> {
  const { outputFiles } = await build({
    stdin: {
      contents: `
        import { cases, limitCases, resetCases } from './tests/conformance/cases';
        import { openPageSandbox } from './src/sandbox/runtimes/page';
        const free = openPageSandbox(0);
        const limited = openPageSandbox();
        window.runCase = async (name) => {
          const isLimit = limitCases.some((one) => one.name === name);
          const sandbox = await (isLimit ? limited : free);
          const found = [...cases, ...resetCases, ...limitCases].find((one) => one.name === name);
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

  for (const { name } of [...cases, ...resetCases, ...limitCases]) {
    test(name, async () => {
      await page.evaluate((wanted) => (window as unknown as ConformanceWindow).runCase(wanted), name);
    });
  }

  test('keeps its state in IndexedDB', async () => {
    expect(await page.evaluate(async () => (await indexedDB.databases()).length)).toBeGreaterThan(0);
  });
});
