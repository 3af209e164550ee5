import { existsSync } from 'node:fs';
import pg from 'pg';
import { expect, it } from 'vitest';
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
