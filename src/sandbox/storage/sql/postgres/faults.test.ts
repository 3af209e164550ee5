/** What becomes of work when the database, or the way to it, fails: nothing is told as done that is not. */
import { connect, createServer, type Socket } from 'node:net';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { newDatabase, startPostgres, type TestPostgres } from '../../../../../scripts/steps/postgres.mjs';
import { StoreFault } from '../../faults';
import type { Store } from '../../port';
import { hasPostgres } from '../../test-support/postgres';
import { group } from '../../test-support/stores';
import { openPostgresStore } from './postgres';

const account = 'a';
let server: TestPostgres;
let url: string;
const opened: Store[] = [];

async function open(address = url): Promise<Store> {
  const store = await openPostgresStore(address, { connections: 2 });
  opened.push(store);
  return store;
}

async function query(text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(url);
  await client.connect();
  return client
    .query(text)
    .then(({ rows }) => rows)
    .finally(() => client.end());
}

const put = (store: Store, id: string) => store.transact(account, (transaction) => transaction.put([group(id)]));
const has = (store: Store, id: string) =>
  store.transact(account, async (transaction) => (await transaction.get('sku_group', id)) !== undefined);
const faultOf = (work: Promise<unknown>) =>
  work.then(
    () => expect.fail('It was told as done.'),
    (error: unknown) => {
      expect(error).toBeInstanceOf(StoreFault);
      const { message, why } = error as StoreFault;
      expect(message).not.toContain(new URL(url).password);
      expect(message).toContain('127.0.0.1');
      return { message, why };
    },
  );

/** Raises an error of the database whenever a record is written; `times` of them where it is given. */
async function refuseWith(code: string): Promise<void> {
  await query(`create or replace function sandbox.refuse() returns trigger language plpgsql as
    $$ begin if nextval('sandbox.refusals') <= (select value from sandbox.refused) then
      raise exception 'on purpose' using errcode = '${code}'; end if; return new; end $$`);
}

describe.skipIf(!hasPostgres)('the PostgreSQL store', () => {
  beforeAll(async () => {
    server = (await startPostgres({ own: true })) as TestPostgres;
    url = await newDatabase(server.url);
    await (await openPostgresStore(url)).close();
    await query(`create sequence sandbox.refusals; create table sandbox.refused (value bigint);
      insert into sandbox.refused values (0)`);
    await refuseWith('53100');
    await query(
      'create trigger refuse before insert on sandbox.records for each row execute function sandbox.refuse()',
    );
  });
  afterEach(async () => {
    for (const store of opened.splice(0)) await store.close();
  });
  afterAll(() => server?.stop());

  it('says that the database is gone, without its password, and goes on when it is there again', async () => {
    const store = await open();
    await put(store, 'before');
    await server.cluster?.kill();
    const { message, why } = await faultOf(put(store, 'lost'));
    expect([why, message]).toEqual(['unreachable', expect.stringMatching(/cannot be reached.*Start it/)]);
    expect(store.notices).toEqual([message]);
    await server.cluster?.start();
    await put(store, 'after');
    expect([await has(store, 'before'), await has(store, 'lost'), await has(store, 'after')]).toEqual([
      true,
      false,
      true,
    ]);
    expect(store.notices).toEqual([]);
  });

  it('waits for a database that is just starting', async () => {
    const store = await open();
    await server.cluster?.kill();
    const waiting = put(store, 'patient');
    await server.cluster?.start();
    await waiting;
    expect(await has(store, 'patient')).toBe(true);
  });

  it('carries work out again, once, where its connection broke before the commit', async () => {
    const store = await open();
    let runs = 0;
    await store.transact(account, async (transaction) => {
      runs += 1;
      await transaction.put([group(`run-${runs}`)]);
      if (runs === 1) {
        await query(`select pg_terminate_backend(pid) from pg_stat_activity
          where datname = current_database() and state = 'idle in transaction'`);
      }
      await transaction.get('sku_group', 'nothing');
    });
    expect(runs).toBe(2);
    expect([await has(store, 'run-1'), await has(store, 'run-2')]).toEqual([false, true]);
  });

  it('never tells as done what it did not hear to be committed, and does it no second time', async () => {
    const proxy = await cutting();
    const store = await open(proxy.url);
    let runs = 0;
    proxy.cutAfter('commit\u0000');
    const fault = await faultOf(
      store.transact(account, async (transaction) => {
        runs += 1;
        await transaction.put([group(`unheard-${runs}`)]);
      }),
    );
    expect(fault).toEqual({ why: 'unreachable', message: expect.stringMatching(/may have been stored or not/) });
    expect(runs).toBe(1);
    // It was: the answer alone got lost.
    expect(await has(store, 'unheard-1')).toBe(true);
    proxy.close();
  });

  it.each([
    ['53100', 'full', /disk .* full/],
    ['25006', 'read-only', /does not let this user write/],
    ['53200', 'unreachable', /no more connections or work now/],
    ['XX001', 'damaged', /damaged. Restore it/],
  ])('says what %s means, and stores nothing', async (code, why, words) => {
    const store = await open();
    await put(store, `before-${code}`);
    await refuseWith(code);
    await query(`select setval('sandbox.refusals', 1); update sandbox.refused set value = 1000`);
    expect(await faultOf(put(store, code))).toEqual({ why, message: expect.stringMatching(words) });
    await query('update sandbox.refused set value = 0');
    expect([await has(store, `before-${code}`), await has(store, code)]).toEqual([true, false]);
    await put(store, code);
    expect(await has(store, code)).toBe(true);
  });

  it.each(['40001', '40P01'])('tries again after %s, where another was in the way', async (code) => {
    const store = await open();
    await refuseWith(code);
    await query(`select setval('sandbox.refusals', 1); update sandbox.refused set value = 3`);
    await put(store, code);
    await query('update sandbox.refused set value = 0');
    expect(await has(store, code)).toBe(true);
  });

  it('says which right is missing', async () => {
    await query(`create role poor login password 'poor'`);
    const role = Object.assign(new URL(url), { username: 'poor', password: 'poor' });
    await expect(openPostgresStore(role.href)).rejects.toThrow(/may not make tables .* right to create there/);
  });

  it('says that the database has no connection left', async () => {
    await query(`create role few login password 'few' connection limit 0`);
    const role = Object.assign(new URL(url), { username: 'few', password: 'few' });
    await expect(openPostgresStore(role.href)).rejects.toThrow(/The sandbox cannot start. .* no more connections/);
  });

  it.each([
    [
      'a wrong password',
      (address: URL) => Object.assign(address, { password: 'wrong' }),
      /refuses this user or password/,
    ],
    ['no such database', (address: URL) => Object.assign(address, { pathname: '/nothing' }), /does not exist. Make it/],
    ['nobody there', (address: URL) => Object.assign(address, { port: '1' }), /cannot be reached/],
  ])('does not start on %s, and says so without the password', async (_title, change, words) => {
    const address = change(new URL(url)).href;
    const error = await openPostgresStore(address).catch((found: Error) => found);
    expect((error as Error).message).toMatch(words);
    expect((error as Error).message).not.toMatch(new RegExp(`${new URL(url).password}|wrong@|:wrong`));
  });
});

/** A way to the database that breaks on demand. */
async function cutting() {
  let word: string | undefined;
  const sockets = new Set<Socket>();
  const { hostname, port } = new URL(url);
  const listening = createServer((client) => {
    const database = connect(Number(port), hostname);
    let isCut = false;
    for (const one of [client, database]) one.on('error', () => undefined);
    for (const one of [client, database]) sockets.add(one);
    client.on('data', (data) => {
      database.write(data);
      if (word === undefined || !data.includes(word)) return;
      word = undefined;
      isCut = true;
    });
    // What the database answers to it is the last thing that came, and it does not come through.
    database.on('data', (data) => (isCut ? client.destroy() : client.write(data)));
    client.on('close', () => database.end());
    database.on('close', () => client.end());
  });
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
  const address = new URL(url);
  address.port = String((listening.address() as { port: number }).port);
  return {
    url: address.href,
    cutAfter: (after: string) => {
      word = after;
    },
    close: () => {
      listening.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}
