// npm run kill-test: kills what keeps and sends the sandbox's data, under load, as often as you like, and judges what is left.
//   npm run kill-test -- [--times 100] [--only file|server|database]
import { parseArgs } from 'node:util';
import { ensureServer } from '../../scripts/steps/prepare.mjs';
import { killTimes } from './kills';
import { onFile, openStand, ownPostgres, type What, what } from './stand';

const names = ['file', 'server', 'database'];

interface Wanted {
  readonly times: number;
  readonly kinds: readonly What[];
}

/** @throws Error that says what is wrong with the options */
function readOptions(): Wanted {
  const { values } = parseArgs({ options: { times: { type: 'string', default: '100' }, only: { type: 'string' } } });
  const { only } = values;
  const times = Number(values.times);
  if (!Number.isInteger(times) || times < 1) throw new Error('--times takes a whole number from 1.');
  if (only !== undefined && !names.includes(only)) throw new Error(`--only takes one of ${names.join(', ')}.`);
  return { times, kinds: what.filter((_, index) => only === undefined || names[index] === only) };
}

/** @returns whether all was as it should be */
async function kill(kind: What, count: number): Promise<boolean> {
  const postgres = kind === onFile ? undefined : await ownPostgres();
  const stand = await openStand(kind, postgres);
  try {
    const { writes, deliveries, recoveredMs, faults } = await killTimes(stand, count);
    const sorted = [...recoveredMs].sort((a, b) => a - b).map((ms) => Math.round(ms));
    console.log(`${kind}: ${count} kills, ${writes} answered writes, ${deliveries} deliveries.`);
    console.log(
      `  Sent again after ${sorted[Math.floor(sorted.length / 2)]} ms (median), ${sorted.at(-1)} ms at most.`,
    );
    for (const fault of faults) console.log(`  ✕ ${fault}`);
    return faults.length === 0;
  } finally {
    await stand.close();
    await postgres?.stop();
  }
}

async function killAll({ times, kinds }: Wanted): Promise<void> {
  await ensureServer();
  for (const [index, kind] of kinds.entries()) {
    const share = Math.floor(times / kinds.length) + (index < times % kinds.length ? 1 : 0);
    if (share > 0 && !(await kill(kind, share))) process.exitCode = 1;
  }
}

Promise.resolve()
  .then(() => killAll(readOptions()))
  .catch((error: Error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
