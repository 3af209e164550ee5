/** `connector-standards` as a process of its own, without the set-up before it. */
import { spawn } from 'node:child_process';
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';

const script = join(process.cwd(), '.cache/cli/command.mjs');

/** Bundles the command, as the package has it. Put in place whole: other test files run it while this one writes. */
export async function bundleCommand(): Promise<void> {
  const contents =
    "import { runCommand } from './src/cli/cli';\nawait runCommand(process.argv.slice(2), { site: 'build' });";
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: process.cwd(), loader: 'ts' },
    outfile: script,
    write: false,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    logLevel: 'error',
  });
  const own = `${script}.${process.pid}`;
  mkdirSync(dirname(script), { recursive: true });
  writeFileSync(own, outputFiles[0]?.contents ?? '');
  renameSync(own, script);
}

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly error: string;
}

/** A command that goes on until somebody stops it. */
export interface Running {
  readonly out: () => string;
  readonly error: () => string;
  readonly stop: (signal?: NodeJS.Signals) => void;
  readonly ended: Promise<Ended>;
}

/** @param folder where the command runs */
export function startCommand(folder: string, ...args: string[]): Running {
  const child = spawn(process.execPath, [script, ...args], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  let [out, error] = ['', ''];
  child.stdout.on('data', (data) => {
    out += data;
  });
  child.stderr.on('data', (data) => {
    error += data;
  });
  return {
    out: () => out,
    error: () => error,
    stop: (signal = 'SIGINT') => void child.kill(signal),
    ended: new Promise((resolve) => child.on('close', (code) => resolve({ code, out, error }))),
  };
}

/** @param folder where the command runs */
export function command(folder: string, ...args: string[]): Promise<Ended> {
  return startCommand(folder, ...args).ended;
}
