/** `npm run sandbox` as a process of its own, without the set-up before it. `ensureServer` has to come before it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pause } from './check';
import { ApiClient } from './client';

const patienceMs = 150_000;
type Name = 'sandbox' | 'start';
export const script = join(process.cwd(), 'tests/support/program.mjs');

/** A data file that nobody has used. */
export function newDataFile(): string {
  return join(mkdtempSync(join(tmpdir(), 'sandbox-')), 'data.db');
}

export interface Limits {
  /** A write beyond it fails; the system's signal about it is ignored. */
  readonly largestFileBytes?: number;
}

/** The command that runs Node within limits, and its first arguments. */
function limitedBy({ largestFileBytes }: Limits): [string, ...string[]] {
  if (largestFileBytes === undefined) return [process.execPath];
  const blocks = Math.ceil(largestFileBytes / 512);
  return ['sh', '-c', `trap '' XFSZ; ulimit -f ${blocks}; exec "$0" "$@"`, process.execPath];
}

export class Program {
  private readonly child: ChildProcess;
  private readonly ended: Promise<number | null>;
  /** What it has said so far, on both streams. */
  output = '';

  constructor(...given: [Limits, ...string[]] | string[]) {
    const [first, ...rest] = given;
    const limits = typeof first === 'object' ? first : {};
    const args = [script, this.name(), ...(typeof first === 'string' ? [first] : []), ...(rest as string[])];
    const [command, ...before] = limitedBy(limits);
    this.child = spawn(command, [...before, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
    this.ended = once(this.child, 'exit').then(([code]) => code as number | null);
    for (const stream of [this.child.stdout, this.child.stderr])
      stream?.on('data', (data) => {
        this.output += data;
      });
  }

  protected name(): Name {
    return 'sandbox';
  }

  /** Waits until it says where it listens. */
  async client(): Promise<ApiClient> {
    const until = Date.now() + patienceMs;
    for (;;) {
      const baseUrl = /http:\/\/localhost:\d+/.exec(this.output)?.[0];
      if (baseUrl) return new ApiClient({ fetch: (request) => fetch(request), baseUrl });
      if (this.child.exitCode !== null || Date.now() > until) throw new Error(`It did not start:\n${this.output}`);
      await pause(50);
    }
  }

  /** The exit code; null where a signal ended it. */
  exited(): Promise<number | null> {
    return this.ended;
  }

  stop(signal: NodeJS.Signals): Promise<number | null> {
    this.child.kill(signal);
    return this.ended;
  }
}

/** `npm start` as a process of its own. */
export class SiteAndSandbox extends Program {
  protected override name(): Name {
    return 'start';
  }
}
