// npm run bench: how fast the sandbox answers, beside Prism's static mock of the same contract, in one run on one machine.
//   npm run bench -- [--objects 1000,100000] [--rounds 5] [--seconds 2] [--warm-up 10] [--connections 4] [--prism-log]
//     [--without-prism] [--only order] [--growth-only] [--several] [--check]
// Node makes a function fast once it has run often: each server is asked for --warm-up seconds before its rounds count. Objects up to 1,000,000. Prism is silent unless --prism-log leaves it as it starts by itself. --only keeps the calls whose names hold these words. --check fails where a goal is missed or where p99 grows too much with the number of objects. --several compares one process on SQLite, and one, two and four on PostgreSQL, in the place of all else: each connection keeps to one process.
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { arch, cpus, platform, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { fill } from './bench/fill';
import { type Load, measure, median, percentile, type Round } from './bench/measure';
import { type Scenario, scenarios } from './bench/scenarios';
import { type Server, startPrism, startSandbox } from './bench/servers';
import { compareSeveral } from './bench/several';
import { ensureDependencies, ensureGenerated, ensureServer } from './steps/prepare.mjs';

const { values } = parseArgs({
  options: {
    objects: { type: 'string', default: '1000,100000' },
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '2' },
    'warm-up': { type: 'string', default: '10' },
    connections: { type: 'string', default: '4' },
    'prism-log': { type: 'boolean', default: false },
    'without-prism': { type: 'boolean', default: false },
    'growth-only': { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
    several: { type: 'boolean', default: false },
    check: { type: 'boolean', default: false },
  },
});
const chosen = scenarios.filter(({ name }) => name.includes(values.only));
const sizes = values.objects.split(',').map(Number);
const rounds = Number(values.rounds);
const load: Load = { connections: Number(values.connections), seconds: Number(values.seconds) };
const warmUp: Load = { ...load, seconds: Number(values['warm-up']) };
/** How many times as long the slowest hundredth may take among the most objects as among the fewest. */
const mostGrowth = 1.3;
const folder = mkdtempSync(join(tmpdir(), 'sandbox-bench-'));
const missed: string[] = [];

const fixed = (value: number | undefined, digits: number) => (value === undefined ? '–' : value.toFixed(digits));
const row = (cells: readonly string[]) =>
  console.log(cells.map((cell, index) => (index === 0 ? cell.padEnd(26) : cell.padStart(11))).join(''));

function describeMachine(): void {
  const [cpu] = cpus();
  console.log(
    `${cpus().length} × ${cpu?.model ?? 'unknown processor'}, ${(totalmem() / 2 ** 30).toFixed(0)} GiB, ` +
      `${platform()} ${arch()}, Node ${process.version}`,
  );
  console.log(
    `${rounds} rounds of ${load.seconds} s for each server in turn after ${warmUp.seconds} s of warming up, ${load.connections} connections, HTTP on the loopback; ` +
      'SQLite in WAL mode, synchronous = normal. Medians of the rounds.\n',
  );
}

/** In turn, so that whatever else the machine does meets all of them. */
async function race(scenario: Scenario, servers: readonly Server[]): Promise<Round[][]> {
  const found: Round[][] = servers.map(() => []);
  for (const server of servers) await measure(server, scenario, warmUp);
  for (let round = 0; round < rounds; round += 1)
    for (const [index, server] of servers.entries()) found[index]?.push(await measure(server, scenario, load));
  return found;
}

const rateOf = (found: readonly Round[]) => median(found.map(({ rate }) => rate));
const processorOf = (found: readonly Round[]) => median(found.flatMap(({ processorMs }) => processorMs ?? []));
const timeOf = (found: readonly Round[], part: number) => median(found.map(({ times }) => percentile(times, part)));

async function compare(): Promise<void> {
  const ours = await startSandbox(join(folder, 'compared.db'));
  const prism = values['without-prism'] ? undefined : await startPrism(values['prism-log']);
  row(['turns a second', 'ours', 'Prism', 'ratio', 'goal', 'processor', 'p50 ms', 'p99 ms']);
  for (const scenario of chosen) {
    const [own = [], mock = []] = await race(scenario, prism ? [ours, prism] : [ours]);
    const ratio = rateOf(own) / rateOf(mock);
    const cells = [rateOf(own), rateOf(mock)].map((rate) => fixed(rate, 0));
    const times = [timeOf(own, 0.5), timeOf(own, 0.99)].map((time) => fixed(time, 2));
    const processor = fixed(processorOf(mock) / processorOf(own), 2);
    row([scenario.name, ...cells, fixed(ratio, 2), `≥ ${scenario.goal}`, processor, ...times]);
    if (ratio < scenario.goal) missed.push(`${scenario.name}: ${fixed(ratio, 2)} times Prism, not ${scenario.goal}`);
  }
  console.log('"processor": how many times as much of it Prism needs for a turn.\n');
  await ours.stop();
  await prism?.stop();
}

async function filled(size: number): Promise<Server> {
  const file = join(folder, `${size}.db`);
  const start = performance.now();
  await fill(file, size);
  const seconds = ((performance.now() - start) / 1000).toFixed(0);
  console.log(
    `${size.toLocaleString('en')} objects, ${(statSync(file).size / 2 ** 20).toFixed(0)} MiB, in ${seconds} s`,
  );
  return startSandbox(file);
}

async function grow(): Promise<void> {
  const servers: Server[] = [];
  for (const size of sizes) servers.push(await filled(size));
  row(['p99 in ms', ...sizes.map((size) => size.toLocaleString('en')), 'growth', 'p50 growth']);
  for (const scenario of chosen) {
    const found = await race(scenario, servers);
    const [times, halves] = [0.99, 0.5].map((part) => found.map((rounds) => timeOf(rounds, part))) as [
      number[],
      number[],
    ];
    const growthOf = (all: readonly number[]) => (all.at(-1) ?? Number.NaN) / (all[0] ?? Number.NaN);
    const growth = growthOf(times);
    row([scenario.name, ...times.map((time) => fixed(time, 2)), fixed(growth, 2), fixed(growthOf(halves), 2)]);
    if (growth > mostGrowth) missed.push(`${scenario.name}: p99 grows ${fixed(growth, 2)} times`);
  }
  for (const server of servers) await server.stop();
}

async function measureSeveral(): Promise<void> {
  const silent = values['prism-log'] ? 'logging' : 'silent';
  const options = { rounds, load, warmUp, prism: values['without-prism'] ? 'none' : silent } as const;
  for (const isShared of [false, true])
    await compareSeveral({ ...options, dataFile: join(folder, `several-${isShared}.db`) }, isShared);
}

await ensureDependencies();
await ensureGenerated();
await ensureServer();
describeMachine();
try {
  if (values.several) await measureSeveral();
  else {
    if (!values['growth-only']) await compare();
    if (sizes.length > 1) await grow();
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
for (const line of missed) console.log(`Missed: ${line}`);
if (values.check && missed.length > 0) process.exitCode = 1;
