/** Shared assessments on servers: over HTTP, over a kill, on two processes, and where teams share a server. */
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ensureServer } from '../../scripts/steps/prepare.mjs';
import { secretKey } from '../../src/sandbox/keys';
import { type SandboxServer, startSandboxServer } from '../../src/sandbox/runtimes/node';
import { hasPostgres, testDatabase } from '../../src/sandbox/storage/test-support/postgres';
import { newDataFile, Program } from '../conformance/program';
import { until } from '../deliveries/world';
import { Asking } from '../faults/ask';
import { Hosted } from '../hosted/world';
import { Writer } from './writer';

const open: { close(): Promise<unknown> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

const at = (url: string, key = secretKey) => new Asking((request) => fetch(request), url, key);

async function serverOn(databaseUrl: string): Promise<SandboxServer> {
  const server = await startSandboxServer({ port: 0, dataPath: '', databaseUrl, rateLimit: 0 });
  open.push(server);
  return server;
}

async function shared(api: Asking, id: string): Promise<Writer> {
  const ada = new Writer(api, id);
  ada.write('Begun.');
  expect((await ada.share()).status).toBe(201);
  return ada;
}

describe('a server that is killed while people write', () => {
  beforeAll(ensureServer);

  it('has all that it answered when it starts again on its file, and takes what waited', async () => {
    const data = newDataFile();
    const start = () => {
      const program = new Program('--port', '0', '--data', data);
      open.push({ close: () => program.stop('SIGKILL') });
      return program;
    };
    const first = start();
    const ada = await shared(at((await first.client()).api.baseUrl), 'acme');
    const answered: string[] = [];
    for (let count = 0; answered.length < 40; count += 1) {
      ada.write(`<${count}>`);
      if ((await ada.push()).status === 200) answered.push(`<${count}>`);
    }
    ada.write('<under way>');
    const lost = ada.push().catch(() => undefined);
    await first.stop('SIGKILL');
    await lost;
    ada.write('<while it was away>');
    const again = at((await start().client()).api.baseUrl);
    const ben = new Writer(again, 'acme', 'Ben');
    await ben.pull();
    for (const text of answered) expect(ben.note).toContain(text);
    const returned = new Writer(again, 'acme');
    Object.assign(returned, { doc: ada.doc });
    expect((await returned.push()).status).toBe(200);
    await ben.pull();
    expect(ben.note).toBe(ada.note);
  });
});

describe.skipIf(!hasPostgres)('two servers on one database', () => {
  it('tell whoever waits at one of a change that was sent to the other', async () => {
    const database = await testDatabase();
    const [one, other] = [await serverOn(database), await serverOn(database)];
    const ada = await shared(at(one.url), 'acme');
    const ben = new Writer(at(other.url), 'acme', 'Ben');
    await ben.pull();
    const waiting = ben.pull(20_000);
    ada.write('News. ');
    await ada.push();
    await waiting;
    expect(ben.note).toBe('News. Begun.');
    const last = ben.pull(20_000);
    await ada.api.send('DELETE', '/_sandbox/assessments/acme');
    expect((await last).status).toBe(404);
  });
});

describe('a server that teams share', () => {
  it('shows no account what another shares, and holds each to its quotas', async () => {
    const hosted = await Hosted.start();
    open.push(hosted);
    const [ours, theirs] = [await hosted.account('ours', { assessments: 1 }), await hosted.account('theirs')];
    const api = at(hosted.server.url, ours.secret);
    const ada = await shared(api, 'acme');
    const eve = new Writer(at(hosted.server.url, theirs.secret), 'acme', 'Eve');
    expect((await eve.api.send('GET', '/_sandbox/assessments')).body.data).toEqual([]);
    expect((await eve.pull()).status).toBe(404);
    eve.write('Theirs.');
    expect((await eve.push()).status).toBe(404);
    expect((await eve.api.send('DELETE', '/_sandbox/assessments/acme')).status).toBe(404);
    expect((await eve.share()).status).toBe(201);
    await ada.pull();
    expect(ada.note).toBe('Begun.');
    // What an account has is measured now and then.
    const refused = await until(
      () => new Writer(api, `another-${Math.random()}`).share(),
      ({ status }) => status !== 201,
    );
    expect([refused.status, refused.body.errors[0].message]).toEqual([
      403,
      expect.stringContaining('all 1 assessments'),
    ]);
    for (const key of [ours.public, 'sk_test_unknown'])
      expect([401, 403]).toContain((await hosted.send('GET', '/_sandbox/assessments', { key })).status);
  });

  it('answers those who wait for changes when it stops', async () => {
    const hosted = await Hosted.start({ stopWithinMs: 2000 });
    const ada = await shared(at(hosted.server.url, (await hosted.account('team-one')).secret), 'acme');
    await ada.pull();
    const waiting = ada.pull(20_000);
    await hosted.close();
    expect((await waiting).status).toBe(200);
  });

  it('counts what is shared, keeps writing out of the audit log, and deletes it with the account', async () => {
    const hosted = await Hosted.start();
    open.push(hosted);
    const team = await hosted.account('team-one');
    const ada = await shared(at(hosted.server.url, team.secret), 'acme');
    for (let count = 0; count < 5; count += 1) {
      ada.write('x');
      await ada.push();
    }
    await ada.api.send('DELETE', '/_sandbox/assessments/nowhere');
    const audit = (await hosted.operate('GET', '/accounts/team-one/audit')).body.data as { path: string }[];
    expect(audit.map(({ path }) => path)).toEqual(['/_sandbox/assessments/nowhere', '/_sandbox/assessments']);
    expect((await hosted.operate('GET', '/accounts/team-one/usage')).body.assessments).toBe(1);
    await hosted.operate('DELETE', '/accounts/team-one');
    expect((await ada.pull()).status).toBe(401);
  });
});
