import { defineConfig, devices } from '@playwright/test';

const sitePort = Number(process.env.TEST_SITE_PORT ?? 3100);
const sandboxPort = Number(process.env.TEST_SANDBOX_PORT ?? 4110);

/** Real Chromium against the built site and a real server on an empty SQLite file. */
export default defineConfig({
  testDir: 'tests/browser',
  globalSetup: './tests/support/temporary-folder.ts',
  // Limits that only a hang reaches, however busy the machine; no test measures time.
  timeout: 300_000,
  expect: { timeout: 90_000 },
  fullyParallel: true,
  workers: 2,
  // Of a thousand tests on a busy machine one may meet a moment of its own. What passes only when tried again is told at
  // the end of `npm test`; the file of that try holds what the browser did.
  retries: 1,
  reporter: [['list'], ['json', { outputFile: '.cache/browser-tests.json' }]],
  outputDir: 'test-results',
  use: {
    baseURL: `http://localhost:${sitePort}`,
    trace: 'on-first-retry',
    // A page that is kept would be read instead of the one that is built; one test lets it be kept.
    serviceWorkers: 'block',
    screenshot: 'only-on-failure',
    ...devices['Desktop Chrome'],
    viewport: { width: 1280, height: 900 },
    channel: undefined,
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  webServer: {
    command: `node tests/browser/server.mjs ${sitePort} ${sandboxPort}`,
    url: `http://localhost:${sitePort}`,
    reuseExistingServer: false,
    timeout: 300_000,
  },
});
