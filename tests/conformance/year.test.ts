import { expect, it } from 'vitest';
import { openMemoryStore } from '../../src/sandbox/storage/memory';
import { openSqliteStore } from '../../src/sandbox/storage/sql/sqlite';
import { newFolder } from '../../src/sandbox/storage/test-support/stores';
import { simulateYear } from '../support/simulated-year';

it('lets a year of subscriptions pass with the same result every time, in every store', async () => {
  const first = await simulateYear(openMemoryStore(), 20);
  const again = await simulateYear(await openSqliteStore(newFolder()), 20);
  expect(again.hash).toBe(first.hash);
  expect(again.events).toEqual(first.events);
  // 18 renew monthly: 12 times, or 13 where the first falls into the year's first days. 2 cards are declined at once.
  expect(first.events['subscription.extended']).toBeGreaterThanOrEqual(18 * 12);
  expect(first.events['subscription.reminder']).toBeGreaterThanOrEqual(18 * 12);
  expect(first.events['subscription.failed']).toBe(2);
  expect(first.steps).toBeGreaterThan(500);
});
