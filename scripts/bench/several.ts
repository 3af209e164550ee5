/** One process on a file beside one, two and four on PostgreSQL, and Prism, round by round in turn. */
import { startPostgres } from '../steps/postgres.mjs';
import { type Load, measure, median, percentile, type Round } from './measure';
import { openAccounts, startOnPostgres } from './on-postgres';
import { type Scenario, scenarios } from './scenarios';
import { type Server, startPrism, startSandbox } from './servers';

export interface Several {
  readonly rounds: number;
  readonly load: Load;
  readonly warmUp: Load;
  readonly dataFile: string;
  readonly prism: 'silent' | 'logging' | 'none';
}

interface Contestant {
  readonly name: string;
  readonly server: Server;
  readonly accounts: Load['accounts'];
}

const row = (cells: readonly string[]) =>
  console.log(cells.map((cell, index) => (index === 0 ? cell.padEnd(26) : cell.padStart(12))).join(''));

async function contestants({ dataFile, prism, load }: Several, isShared: boolean): Promise<Contestant[]> {
  // As it would be run: each commit waits until the disk has it.
  const postgres = await startPostgres({ own: true, settings: { fsync: 'on' } });
  if (!postgres) throw new Error('There is no PostgreSQL to measure.');
  const found: Contestant[] = [];
  const add = async (name: string, server: Server) => {
    const accounts = isShared ? undefined : await openAccounts(server, load.connections);
    found.push({ name, server, accounts });
  };
  await add('SQLite', await startSandbox(dataFile));
  for (const processes of [1, 2, 4]) await add(`${processes} × PG`, await startOnPostgres(postgres, processes));
  if (prism !== 'none') {
    const server = await startPrism(prism === 'logging');
    found.push({ name: 'Prism', server, accounts: undefined });
  }
  const last = found.at(-1) as Contestant;
  const stop = async () => {
    await last.server.stop();
    await postgres.stop();
  };
  found[found.length - 1] = { ...last, server: { ...last.server, stop } };
  return found;
}

async function race(scenario: Scenario, all: readonly Contestant[], { rounds, load, warmUp }: Several) {
  const found = all.map((): Round[] => []);
  for (const { server, accounts } of all) await measure(server, scenario, { ...warmUp, accounts });
  for (let round = 0; round < rounds; round += 1)
    for (const [index, { server, accounts }] of all.entries())
      found[index]?.push(await measure(server, scenario, { ...load, accounts }));
  return found;
}

function show(scenario: Scenario, found: readonly (readonly Round[])[]): void {
  const rates = found.map((rounds) => median(rounds.map(({ rate }) => rate)));
  const [sqlite = Number.NaN] = rates;
  const processor = found.map((rounds) => median(rounds.map(({ processorMs }) => processorMs ?? Number.NaN)));
  const slowest = found.map((rounds) => median(rounds.map(({ times }) => percentile(times, 0.99))));
  row([scenario.name, ...rates.map((rate) => rate.toFixed(0))]);
  row(['  times SQLite', ...rates.map((rate) => (rate / sqlite).toFixed(2))]);
  row(['  processor ms a turn', ...processor.map((ms) => ms.toFixed(2))]);
  row(['  p99 ms', ...slowest.map((ms) => ms.toFixed(1))]);
}

/** @param isShared whether all callers call for one account, in the place of one for each */
export async function compareSeveral(options: Several, isShared: boolean): Promise<void> {
  const all = await contestants(options, isShared);
  console.log(isShared ? 'All connections call for one account:' : 'Each connection calls for an account of its own:');
  row(['turns a second', ...all.map(({ name }) => name)]);
  const wanted = isShared ? scenarios.filter(({ goal }) => goal === 2) : scenarios;
  for (const scenario of wanted) show(scenario, await race(scenario, all, options));
  for (const { server } of all) await server.stop();
  console.log();
}
