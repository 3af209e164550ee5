/** A disk that is full, fails or is read-only: reads and a reset go on, writes say why, and nothing ends in a stack trace. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { ensureServer } from '../../scripts/steps/prepare.mjs';
import { createSandbox } from '../../src/sandbox/http/app';
import { defaultAccountId, publicKey, secretKey } from '../../src/sandbox/keys';
import { watchedStore } from '../../src/sandbox/runtimes/hosted/watched';
import type { Store } from '../../src/sandbox/storage/port';
import { openSqliteStore } from '../../src/sandbox/storage/sql/sqlite';
import { newDataFile, Program } from './program';

type Send = (
  method: string,
  path: string,
  body?: unknown,
) => Promise<{ status: number; text: string; ledger: string | null }>;

function sender(fetching: (request: Request) => Promise<Response>, baseUrl: string): Send {
  return async (method, path, body) => {
    const headers = { authorization: `Bearer ${secretKey}`, 'content-type': 'application/json' };
    const text = body === undefined ? undefined : JSON.stringify(body);
    const response = await fetching(new Request(baseUrl + path, { method, headers, body: text }));
    return { status: response.status, text: await response.text(), ledger: response.headers.get('x-sandbox-ledger') };
  };
}

const sku = { name: 'Mug', eccn: 'EAR99', taxCode: '4512', countryOfOrigin: 'US', description: 'x'.repeat(900) };

/** Writes until the disk is full. Gives the ids that were acknowledged. */
async function fill(send: Send, reason = /disk is full/): Promise<string[]> {
  const made: string[] = [];
  for (let count = 0; count < 3000; count += 1) {
    const { status, text } = await send('POST', '/skus', sku);
    if (status !== 201) {
      expect(status).toBe(500);
      expect(JSON.parse(text).errors).toEqual([{ code: 'internal_error', message: expect.stringMatching(reason) }]);
      return made;
    }
    made.push(JSON.parse(text).id);
  }
  throw new Error('The disk did not fill.');
}

async function expectReads(send: Send, made: readonly string[]): Promise<void> {
  // Small records may still find room where a large one did not.
  await vi.waitFor(async () => expect((await send('GET', '/skus/x')).ledger).toBe('not-recorded'), 20_000);
  const one = await send('GET', `/skus/${made[0]}`);
  expect(one).toMatchObject({ status: 200, ledger: 'not-recorded' });
  const list = await send('GET', '/skus?taxCode=4512&limit=5');
  expect(list).toMatchObject({ status: 200, ledger: 'not-recorded' });
  expect(JSON.parse(list.text).data[0].id).toBe(made.at(-1));
  expect(await send('GET', '/skus/nothing')).toMatchObject({ status: 404, ledger: 'not-recorded' });
  expect(await send('POST', '/skus', { name: 1 })).toMatchObject({ status: 400, ledger: 'not-recorded' });
  const info = await send('GET', '/_sandbox/info');
  expect(JSON.parse(info.text).notices.join()).toMatch(/disk is full.*--data/);
  expect((await send('GET', '/_sandbox/ledger?limit=5')).status).toBe(200);
}

async function expectWorks(send: Send): Promise<void> {
  expect(await send('POST', '/skus', sku)).toMatchObject({ status: 201, ledger: null });
  expect(await send('GET', '/skus')).toMatchObject({ status: 200, ledger: null });
  expect(JSON.parse((await send('GET', '/_sandbox/info')).text).notices).toEqual([]);
}

const writes = [['/skus', sku], ['/_sandbox/reset']] as const;

describe('a data file that may grow no further', () => {
  afterEach(() => {
    vi.restoreAllMocks();
  });

  /** SQLite's own limit stands for the disk's: its refusals are the same. */
  async function open(around: (store: Store) => Store = (store) => store) {
    let connection: InstanceType<typeof Database> | undefined;
    const prepare = Database.prototype.prepare;
    vi.spyOn(Database.prototype, 'prepare').mockImplementation(function (this: Database.Database, text: string) {
      connection = this;
      return prepare.call(this, text);
    });
    const store = around(await openSqliteStore(newDataFile()));
    const baseUrl = 'http://sandbox.test';
    const accounts = [{ accountId: defaultAccountId, secretKey, publicKey }];
    const { fetch } = createSandbox({ store, accounts, rateLimit: 0, baseUrl });
    const run = (statement: string) => connection?.exec(statement);
    const limitTo = (pages: number) => run(`pragma max_page_count = ${pages}`);
    return { send: sender(fetch, baseUrl), run, limitTo, store };
  }

  it('answers reads, refuses writes with the reason, and says so once', async () => {
    const said = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const { send, limitTo, store } = await open();
    await send('GET', '/skus');
    limitTo(250);
    const made = await fill(send);
    await expectReads(send, made);
    await expectReads(send, made);
    limitTo(1_000_000);
    await expectWorks(send);
    expect(said.mock.calls).toEqual([[expect.stringMatching(/^Note: The disk is full/)]]);
    for (const id of made) expect((await send('GET', `/skus/${id}`)).status).toBe(200);
    await store.close();
  });

  it('is reset all the same', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const { send, limitTo, store } = await open();
    await send('GET', '/skus');
    limitTo(250);
    const made = await fill(send);
    expect((await send('POST', '/_sandbox/reset')).status).toBe(204);
    expect((await send('GET', `/skus/${made[0]}`)).status).toBe(404);
    expect((await send('GET', '/skus/sample-mug')).status).toBe(200);
    await expectWorks(send);
    await store.close();
  });

  it('answers reads when it may only be read', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const { send, run, store } = await open();
    const made = await writeSome(send);
    run('pragma query_only = 1');
    expect(await send('GET', `/skus/${made[0]}`)).toMatchObject({ status: 200, ledger: 'not-recorded' });
    for (const [path, body] of writes) {
      const { status, text } = await send('POST', path, body);
      expect(status).toBe(500);
      expect(text).toMatch(/cannot be written.*--data/);
    }
    run('pragma query_only = 0');
    await expectWorks(send);
    expect((await send('GET', `/skus/${made[0]}`)).status).toBe(200);
    await store.close();
  });

  it('tells teams that share a server nothing of the machine, and whoever runs it all', async () => {
    const said = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const { send, run, store } = await open((one) =>
      watchedStore(one, { stored: () => undefined, refused: () => undefined }),
    );
    await writeSome(send);
    run('pragma query_only = 1');
    for (const [path, body] of writes) {
      const { status, text } = await send('POST', path, body);
      expect([status, text]).toEqual([500, expect.stringContaining('Whoever runs this sandbox has been told')]);
      expect(text).not.toContain('.db');
    }
    expect(JSON.parse((await send('GET', '/_sandbox/info')).text).notices).toEqual([]);
    expect(said.mock.calls).toEqual([[expect.stringMatching(/^Note: .*\.db.*cannot be written/)]]);
    run('pragma query_only = 0');
    await store.close();
  });

  it('answers from the start, before the account has its samples', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const { send, limitTo, store } = await open();
    limitTo(1);
    expect(await send('GET', '/skus')).toMatchObject({ status: 200, ledger: 'not-recorded' });
    expect((await send('POST', '/skus', sku)).text).toMatch(/disk is full/);
    limitTo(1_000_000);
    expect((await send('GET', '/skus/sample-mug')).status).toBe(200);
    await store.close();
  });
});

/** A disk of two megabytes, or why there is none. */
function smallDisk(): { folder: string; release: () => void } | string {
  const folder = mkdtempSync(join(tmpdir(), 'sandbox-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', folder], { stdio: 'pipe' });
  } catch {
    return 'a small disk can be mounted as root on Linux alone';
  }
  return { folder, release: () => execFileSync('umount', ['-l', folder]) };
}

describe('a disk that is full', { timeout: 120_000 }, () => {
  beforeAll(ensureServer);

  it('stops neither reads nor a reset of npm run sandbox, and leaves no stack trace', async ({ skip }) => {
    const disk = smallDisk();
    if (typeof disk === 'string') return skip(disk);
    const args = ['--port', '0', '--rate-limit', '0', '--data', join(disk.folder, 'data.db')];
    const programs = [new Program(...args)];
    const start = async () => {
      const program = programs.at(-1) as Program;
      return sender((request) => fetch(request), (await program.client()).api.baseUrl);
    };
    const ballast = join(disk.folder, 'ballast');
    const load = () => {
      const { bavail, bsize } = statfsSync(disk.folder);
      writeFileSync(ballast, Buffer.alloc(Math.max(0, bavail * bsize)));
    };
    try {
      const send = await start();
      const made = [...(await writeSome(send)), ...(await fillAfter(load, send))];
      await expectReads(send, made);
      rmSync(ballast);
      await expectWorks(send);
      await fillAfter(load, send);
      expect((await send('POST', '/_sandbox/reset')).status).toBe(204);
      expect((await send('GET', `/skus/${made[0]}`)).status).toBe(404);
      rmSync(ballast);
      await expectWorks(send);
      const kept = [...(await writeSome(send)), ...(await fillAfter(load, send))];
      expect(await programs[0]?.stop('SIGINT')).toBe(0);
      expect(programs[0]?.output.match(/Note: The disk is full/g)?.length).toBeLessThanOrEqual(3);
      programs.push(new Program(...args));
      const again = await start();
      for (const id of kept) expect((await again('GET', `/skus/${id}`)).status).toBe(200);
      rmSync(ballast);
      await expectWorks(again);
      expect(await programs[1]?.stop('SIGINT')).toBe(0);
      for (const { output } of programs) expect(output).not.toMatch(/\n\s+at /);
    } finally {
      for (const program of programs) await program.stop('SIGKILL');
      disk.release();
    }
  });

  it('is named when the sandbox cannot start on it', async ({ skip }) => {
    const disk = smallDisk();
    if (typeof disk === 'string') return skip(disk);
    try {
      writeFileSync(join(disk.folder, 'ballast'), Buffer.alloc(2_097_152 - 4096));
      const program = new Program('--port', '0', '--data', join(disk.folder, 'data.db'));
      expect(await program.exited()).toBe(1);
      expect(program.output).toMatch(/disk is full.*--data/);
      expect(program.output).not.toMatch(/\n\s+at /);
    } finally {
      disk.release();
    }
  });
});

describe('a disk that fails', { timeout: 120_000 }, () => {
  beforeAll(ensureServer);

  it.skipIf(process.platform === 'win32')('is named, and stops no reads', async () => {
    // Beyond a file size limit each write fails as on a broken disk.
    const program = new Program(
      { largestFileBytes: 1_500_000 },
      '--port',
      '0',
      '--rate-limit',
      '0',
      '--data',
      newDataFile(),
    );
    try {
      const send = sender((request) => fetch(request), (await program.client()).api.baseUrl);
      const made = await fill(send, /disk of the data file .* fails or is gone/);
      expect((await send('GET', `/skus/${made[0]}`)).status).toBe(200);
      expect((await send('POST', '/_sandbox/reset')).status).toBe(204);
      await expectWorks(send);
      expect(await program.stop('SIGINT')).toBe(0);
      expect(program.output).not.toMatch(/\n\s+at /);
    } finally {
      await program.stop('SIGKILL');
    }
  });
});

async function writeSome(send: Send): Promise<string[]> {
  const made: string[] = [];
  for (let count = 0; count < 20; count += 1) made.push(JSON.parse((await send('POST', '/skus', sku)).text).id);
  return made;
}

async function fillAfter(load: () => void, send: Send): Promise<string[]> {
  load();
  return fill(send);
}
