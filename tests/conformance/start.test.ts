import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ensureServer } from '../../scripts/steps/prepare.mjs';
import { type Listening, listen } from '../../src/server/listen';
import { pause } from './check';
import { newDataFile, SiteAndSandbox, script } from './program';
import { exchangeBytes } from './raw';

const loopbacks = Object.values(networkInterfaces())
  .flatMap((addresses) => addresses ?? [])
  .map(({ address }) => address)
  .filter((address) => address === '127.0.0.1' || address === '::1');

const running: SiteAndSandbox[] = [];
const taken: Listening[] = [];

function started(...args: string[]): SiteAndSandbox {
  const program = new SiteAndSandbox(...args);
  running.push(program);
  return program;
}

/** On free ports and a new file. */
const startedAnew = (...args: string[]) => started('--site-port', '0', '--port', '0', '--data', newDataFile(), ...args);

/** A port that is taken on these addresses. */
async function takePort(...addresses: string[]): Promise<number> {
  const listening = await listen(() => createServer(), 0, addresses);
  taken.push(listening);
  return listening.port;
}

async function freePort(): Promise<number> {
  const listening = await listen(() => createServer(), 0);
  await listening.close();
  return listening.port;
}

async function portsOf(program: SiteAndSandbox): Promise<[site: number, sandbox: number]> {
  await program.client();
  const [site, sandbox] = ['Site', 'Sandbox'].map((name) =>
    Number(new RegExp(`^  ${name} +http://localhost:(\\d+)`, 'm').exec(program.output)?.[1]),
  );
  return [site as number, sandbox as number];
}

afterEach(async () => {
  await Promise.all(running.splice(0).map((program) => program.stop('SIGKILL')));
  await Promise.all(taken.splice(0).map((listening) => listening.close()));
});

describe('npm start', { timeout: 60_000 }, () => {
  beforeAll(ensureServer);

  it('serves site and sandbox to this computer, in both families, and stops cleanly on Ctrl-C', async () => {
    const program = startedAnew();
    for (const port of await portsOf(program))
      for (const host of [...loopbacks, 'localhost']) {
        const answer = await exchangeBytes(
          port,
          'GET /skus HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n',
          host,
        );
        expect(answer?.status).toBeGreaterThan(0);
      }
    expect(await program.stop('SIGINT')).toBe(0);
    expect(program.output).toContain('Stopping.');
  });

  it.each(
    loopbacks.flatMap((address) => [
      ['site', address, '--site-port', '--port'] as const,
      ['sandbox', address, '--port', '--site-port'] as const,
    ]),
  )(
    'tells of a port of the %s that is taken on %s, and which option to use',
    async (_which, address, option, other) => {
      const port = await takePort(address);
      const program = started(option, String(port), other, '0', '--data', newDataFile());
      expect(await program.exited()).toBe(1);
      expect(program.output).toContain(`Port ${port} is taken on ${address}.`);
      expect(program.output).toContain(`npm start -- ${option} ${port + 1}`);
      expect(program.output).not.toMatch(/\n\s+at /);
    },
  );

  it.each([
    ['a file that holds something else', () => join(mkdtempSync(join(tmpdir(), 'data ')), 'notes.txt'), 'my notes'],
    ['a place that is no folder', () => '/dev/null/sandbox.db', undefined],
  ])('says why it cannot keep its data in %s', async (_what, place, contents) => {
    const file = place();
    if (contents) writeFileSync(file, contents);
    const program = started('--site-port', '0', '--port', '0', '--data', file);
    expect(await program.exited()).toBe(1);
    expect(program.output).toContain(file.replace('/sandbox.db', ''));
    expect(program.output).not.toMatch(/\n\s+at /);
    if (contents) expect(readFileSync(file, 'utf8')).toBe(contents);
  });

  it('says so when two of them want one file', async () => {
    const file = newDataFile();
    const first = started('--site-port', '0', '--port', '0', '--data', file);
    await first.client();
    const second = started('--site-port', '0', '--port', '0', '--data', file);
    expect(await second.exited()).toBe(1);
    expect(second.output).toMatch(/in use by another sandbox/);
  });

  it.each(['192.0.2.1', 'no-such-name.invalid'])('says that it cannot listen on %s', async (host) => {
    const program = startedAnew('--host', host);
    expect(await program.exited()).toBe(1);
    expect(program.output).toContain(host);
    expect(program.output).toContain('--host takes an address of this computer.');
    expect(program.output).not.toMatch(/\n\s+at /);
  });

  it('tells of a wrong option before it does anything', async () => {
    const program = startedAnew('--allow-origin', '*');
    expect(await program.exited()).toBe(1);
    expect(program.output).toMatch(/^--allow-origin takes the origin[\s\S]*Usage: npm start/);
  });

  it.runIf(process.platform !== 'win32')('goes on when nobody reads what it says', async () => {
    const port = await freePort();
    const args = ['--site-port', '0', '--port', String(port), '--data', newDataFile()];
    const child = spawn(process.execPath, [script, 'start', ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stdout.destroy();
    child.stderr.destroy();
    const answered = async () => (await fetch(`http://localhost:${port}/skus`).catch(() => undefined))?.status;
    await expect.poll(answered, { timeout: 30_000 }).toBe(401);
    await pause(300);
    expect(await answered()).toBe(401);
    child.kill('SIGKILL');
  });
});
