/** `kill -9` while it is written to and sends: no answered write is lost or done twice, and every event arrives in its order. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestPostgres } from '../../scripts/steps/postgres.mjs';
import { ensureServer } from '../../scripts/steps/prepare.mjs';
import { hasPostgres } from '../../src/sandbox/storage/test-support/postgres';
import { killTimes } from './kills';
import { onFile, openStand, ownPostgres, type What } from './stand';

let postgres: TestPostgres | undefined;
beforeAll(async () => {
  await ensureServer();
  if (hasPostgres) postgres = await ownPostgres();
});
afterAll(() => postgres?.stop());

/** 20 in all. */
const times: readonly (readonly [What, number])[] = [
  [onFile, 8],
  ['one of two servers on PostgreSQL', 7],
  ['PostgreSQL itself', 5],
];

describe.each(times)('%s, killed %i times', (kind, count) => {
  it.skipIf(!hasPostgres && kind !== onFile)('loses nothing, doubles nothing and keeps the order', async () => {
    const stand = await openStand(kind, postgres);
    try {
      const { faults, deliveries, writes } = await killTimes(stand, count);
      expect(faults).toEqual([]);
      expect(deliveries).toBeGreaterThanOrEqual(writes * 2);
    } finally {
      await stand.close();
    }
  });
});
