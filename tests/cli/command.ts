/** `connector-standards` as a process of its own, without the set-up before it. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { build } from 'esbuild';

const script = join(process.cwd(), '.cache/cli/command.mjs');

/** Bundles the command, as the package has it. */
export async function bundleCommand(): Promise<void> {
  const contents =
    "import { runCommand } from './src/cli/cli';\nawait runCommand(process.argv.slice(2), { site: 'build' });";
  await build({
    stdin: { contents, resolveDir: process.cwd(), loader: 'ts' },
    outfile: script,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    logLevel: 'error',
  });
}

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly error: string;
}

/** @param folder where the command runs */
export function command(folder: string, ...args: string[]): Promise<Ended> {
  const child = spawn(process.execPath, [script, ...args], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  let [out, error] = ['', ''];
  child.stdout.on('data', (data) => {
    out += data;
  });
  child.stderr.on('data', (data) => {
    error += data;
  });
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, out, error })));
}
