import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { alias: { '@site': fileURLToPath(new URL('.', import.meta.url)) } },
  test: {
    include: [
      'src/**/*.test.{ts,tsx}',
      'scripts/**/*.test.ts',
      'tests/assessments/**/*.test.ts',
      'tests/conformance/**/*.test.ts',
      'tests/connector/**/*.test.ts',
      'tests/content/**/*.test.ts',
      'tests/deliveries/**/*.test.ts',
      'tests/hosted/**/*.test.ts',
      'tests/cli/**/*.test.ts',
      'tests/faults/**/*.test.ts',
      'tests/fuzz/**/*.test.ts',
      'tests/kills/**/*.test.ts',
      'tests/package/**/*.test.ts',
    ],
    // By itself it leaves one core of two free.
    maxWorkers: '100%',
    globalSetup: ['tests/support/temporary-folder.ts'],
    setupFiles: ['tests/support/property-seed.ts'],
    // Limits that only a hang reaches, however busy the machine; no test measures time on the wall.
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
});
