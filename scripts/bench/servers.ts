/** The two servers side by side: the sandbox on an SQLite file, and Prism's static mock of the same contract. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { root } from '../steps/say.mjs';

/** Fetched for this measurement alone: 185 packages that nothing else needs. */
const prismVersion = '5.16.0';
const folder = join(root, '.cache/bench');
/** A file with a million objects is checked page by page when it is opened. */
const patienceMs = 600_000;

export interface Server {
  /** One for each of its processes that answer. */
  readonly ports: readonly number[];
  /** All that works for it now. */
  pids(): readonly number[];
  stop(): Promise<void>;
}

function serverOf(child: ChildProcess, port: number): Server {
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  return {
    ports: [port],
    pids: () => [child.pid ?? 0],
    stop() {
      child.kill('SIGTERM');
      return ended;
    },
  };
}

/** Waits until something answers there, and says no more that it is not ready. */
async function answering(child: ChildProcess, port: number, path = '/skus'): Promise<Server> {
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (data) => (output += data));
  const server = serverOf(child, port);
  for (const until = Date.now() + patienceMs; ; await pause(50)) {
    if (child.exitCode !== null || Date.now() > until) throw new Error(`It does not start:\n${output}`);
    const answer = await fetch(`http://127.0.0.1:${port}${path}`).catch(() => undefined);
    if (answer && answer.status !== 503) return server;
  }
}

export const startSandbox = (dataFile: string) => startProcess('--data', dataFile);

/** @param options where it keeps its data, and others */
export const startProcess = (...options: string[]) => run(options);

/** @param token of its operator */
export const startHosted = (token: string, ...options: string[]) =>
  run(['--hosted', ...options], { SANDBOX_OPERATOR_TOKENS: token }, '/_health/ready');

async function run(options: readonly string[], own: NodeJS.ProcessEnv = {}, path?: string): Promise<Server> {
  const port = await freePort();
  const program = 'const { runSandbox } = await import(process.argv[1]); await runSandbox(process.argv.slice(2));';
  const args = [join(root, 'dist/sandbox.mjs'), '--port', String(port), '--rate-limit', '0', ...options];
  const env = { ...process.env, ...own };
  const child = spawn(process.execPath, ['--input-type=module', '-e', program, ...args], { cwd: root, env });
  return answering(child, port, path);
}

function fetchPrism(): string {
  const program = join(folder, 'node_modules/@stoplight/prism-cli/dist/index.js');
  if (existsSync(program)) return program;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{"private":true}');
  console.log(`Fetching Prism ${prismVersion} for this measurement`);
  const wanted = `@stoplight/prism-cli@${prismVersion}`;
  execFileSync('npm', ['install', '--no-audit', '--no-fund', wanted], {
    cwd: folder,
    stdio: 'ignore',
    shell: process.platform === 'win32',
  });
  return program;
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}

/** @param isLogging as it is when nobody tells it otherwise: its log costs it up to half of its speed */
export async function startPrism(isLogging: boolean): Promise<Server> {
  const program = fetchPrism();
  const port = await freePort();
  const contract = join(root, 'src/generated/contract/document.json');
  const args = [program, 'mock', contract, '--port', String(port), '--host', '127.0.0.1'];
  const level = isLogging ? 'info' : 'silent';
  const child = spawn(process.execPath, [...args, '--verboseLevel', level], { cwd: folder });
  return answering(child, port);
}
