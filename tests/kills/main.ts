// npm run kill-test: kills what keeps and sends the sandbox's data, under load, as often as you like, and judges what is left.
//   npm run kill-test -- [--times 100] [--only file|server|database]
import { parseArgs } from 'node:util';
import { bundleProgram } from '../conformance/program';
import { killTimes } from './kills';
import { onFile, openStand, ownPostgres, type What, what } from './stand';

const { values } = parseArgs({ options: { times: { type: 'string', default: '100' }, only: { type: 'string' } } });
const names = ['file', 'server', 'database'];
const times = Number(values.times);
if (!Number.isInteger(times) || times < 1) throw new Error('--times takes a whole number from 1.');
if (values.only !== undefined && !names.includes(values.only)) throw new Error(`--only takes ${names.join(', ')}.`);
const wanted = what.filter((_, index) => values.only === undefined || names[index] === values.only);

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

async function killAll(): Promise<void> {
  await bundleProgram();
  for (const [index, kind] of wanted.entries()) {
    const share = Math.floor(times / wanted.length) + (index < times % wanted.length ? 1 : 0);
    if (share > 0 && !(await kill(kind, share))) process.exitCode = 1;
  }
}

killAll().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
