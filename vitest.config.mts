import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Those that set or watch what a whole process shares: prototypes, the console, a database, what all calls together met. */
const settingWhatIsShared = [
  'scripts/steps/**/*.test.ts',
  // The Requests and Answers of Node itself, in the place of which a server puts its own.
  'src/sandbox-client/**/*.test.ts',
  'src/sandbox/storage/**/*.test.ts',
  'src/sandbox/peers/postgres/**/*.test.ts',
  'tests/assessments/**/*.test.ts',
  'tests/conformance/{full-disk,memory,postgres-http,refused-requests,stored}.test.ts',
  'tests/deliveries/several.test.ts',
  'tests/hosted/**/*.test.ts',
  'tests/kills/**/*.test.ts',
  'tests/package/**/*.test.ts',
];

/** Those that measure what the process spends: whatever others left in it would be counted too. */
const measuring = [
  'src/ledger/card-data/disguises.test.ts',
  'src/sandbox/domain/kernel/time.test.ts',
  'src/sandbox/engine/wildcard.test.ts',
  'src/sandbox/http/{json-text,numbers}.test.ts',
  'src/search/finder.test.ts',
  'tests/conformance/waits.test.ts',
  'tests/content/expressions.test.ts',
];

const ofTheirOwn = [...settingWhatIsShared, ...measuring];

export default defineConfig({
  resolve: { alias: { '@site': fileURLToPath(new URL('.', import.meta.url)) } },
  test: {
    // By itself it leaves one core of two free.
    maxWorkers: '100%',
    globalSetup: ['tests/support/temporary-folder.ts'],
    setupFiles: ['tests/support/property-seed.ts'],
    // Limits that only a hang reaches, however busy the machine; no test measures time on the wall.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    projects: [
      {
        extends: true,
        // A worker loads the product once, not once for each of them.
        test: {
          name: 'together',
          isolate: false,
          include: ['{scripts,src,tests}/**/*.test.{ts,tsx}'],
          exclude: ofTheirOwn,
        },
      },
      {
        extends: true,
        test: { name: 'of their own', include: ofTheirOwn },
      },
    ],
  },
});
