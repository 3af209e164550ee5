/** `npm run sandbox` as a process of its own, without the set-up before it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { pause } from './check';
import { ApiClient } from './client';

const patienceMs = 150_000;
type Name = 'sandbox' | 'start';

const imports: Record<Name, string> = {
  sandbox: "import { runSandbox as run } from './src/cli/sandbox';",
  start: "import { start as run } from './src/cli/start';",
};
const scriptOf = (name: Name) => `.cache/conformance/${name}.mjs`;

/** Bundles a command, so that it starts as fast as it does for people. */
export async function bundleProgram(name: Name = 'sandbox'): Promise<void> {
  const contents = `${imports[name]}\nawait run(process.argv.slice(2));`;
  await build({
    stdin: { contents, resolveDir: process.cwd(), loader: 'ts' },
    outfile: scriptOf(name),
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    logLevel: 'error',
  });
}

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
    const args = [scriptOf(this.script()), ...(typeof first === 'string' ? [first] : []), ...(rest as string[])];
    const [command, ...before] = limitedBy(limits);
    this.child = spawn(command, [...before, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
    this.ended = once(this.child, 'exit').then(([code]) => code as number | null);
    for (const stream of [this.child.stdout, this.child.stderr])
      stream?.on('data', (data) => {
        this.output += data;
      });
  }

  protected script(): Name {
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
  protected override script(): Name {
    return 'start';
  }
}
