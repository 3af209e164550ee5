/** The hosted sandbox as a process of its own, as people start it. */
import { spawn } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { root } from '../steps/say.mjs';
import { Client } from './client';

const token = 'a-token-for-this-simulation-and-nothing-else';
/** A file with many accounts is checked page by page when it is opened. */
const patienceMs = 600_000;

export interface HostedServer {
  readonly port: number;
  readonly token: string;
  /** Bytes on the disk, as the store has them. */
  size(): Promise<number>;
  /** Bytes that the process holds, after it had time to tidy up. */
  memory(): Promise<number>;
  /** Seconds of a processor that it has taken so far: other work on the machine changes them little. */
  processor(): Promise<number>;
  stop(): Promise<void>;
}

export interface Where {
  readonly dataPath: string;
  readonly databaseUrl?: string | undefined;
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}

async function sizeOf({ dataPath, databaseUrl }: Where): Promise<number> {
  if (databaseUrl === undefined)
    return ['', '-wal'].reduce((sum, end) => sum + (existsSync(dataPath + end) ? statSync(dataPath + end).size : 0), 0);
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows } = await client.query('select pg_database_size(current_database())::double precision as bytes');
  await client.end();
  return rows[0].bytes;
}

const settings = ['--hosted', '--public-url', 'http://127.0.0.1', '--log-level', 'warn', '--stop-within', '5'];
const quotas = ['--quota', 'requestsPerSecond=1000000', '--rate-limit', '0'];
const program = 'const { runSandbox } = await import(process.argv[1]); await runSandbox(process.argv.slice(2));';

export async function startHosted(where: Where): Promise<HostedServer> {
  const port = await freePort();
  const store = where.databaseUrl ? ['--database-url', where.databaseUrl] : ['--data', where.dataPath];
  const args = [join(root, 'dist/sandbox.mjs'), '--port', String(port), ...store, ...settings, ...quotas];
  const child = spawn(process.execPath, ['--input-type=module', '-e', program, ...args], {
    cwd: root,
    env: { ...process.env, SANDBOX_OPERATOR_TOKENS: token },
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (output += data));
  for (const until = Date.now() + patienceMs; ; await pause(50)) {
    if (child.exitCode !== null || Date.now() > until) throw new Error(`It does not start:\n${output}`);
    const ready = await fetch(`http://127.0.0.1:${port}/_health/ready`).catch(() => undefined);
    if (ready?.status === 200) break;
  }
  const measure = async (name: string) => {
    const client = new Client(port, token, 1);
    const { body } = await client.send('GET', '/_operator/metrics');
    client.close();
    return Number(new RegExp(`^${name} (\\S+)`, 'm').exec(String(body))?.[1] ?? Number.NaN);
  };
  return {
    ...{ port, token },
    size: () => sizeOf(where),
    async memory() {
      await pause(2000);
      return measure('process_resident_memory_bytes');
    },
    processor: () => measure('process_cpu_seconds_total'),
    stop() {
      child.kill('SIGTERM');
      return ended;
    },
  };
}
