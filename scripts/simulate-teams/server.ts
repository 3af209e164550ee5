/** The hosted sandbox as a process of its own, as people start it. */
import { existsSync, statSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { startHosted } from '../bench/servers';
import { Client } from './client';

const token = 'a-token-for-this-simulation-and-nothing-else';

export interface MeasuredServer {
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

async function sizeOf({ dataPath, databaseUrl }: Where): Promise<number> {
  if (databaseUrl === undefined)
    return ['', '-wal'].reduce((sum, end) => sum + (existsSync(dataPath + end) ? statSync(dataPath + end).size : 0), 0);
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows } = await client.query('select pg_database_size(current_database())::double precision as bytes');
  await client.end();
  return rows[0].bytes;
}

const settings = ['--public-url', 'http://127.0.0.1', '--log-level', 'warn', '--stop-within', '5'];
const quotas = ['--quota', 'requestsPerSecond=1000000'];

export async function startMeasured(where: Where): Promise<MeasuredServer> {
  const store = where.databaseUrl ? ['--database-url', where.databaseUrl] : ['--data', where.dataPath];
  const { ports, stop } = await startHosted(token, ...store, ...settings, ...quotas);
  const port = ports[0] as number;
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
    stop,
  };
}
