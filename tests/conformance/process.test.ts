import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Exchange } from '../../src/ledger/types';
import { ApiClient } from './client';
import { makeSku } from './shop';

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
async function clientOf({ child, output }: Program): Promise<ApiClient> {
  const until = Date.now() + patienceMs;
  for (;;) {
    const url = /http:\/\/localhost:\d+/.exec(output())?.[0];
    if (url) return new ApiClient({ fetch: (request) => fetch(request), baseUrl: url });
    if (child.exitCode !== null || Date.now() > until) throw new Error(`The sandbox did not start:\n${output()}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function exited(child: ChildProcess): Promise<number | null> {
  const [code] = await once(child, 'exit');
  running.delete(child);
  return code as number | null;
}

function stopped(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  const end = exited(child);
  child.kill(signal);
  return end;
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
    const { id } = await makeSku(await clientOf(first));
    expect(await stopped(first.child, 'SIGINT')).toBe(0);
    expect(first.output()).toContain('Stopping');
    const client = await clientOf(sandbox(...options));
    expect((await client.read<{ id: string }>(`/skus/${id}`)).id).toBe(id);
    const { data } = await client.read<{ data: Exchange[] }>('/_sandbox/ledger');
    expect(data.map(({ operationId }) => operationId)).toEqual(['createSkus', 'retrieveSkus']);
  });

  it('loses nothing that it answered, even when it is killed', async () => {
    const options = ['--port', '0', '--rate-limit', '0', '--data', dataIn()];
    const first = sandbox(...options);
    const client = await clientOf(first);
    const answered: string[] = [];
    const writers = Array.from({ length: 4 }, async () => {
      for (;;) answered.push((await makeSku(client)).id);
    });
    setTimeout(() => stopped(first.child, 'SIGKILL'), 700);
    await Promise.allSettled(writers);
    expect(answered.length).toBeGreaterThan(20);
    const again = await clientOf(sandbox(...options));
    const found: string[] = [];
    for (const id of answered) found.push((await again.read<{ id: string }>(`/skus/${id}`)).id);
    expect(found).toEqual(answered);
  });

  it('says so when the port is taken, and when an option is wrong', async () => {
    const { port } = new URL((await clientOf(sandbox('--port', '0', '--data', dataIn()))).api.baseUrl);
    const second = sandbox('--port', port, '--data', dataIn());
    expect(await exited(second.child)).toBe(1);
    expect(second.output()).toMatch(new RegExp(`Port ${port} is taken.*--port`));
    const third = sandbox('--port', 'here');
    expect(await exited(third.child)).toBe(1);
    expect(third.output()).toContain('--port takes a whole number');
  });
});
