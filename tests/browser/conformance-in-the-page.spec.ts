import path from 'node:path';
import { expect, test } from '@playwright/test';
import { build } from 'esbuild';
import { cases } from '../conformance/cases';

interface ConformanceWindow {
  runCase(name: string): Promise<void>;
}

/** The cases and the page's runtime as one script: the same suite that runs on memory and over HTTP, here on IndexedDB. */
async function bundle(): Promise<string> {
  const { outputFiles } = await build({
    stdin: {
      contents: `
        import { cases } from './tests/conformance/cases';
        import { openPageSandbox } from './src/sandbox/runtimes/page';
        window.runCase = async (name) => {
          const sandbox = await openPageSandbox();
          const found = cases.find((one) => one.name === name);
          await found.run({ fetch: (request) => sandbox.fetch(request), baseUrl: location.origin });
        };`,
      resolveDir: path.resolve('.'),
      loader: 'ts',
    },
    bundle: true,
    write: false,
    format: 'iife',
    target: 'chrome111',
    alias: { '@site': path.resolve('.') },
  });
  return outputFiles[0]?.text ?? '';
}

let script = '';
test.beforeAll(async () => {
  script = await bundle();
});

test.describe('in the page, on IndexedDB', () => {
  for (const { name } of cases) {
    test(name, async ({ page }) => {
      await page.goto('/404.html');
      await page.addScriptTag({ content: script });
      await page.evaluate((wanted) => (window as unknown as ConformanceWindow).runCase(wanted), name);
      const databases = await page.evaluate(async () => (await indexedDB.databases()).length);
      expect(databases, 'the state is in IndexedDB').toBeGreaterThan(0);
    });
  }
});
