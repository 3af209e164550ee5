import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Api, done, ledger } from './api';
import { mug } from './shopping';

const patienceMs = 60_000;
const running = new Set<ChildProcess>();

interface Program {
  child: ChildProcess;
  output: () => string;
}

/** The command as `npm run sandbox` bundles it, without the set-up before it. */
const program = '.cache/conformance/sandbox.mjs';

async function bundleProgram(): Promise<void> {
  const contents = "import { runSandbox } from './src/cli/sandbox';\nawait runSandbox(process.argv.slice(2));";
  await build({
    stdin: { contents, resolveDir: process.cwd(), loader: 'ts' },
    outfile: program,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    logLevel: 'error',
  });
}

function sandbox(...args: string[]): Program {
  const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  running.add(child);
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (data) => (text += data));
  return { child, output: () => text };
}

/** Waits until the program says where it listens. */
async function apiOf({ child, output }: Program): Promise<Api> {
  const until = Date.now() + patienceMs;
  for (;;) {
    const url = /http:\/\/localhost:\d+/.exec(output())?.[0];
    if (url) return { fetch: (request) => fetch(request), baseUrl: url };
    if (child.exitCode !== null || Date.now() > until) throw new Error(`The sandbox did not start:\n${output()}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function stopped(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  const exited = once(child, 'exit');
  child.kill(signal);
  const [code] = await exited;
  running.delete(child);
  return code as number | null;
}

afterEach(() => {
  for (const child of running) child.kill('SIGKILL');
  running.clear();
});

describe('npm run sandbox', { timeout: 120_000 }, () => {
  beforeAll(bundleProgram);

  const dataIn = () => join(mkdtempSync(join(tmpdir(), 'sandbox-')), 'data.db');

  it('keeps its data over a stop and a start, and stops cleanly on Ctrl-C', async () => {
    const options = ['--port', '0', '--rate-limit', '0', '--data', dataIn()];
    const first = sandbox(...options);
    const { id } = await done(await apiOf(first), 'POST', '/skus', mug);
    expect(await stopped(first.child, 'SIGINT')).toBe(0);
    expect(first.output()).toContain('Stopping');
    const second = sandbox(...options);
    const api = await apiOf(second);
    expect((await done(api, 'GET', `/skus/${id}`)).id).toBe(id);
    expect((await ledger(api)).map(({ operationId }) => operationId)).toEqual(['createSkus', 'retrieveSkus']);
  });

  it('loses nothing that it answered, even when it is killed', async () => {
    const options = ['--port', '0', '--rate-limit', '0', '--data', dataIn()];
    const first = sandbox(...options);
    const api = await apiOf(first);
    const answered: string[] = [];
    const writing = Array.from({ length: 4 }, async () => {
      for (;;) answered.push((await done(api, 'POST', '/skus', mug)).id);
    });
    setTimeout(() => stopped(first.child, 'SIGKILL'), 700);
    await Promise.allSettled(writing);
    expect(answered.length).toBeGreaterThan(20);
    const again = await apiOf(sandbox(...options));
    const found = [];
    for (const id of answered) found.push((await done(again, 'GET', `/skus/${id}`)).id);
    expect(found).toEqual(answered);
  });

  it('says so when the port is taken, and when an option is wrong', async () => {
    const first = sandbox('--port', '0', '--data', dataIn());
    const { port } = new URL((await apiOf(first)).baseUrl);
    const second = sandbox('--port', port, '--data', dataIn());
    const [code] = await once(second.child, 'exit');
    expect(code).toBe(1);
    expect(second.output()).toMatch(new RegExp(`Port ${port} is taken.*--port`));
    const third = sandbox('--port', 'here');
    expect((await once(third.child, 'exit'))[0]).toBe(1);
    expect(third.output()).toContain('--port takes a whole number');
  });
});
