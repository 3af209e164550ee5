/** One assessment live between browsers, through a real server on a real file. */
import { copyFileSync } from 'node:fs';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { Place } from '../../src/assessment-client/live/server';
import { secretKey } from '../../src/sandbox/keys';
import { type SandboxServer, startSandboxServer } from '../../src/sandbox/runtimes/node';
import { until } from '../deliveries/world';
import { Hosted, newDataFolder } from '../hosted/world';
import { Browser, type Tab } from './browser';

const browsers: Browser[] = [];
const servers: { close(): Promise<void> }[] = [];

afterEach(async () => {
  for (const browser of browsers.splice(0)) await browser.close();
  for (const server of servers.splice(0)) await server.close();
});

function browserOf(person: string): Browser {
  const browser = new Browser(person);
  browsers.push(browser);
  return browser;
}

/** A server that can be away for a while. */
class Serving {
  private constructor(
    readonly dataPath: string,
    private server: SandboxServer | undefined,
    private readonly port: number,
  ) {}

  static async start(): Promise<Serving> {
    const dataPath = join(newDataFolder(), 'data.db');
    const server = await startSandboxServer({ port: 0, dataPath, rateLimit: 0 });
    const serving = new Serving(dataPath, server, Number(new URL(server.url).port));
    servers.push({ close: () => serving.goAway() });
    return serving;
  }

  get place(): Place {
    return { url: `http://localhost:${this.port}`, key: secretKey };
  }

  async goAway(): Promise<void> {
    await this.server?.close();
    this.server = undefined;
  }

  async comeBack(): Promise<void> {
    this.server = await startSandboxServer({ port: this.port, dataPath: this.dataPath, rateLimit: 0 });
    for (const browser of browsers) browser.comeBack();
  }
}

const idOf = ({ store }: Tab) => store.getSnapshot().assessment.id;

async function shared(place: Place): Promise<[Tab, Tab]> {
  const ada = await browserOf('Ada').tab();
  ada.store.commands.describe({ name: 'Acme connector' });
  await ada.share(place);
  const ben = await browserOf('Ben').tab();
  await ben.join(place, idOf(ada));
  return [ada, ben];
}

const bothHave = (tabs: readonly Tab[], ...texts: string[]) =>
  until(
    async () => tabs.map((tab) => tab.note('a.one')),
    (notes) => new Set(notes).size === 1 && texts.every((text) => notes[0]?.includes(text)),
  );

describe('an assessment that two browsers share', () => {
  it('is the same in both, also while both type in one note, and each knows who changed it', async () => {
    const { place } = await Serving.start();
    const [ada, ben] = await shared(place);
    await ada.reaches('live', ({ others }) => others?.[0]?.by === 'Ben');
    await ben.reaches('live', ({ others }) => others?.length === 1 && others[0]?.by === 'Ada');
    ada.store.commands.choose('a.two', 'done');
    ada.write('a.one', 'From Ada.');
    await until(
      async () => ben.note('a.one'),
      (note) => note === 'From Ada.',
    );
    expect(ben.store.getSnapshot().assessment).toMatchObject({
      about: { name: 'Acme connector' },
      claims: { 'a.two': { state: 'done', by: 'Ada' } },
    });
    for (let count = 0; count < 20; count += 1) {
      ada.write('a.one', `${ada.note('a.one')}A`);
      ben.write('a.one', `B${ben.note('a.one')}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    await bothHave([ada, ben], 'B'.repeat(20), 'From Ada.', 'A'.repeat(20));
    await ben.sent();
    expect((await ada.reaches('live', ({ last }) => last?.by === 'Ben')).last?.time).toMatch(/^20\d\d-/);
    const list = await ada.live.list(place);
    expect(list.ok && list.result).toMatchObject([{ name: 'Acme connector', startedBy: 'Ada' }]);
    expect(ada.store.getSnapshot().history).toEqual(ben.store.getSnapshot().history);
  });

  it('may be shared before anything is in it', async () => {
    const { place } = await Serving.start();
    const ada = await browserOf('Ada').tab();
    await ada.share(place);
    const ben = await browserOf('Ben').tab();
    await ben.join(place, idOf(ada));
    expect(idOf(ben)).toBe(idOf(ada));
    ben.write('a.one', 'The first.');
    await bothHave([ada, ben], 'The first.');
  });

  it('takes what was done while the server was away, from both, and says what waits', async () => {
    const serving = await Serving.start();
    const [ada, ben] = await shared(serving.place);
    ada.write('a.one', 'Together.');
    await bothHave([ada, ben], 'Together.');
    await ada.sent();
    await serving.goAway();
    const since = new Date().toISOString();
    ada.write('a.one', `${ada.note('a.one')} Ada alone.`);
    ben.store.commands.choose('a.two', 'not-done');
    const { waitingSince, reason } = await ada.reaches('offline', (sharing) => sharing.waitingSince !== null);
    expect(String(waitingSince) >= since).toBe(true);
    expect(reason).toContain(`Nothing answers at ${serving.place.url}`);
    await ben.reaches('offline');
    await serving.comeBack();
    await bothHave([ada, ben], 'Together. Ada alone.');
    await until(
      async () => ada.store.getSnapshot().assessment.claims['a.two']?.state,
      (state) => state === 'not-done',
    );
    for (const tab of [ada, ben]) await tab.sent();
  });

  it('keeps what waits over a reload of the page, and sends it when the server is back', async () => {
    const serving = await Serving.start();
    const [ada, ben] = await shared(serving.place);
    const [browser] = browsers as [Browser];
    await serving.goAway();
    ada.write('a.one', 'Written without a server.');
    await ada.reaches('offline', ({ waitingSince }) => waitingSince !== null);
    await browser.close();
    const again = await browser.tab();
    expect(again.note('a.one')).toBe('Written without a server.');
    await again.reaches('offline', ({ waitingSince }) => waitingSince !== null);
    await serving.comeBack();
    await bothHave([again, ben], 'Written without a server.');
  });

  it('is carried by one tab of a browser for all, and by another when that one is closed', async () => {
    const { place } = await Serving.start();
    const [ada, ben] = await shared(place);
    const [browser] = browsers as [Browser];
    const second = await browser.tab();
    await browser.settle();
    await second.reaches('live');
    second.write('a.one', 'From the second tab.');
    await browser.settle();
    await bothHave([ada, second, ben], 'From the second tab.');
    ada.close();
    await second.reaches('live');
    ben.write('a.one', 'Ben answers.');
    await bothHave([second, ben], 'Ben answers.');
  });

  it('does not wait for a connection that went silent', async () => {
    const { place } = await Serving.start();
    const through: Socket[] = [];
    const wire = createServer((socket) => {
      const onward = connect(Number(new URL(place.url).port), 'localhost');
      through.push(
        socket.on('error', () => onward.destroy()),
        onward,
      );
      socket.pipe(onward.on('error', () => socket.destroy())).pipe(socket);
    });
    await new Promise<void>((listening) => wire.listen(0, '127.0.0.1', listening));
    servers.push({ close: async () => void wire.close() });
    const ada = await browserOf('Ada').tab();
    await ada.share({ url: `http://127.0.0.1:${(wire.address() as AddressInfo).port}`, key: secretKey });
    const ben = await browserOf('Ben').tab();
    await ben.join(place, idOf(ada));
    for (const socket of through.splice(0)) socket.unpipe().pause();
    ben.write('a.one', 'Not heard.');
    await ben.sent();
    (browsers[0] as Browser).comeBack();
    await bothHave([ada, ben], 'Not heard.');
  });

  it('is left by one browser for itself, and stopped by one for all; everybody keeps what there is', async () => {
    const { place } = await Serving.start();
    const [ada, ben] = await shared(place);
    ada.write('a.one', 'Kept.');
    await bothHave([ada, ben], 'Kept.');
    ben.live.leave();
    expect(ben.sharing).toEqual({ state: 'not-shared' });
    await ben.share(place);
    expect((await ada.live.stopSharing()).ok).toBe(true);
    const { ended } = await ben.reaches('not-shared');
    expect(ended).toContain('stopped sharing');
    for (const tab of [ada, ben]) expect(tab.note('a.one')).toBe('Kept.');
    expect(ada.sharing).toEqual({ state: 'not-shared' });
    const list = await ada.live.list(place);
    expect(list.ok && list.result).toEqual([]);
  });

  it('gets back what the server lost, when its file is put back from an earlier copy', async () => {
    const serving = await Serving.start();
    const [ada, ben] = await shared(serving.place);
    ada.write('a.one', 'Copied.');
    await bothHave([ada, ben], 'Copied.');
    await ada.sent();
    await serving.goAway();
    copyFileSync(serving.dataPath, `${serving.dataPath}.copy`);
    await serving.comeBack();
    ben.write('a.one', 'Copied. Lost with the disk.');
    await bothHave([ada, ben], 'Copied. Lost with the disk.');
    await ben.sent();
    await serving.goAway();
    copyFileSync(`${serving.dataPath}.copy`, serving.dataPath);
    await serving.comeBack();
    for (const tab of [ada, ben]) await tab.sent();
    const newcomer = await browserOf('Eve').tab();
    await newcomer.join(serving.place, idOf(ada));
    await bothHave([ada, ben, newcomer], 'Copied. Lost with the disk.');
  });
});

describe('what a server refuses', () => {
  it('is told with the reason, and nothing here is lost', async () => {
    const hosted = await Hosted.start({}, { allowedOrigins: [] });
    servers.push(hosted);
    const { url } = hosted.server;
    const account = await hosted.account('team');
    const ada = await browserOf('Ada').tab();
    ada.write('a.one', 'Mine.');
    expect(await ada.live.share({ url, key: 'sk_test_wrong' })).toMatchObject({
      ok: false,
      reason: expect.stringMatching(/key is missing or unknown/),
    });
    expect(ada.sharing).toEqual({ state: 'not-shared' });
    await ada.share({ url, key: account.secret });
    await hosted.operate('POST', '/accounts/team/suspend');
    ada.write('a.one', 'Mine, still.');
    const { reason, waitingSince } = await ada.reaches('refused', (sharing) => sharing.waitingSince !== null);
    expect(reason).toContain('suspended');
    expect(waitingSince).not.toBeNull();
    await hosted.operate('POST', '/accounts/team/resume');
    ada.live.retry();
    await ada.sent();
    const ben = await browserOf('Ben').tab();
    await ben.join({ url, key: account.live }, idOf(ada));
    expect(ben.note('a.one')).toBe('Mine, still.');
  });

  it('is told where nothing answers, and where what answers is no sandbox of this version', async () => {
    const ada = await browserOf('Ada').tab();
    const nowhere = await ada.live.share({ url: 'http://localhost:9', key: secretKey });
    expect(nowhere).toMatchObject({ ok: false, why: 'unreachable', reason: 'Nothing answers at http://localhost:9.' });
    expect(ada.sharing).toEqual({ state: 'not-shared' });
  });
});
