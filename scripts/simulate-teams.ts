// npm run simulate-teams: one server for many teams, and what it takes: accounts, bytes, memory, calls a second.
//   npm run simulate-teams -- [--teams 10000] [--set-up 1000] [--seconds 60] [--connections 16] [--database-url postgres://…]
// --set-up: so many make their first call one after the other, which makes their samples; the others make it when they are drawn.
// What it supposes of teams stands in simulate-teams/load.ts.
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, platform, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { percentile } from './bench/measure';
import { type Answered, Client } from './simulate-teams/client';
import { drawTeam, journey } from './simulate-teams/load';
import { type MeasuredServer, startMeasured } from './simulate-teams/server';
import { ensureDependencies, ensureGenerated, ensureServer } from './steps/prepare.mjs';

const { values } = parseArgs({
  options: {
    teams: { type: 'string', default: '10000' },
    'set-up': { type: 'string', default: '1000' },
    seconds: { type: 'string', default: '60' },
    connections: { type: 'string', default: '16' },
    'database-url': { type: 'string' },
  },
});
const teams = Number(values.teams);
const setUp = Math.min(teams, Number(values['set-up']));
const seconds = Number(values.seconds);
const connections = Number(values.connections);

const say = (what: string, said: string) => console.log(`${what.padEnd(34)}${said}`);
const megabytes = (bytes: number) => `${(bytes / 2 ** 20).toFixed(0)} MiB`;

/** Does each of so many things once, with as many under way as there are connections. */
async function each(count: number, work: (index: number) => Promise<void>): Promise<number> {
  const startedAt = performance.now();
  let next = 0;
  const lane = async () => {
    for (let index = next++; index < count; index = next++) await work(index);
  };
  await Promise.all(Array.from({ length: connections }, lane));
  return (performance.now() - startedAt) / 1000;
}

async function openAccounts(operator: Client): Promise<string[]> {
  const keys: string[] = [];
  const taken = await each(teams, async (index) => {
    await operator.send('POST', '/_operator/teams', { id: `team-${index}` });
    const { body } = await operator.send('POST', '/_operator/accounts', {
      id: `account-${index}`,
      team: `team-${index}`,
    });
    const made = (body as { keys: { key: string; type: string; liveMode: boolean }[] }).keys;
    keys[index] = made.find(({ type, liveMode }) => type === 'secret' && !liveMode)?.key ?? '';
  });
  say('Teams and accounts opened', `${teams} in ${taken.toFixed(0)} s, ${(teams / taken).toFixed(0)} a second`);
  return keys;
}

/** What the server's processor had to do for so many things, whatever else the machine did meanwhile. */
async function spent<Result>(server: MeasuredServer, work: () => Promise<Result>): Promise<[Result, number]> {
  const before = await server.processor();
  const result = await work();
  return [result, (await server.processor()) - before];
}

const perCore = (things: number, taken: number) =>
  `${((taken * 1000) / things).toFixed(1)} ms of a processor each, ${(things / taken).toFixed(0)} a second for one`;

/** @returns how many calls were answered */
async function runLoad(clientOf: (team: number) => Client): Promise<number> {
  const until = performance.now() + seconds * 1000;
  const answered: Answered[] = [];
  const active = new Set<number>();
  const lane = async () => {
    while (performance.now() < until) {
      const team = drawTeam(teams);
      active.add(team);
      answered.push(...(await journey(clientOf(team))));
    }
  };
  await Promise.all(Array.from({ length: connections }, lane));
  const times = answered.map(({ ms }) => ms).sort((one, other) => one - other);
  const failed = answered.filter(({ status }) => status >= 500).length;
  const refused = answered.filter(({ status }) => status >= 400 && status < 500).length;
  say('Teams that called', `${active.size}`);
  say('Calls', `${answered.length} in ${seconds} s, ${(answered.length / seconds).toFixed(0)} a second`);
  say('Milliseconds, median and p99', `${percentile(times, 0.5).toFixed(1)} and ${percentile(times, 0.99).toFixed(1)}`);
  say('Refused, failed', `${refused}, ${failed}`);
  return answered.length;
}

const folder = mkdtempSync(join(tmpdir(), 'sandbox-teams-'));
try {
  await ensureDependencies();
  await ensureGenerated();
  await ensureServer();
  say(
    'Machine',
    `${cpus().length} × ${cpus()[0]?.model}, ${(totalmem() / 2 ** 30).toFixed(0)} GiB, ${platform()}, Node ${process.version}`,
  );
  const options = { dataPath: join(folder, 'data.db'), databaseUrl: values['database-url'] };
  const server = await startMeasured(options);
  say('Store', values['database-url'] ? 'PostgreSQL' : 'SQLite');
  const operator = new Client(server.port, server.token, connections);
  const empty = await server.size();
  say('Memory with no team', megabytes(await server.memory()));
  const keys = await openAccounts(operator);
  const opened = await server.size();
  say('On disk, each without a call', `${((opened - empty) / teams / 1024).toFixed(1)} KiB`);
  const clients = keys.map((key) => new Client(server.port, key, connections, operator.agent));
  const clientOf = (team: number) => clients[team] as Client;
  const [samples, forSamples] = await spent(server, () =>
    each(setUp, async (index) => {
      await clientOf(index).send('GET', '/skus');
    }),
  );
  say('First calls, with samples', `${setUp} in ${samples.toFixed(0)} s, ${(setUp / samples).toFixed(0)} a second`);
  say('', perCore(setUp, forSamples));
  const set = await server.size();
  say('On disk, each with its samples', `${((set - opened) / setUp / 1024).toFixed(0)} KiB more`);
  say('Memory', megabytes(await server.memory()));
  const [calls, forCalls] = await spent(server, () => runLoad(clientOf));
  say('', perCore(calls, forCalls));
  say('On disk after it', megabytes(await server.size()));
  say('Memory after it', megabytes(await server.memory()));
  operator.close();
  const stopping = performance.now();
  await server.stop();
  const again = await startMeasured(options);
  say('Stopped and started again', `${((performance.now() - stopping) / 1000).toFixed(1)} s`);
  await again.stop();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
