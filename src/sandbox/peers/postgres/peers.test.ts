/** What several processes share, on a real PostgreSQL. */
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { migrate } from '../../storage/sql/postgres/migrations';
import { hasPostgres, testDatabase } from '../../storage/test-support/postgres';
import type { Listener, Peers } from '../port';
import { lockClass } from './link';
import { createPostgresPeers } from './peers';

let client: pg.Client;
let url = '';
beforeAll(async () => {
  if (!hasPostgres) return;
  url = await testDatabase();
  await migrate(url);
  client = new pg.Client({ connectionString: url });
  await client.connect();
});
afterAll(() => client?.end());

const joined: Peers[] = [];
afterEach(async () => {
  await Promise.all(joined.splice(0).map((peers) => peers.leave()));
  // The database's end of a connection ends a little later, and would be counted with those of the next test.
  if (hasPostgres) await vi.waitFor(async () => expect(await connections()).toBe(1), 5000);
});

async function join(self: string, { heard = () => undefined, missed = () => undefined }: Partial<Listener> = {}) {
  const peers = createPostgresPeers({ url, self });
  await peers.join({ heard, missed });
  joined.push(peers);
  return peers;
}

/** The database loses a connection, as it does when a process is killed. */
async function cutOff(): Promise<void> {
  await client.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where datname = current_database() and pid <> pg_backend_pid() and application_name like '%its news'
     order by backend_start limit 1`,
  );
}

const names = (count: number) => Array.from({ length: count }, (_, index) => `line ${index}`);
const connections = async () =>
  Number(
    (await client.query('select count(*) from pg_stat_activity where datname = current_database()')).rows[0].count,
  );

describe.skipIf(!hasPostgres)('a line', () => {
  it('is one process’s at a time, and anybody’s once it is given back', async () => {
    const [one, other] = [await join('one'), await join('other')];
    const hold = await one.take('a');
    expect(hold?.isHeld).toBe(true);
    expect(await other.take('a')).toBeUndefined();
    await hold?.release();
    expect((await other.take('a'))?.isHeld).toBe(true);
    expect(await one.take('a')).toBeUndefined();
  });

  it('is one of a thousand that a process has with one connection, and all are free when it is gone', async () => {
    const one = await join('one');
    const missed = vi.fn();
    const other = await join('other', { missed });
    const before = await connections();
    const held = await Promise.all(names(1000).map((name) => one.take(name)));
    expect(held.every((hold) => hold?.isHeld)).toBe(true);
    expect(await connections()).toBe(before);
    expect((await Promise.all(names(1000).map((name) => other.take(name)))).some(Boolean)).toBe(false);
    await cutOff();
    await vi.waitFor(() => expect(held.some((hold) => hold?.isHeld)).toBe(false));
    const after = await Promise.all(names(1000).map((name) => other.take(name)));
    expect(after.every((hold) => hold?.isHeld)).toBe(true);
    await vi.waitFor(() => expect(missed).toHaveBeenCalled(), 5000);
  });

  it('is taken over in peace while the process that had it comes back', async () => {
    const one = await join('one');
    const other = new pg.Client({ connectionString: url });
    await other.connect();
    const { rows } = await client.query('select objid from pg_locks where classid = $1', [lockClass]);
    await other.query('begin');
    // As a process does that takes a line over: it shares the lock of the one that had it, here as soon as that is gone.
    const shared = other.query('select pg_advisory_xact_lock_shared($1, $2)', [lockClass, rows[0].objid]);
    await cutOff();
    await shared;
    await vi.waitFor(async () => expect((await one.take('a'))?.isHeld).toBe(true), 5000);
    expect((await other.query('select 1 as still')).rows).toEqual([{ still: 1 }]);
    await other.end();
  });

  it('of a process that came and went between two looks is not left undone', async () => {
    const missed = vi.fn();
    const one = await join('one', { missed });
    const other = createPostgresPeers({ url, self: 'other' });
    await other.join({ heard: () => undefined, missed: () => undefined });
    expect((await other.take('a'))?.isHeld).toBe(true);
    expect(await one.take('a')).toBeUndefined();
    await other.leave();
    await vi.waitFor(() => expect(missed).toHaveBeenCalled(), 5000);
    expect((await one.take('a'))?.isHeld).toBe(true);
  });

  it('keeps nobody connected who leaves while the connection is made again', async () => {
    const one = await join('one');
    const hold = await one.take('a');
    const before = await connections();
    await cutOff();
    await vi.waitFor(() => expect(hold?.isHeld).toBe(false), { interval: 1 });
    await one.leave();
    // Time to be made, which it is a few milliseconds after the loss.
    await new Promise((resolve) => setTimeout(resolve, 300));
    await vi.waitFor(async () => expect(await connections()).toBe(before - 1), 5000);
  });

  it('is given to one of many processes that ask for it at once', async () => {
    const all = await Promise.all(['one', 'two', 'three', 'four'].map((name) => join(name)));
    const taken = await Promise.all(all.flatMap((peers) => names(50).map((name) => peers.take(name))));
    expect(taken.filter(Boolean)).toHaveLength(50);
  });
});

describe.skipIf(!hasPostgres)('news', () => {
  const tell = (text: string) => client.query("select pg_notify('connector_standards_sandbox', $1)", [text]);

  it('of others is heard, one’s own and what nobody understands is not', async () => {
    const heard = vi.fn();
    await join('one', { heard });
    for (const self of ['one', 'other']) await tell(JSON.stringify({ self, about: 'clock', accountId: self }));
    await tell('{"self":"other","about":"what is to come"}');
    await tell('no JSON');
    await tell(JSON.stringify({ self: 'other', about: 'keys' }));
    await vi.waitFor(() => expect(heard).toHaveBeenCalledTimes(2));
    expect(heard.mock.calls).toEqual([[{ about: 'clock', accountId: 'other' }], [{ about: 'keys' }]]);
  });

  it('of a ledger that grew is told now and then, as far as it grew', async () => {
    const heard = vi.fn();
    await join('other', { heard });
    const one = await join('one');
    for (let sequence = 1; sequence <= 50; sequence += 1) one.grew('shop', sequence);
    await vi.waitFor(() => expect(heard).toHaveBeenCalled());
    expect(heard.mock.calls).toEqual([[{ about: 'ledger', accountId: 'shop', sequence: 50 }]]);
  });

  it('has been heard by all who live once the others have caught up', async () => {
    const heard = [vi.fn(), vi.fn()];
    const [one] = [await join('one'), await join('two', { heard: heard[0] }), await join('three', { heard: heard[1] })];
    for (let told = 1; told <= 20; told += 1) {
      await tell(JSON.stringify({ self: 'one', about: 'keys' }));
      await one.caughtUp();
      expect(heard.map(({ mock }) => mock.calls.length)).toEqual([told, told]);
    }
    // Who has left, or lost the database, is not waited for: no longer than for those who live.
    await Promise.all(joined.splice(1).map((peers) => peers.leave()));
    await one.caughtUp();
    await cutOff();
    await one.caughtUp();
  });

  it('that was told while a process was cut off is made up for by a look, and is heard again after it', async () => {
    const heard = vi.fn();
    const missed = vi.fn();
    await join('one', { heard, missed });
    await cutOff();
    await vi.waitFor(() => expect(missed).toHaveBeenCalledTimes(1), 5000);
    await tell(JSON.stringify({ self: 'other', about: 'keys' }));
    await vi.waitFor(() => expect(heard).toHaveBeenCalledWith({ about: 'keys' }));
  });
});

describe.skipIf(!hasPostgres)('a limit', () => {
  it('lets two processes together pass no more than one', async () => {
    const limiters = [await join('one'), await join('other')].map((peers) => peers.limiter(25));
    const takeMany = async (count: number) => {
      const waits = Array.from({ length: count }, (_, index) => limiters[index % 2]?.take('shop', performance.now()));
      return (await Promise.all(waits)).filter((wait) => wait === 0).length;
    };
    const start = performance.now();
    let passed = await takeMany(100);
    expect(passed).toBeGreaterThanOrEqual(25);
    expect(await limiters[1]?.take('another', performance.now())).toBe(0);
    while (performance.now() - start < 1000) {
      passed += await takeMany(10);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    const seconds = (performance.now() - start) / 1000;
    expect(passed).toBeLessThanOrEqual(25 + 25 * seconds);
    await new Promise((resolve) => setTimeout(resolve, 1000));
    expect(await takeMany(100)).toBeGreaterThanOrEqual(25);
  });

  it('may be another one for a name of its own', async () => {
    const [one, other] = [await join('one'), await join('other')].map((peers) => peers.limiter(25));
    const waits = [one, other, one, other, one].map((limiter) => limiter?.take('small', performance.now(), 3));
    expect((await Promise.all(waits)).filter((wait) => wait === 0)).toHaveLength(3);
  });

  it('is off at 0', async () => {
    const limiter = (await join('one')).limiter(0);
    expect(Array.from({ length: 100 }, () => limiter.take('shop', 0)).every((wait) => wait === 0)).toBe(true);
  });
});
