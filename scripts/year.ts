/** `npm run year`: a simulated year of 1,000 subscriptions in each store of this machine, with the seconds it takes and what comes of it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openMemoryStore } from '../src/sandbox/storage/memory';
import type { Store } from '../src/sandbox/storage/port';
import { openSqliteStore } from '../src/sandbox/storage/sql/sqlite';
import { simulateYear } from '../tests/support/simulated-year';

const subscriptions = Number(process.argv[2] ?? 1000);

async function run(name: string, store: Store): Promise<string> {
  const { made, passed, steps, hash, events } = await simulateYear(store, subscriptions);
  await store.close();
  console.log(`${name}: ${subscriptions} subscriptions made in ${made} s, a year of ${steps} steps in ${passed} s`);
  console.log(`  ${events['subscription.extended'] ?? 0} renewals, hash ${hash}`);
  return hash;
}

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'year-'));
  try {
    const hashes = [await run('memory', openMemoryStore()), await run('SQLite', await openSqliteStore(folder))];
    if (new Set(hashes).size > 1) {
      console.error('The same year came out differently.');
      process.exitCode = 1;
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

void main();
