import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { expect, it, vi } from 'vitest';
import { newDatabase, startPostgres, type TestPostgres } from './postgres.mjs';

async function query(url: string, text: string): Promise<unknown[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

// Nothing of it where no PostgreSQL can be had: `npm test` tells so.
const isThere = process.env.TEST_DATABASE_URL !== undefined || existsSync('/usr/lib/postgresql');

it.skipIf(!isThere)(
  'keeps what was committed when its PostgreSQL is killed, and removes all when it is stopped',
  async () => {
    const { url, cluster, stop } = (await startPostgres({ own: true })) as Required<TestPostgres>;
    const [mine, other] = [await newDatabase(url), await newDatabase(url)];
    await query(mine, 'create table kept as select 7 as number');
    const { pid } = cluster;
    await cluster.kill();
    await expect(query(mine, 'select 1')).rejects.toThrow('ECONNREFUSED');
    await cluster.start();
    expect(cluster.pid).not.toBe(pid);
    expect(await query(mine, 'select number from kept')).toEqual([{ number: 7 }]);
    await expect(query(other, 'select number from kept')).rejects.toThrow('does not exist');
    await stop();
    await expect(query(mine, 'select 1')).rejects.toThrow('ECONNREFUSED');
    expect(existsSync(cluster.folder)).toBe(false);
  },
);

/** A process that has a server guarded, until it is killed. */
function startGuarded(folder: string, server: ChildProcess): ChildProcess {
  const guard = resolve('scripts/steps/guard.mjs');
  const code = `const { Guard } = await import(${JSON.stringify(guard)});
    new Guard(${JSON.stringify(folder)}).of(${server.pid}); setInterval(() => undefined, 1000); console.log('begun');`;
  return spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: ['ignore', 'pipe', 'inherit'] });
}

it('ends a server with the process that started it, though that is killed', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'guarded-'));
  const server = spawn(process.execPath, ['-e', 'setInterval(() => undefined, 1000)'], { stdio: 'ignore' });
  const ended = once(server, 'exit');
  const starter = startGuarded(folder, server);
  await once(starter.stdout as NodeJS.ReadableStream, 'data');
  starter.kill('SIGKILL');
  expect(await ended).toEqual([null, 'SIGQUIT']);
  await vi.waitFor(() => expect(existsSync(folder)).toBe(false), 10_000);
});
