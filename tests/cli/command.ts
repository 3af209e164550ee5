/** `connector-standards` as a process of its own. `ensureServer` has to come before it. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';

const script = join(process.cwd(), 'tests/support/program.mjs');

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
  const child = spawn(process.execPath, [script, 'cli', ...args], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
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
