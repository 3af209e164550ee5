/** A long ledger is judged ahead, though never while calls come in. */
import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { defaultAccountId } from '../../sandbox/keys';
import { openMemoryStore } from '../../sandbox/storage/memory';
import { exchange } from '../../sandbox/storage/test-support/stores';
import { createVerdictAnswers } from './answer';
import { keepReady } from './keep-ready';

const quiet = 60;

it('judges a long ledger when it rests, and leaves a growing and a short one alone', async () => {
  let loaded = 0;
  const follower = keepReady(async () => {
    loaded += 1;
    return createVerdictAnswers().judges;
  }, quiet);
  const store = openMemoryStore();
  await store.transact(defaultAccountId, (transaction) =>
    transaction.append(...Array.from({ length: 1200 }, (_, index) => exchange(index + 1))),
  );
  follower.opened(store);
  for (let sequence = 1201; sequence < 1215; sequence += 1) {
    await pause(quiet / 3);
    follower.grew(sequence);
  }
  expect(loaded).toBe(0);
  await expect.poll(() => loaded, { timeout: 10_000 }).toBe(1);
  follower.grew(1300);
  await pause(3 * quiet);
  expect(loaded).toBe(1);
});
