import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Stores, servers and programs: what they hold, and what a test sets around them, is for one file alone. */
const ofTheirOwn = [
  'src/cli/**/*.test.ts',
  'src/sandbox-client/**/*.test.ts',
  'src/sandbox/!(domain)/**/*.test.ts',
  'src/sandbox/*.test.ts',
];

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
        // Code that keeps nothing between two files: a worker loads it once, not once for each of them.
        test: {
          name: 'pure',
          isolate: false,
          include: ['src/**/*.test.{ts,tsx}', 'tests/content/**/*.test.ts'],
          exclude: ofTheirOwn,
        },
      },
      {
        extends: true,
        test: {
          name: 'real parts',
          include: [
            ...ofTheirOwn,
            'scripts/**/*.test.ts',
            'tests/assessments/**/*.test.ts',
            'tests/conformance/**/*.test.ts',
            'tests/connector/**/*.test.ts',
            'tests/deliveries/**/*.test.ts',
            'tests/hosted/**/*.test.ts',
            'tests/cli/**/*.test.ts',
            'tests/faults/**/*.test.ts',
            'tests/fuzz/**/*.test.ts',
            'tests/kills/**/*.test.ts',
            'tests/package/**/*.test.ts',
          ],
        },
      },
    ],
  },
});
