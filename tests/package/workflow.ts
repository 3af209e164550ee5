/** Runs the steps of a workflow for GitHub Actions as its runner does: each in a shell of its own, one after the other. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

interface Step {
  readonly name?: string;
  readonly uses?: string;
  readonly run?: string;
}

interface Workflow {
  readonly env: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, { readonly steps: readonly Step[] }>>;
}

export function readWorkflow(file: string): { env: Readonly<Record<string, string>>; steps: readonly Step[] } {
  const { env, jobs } = parse(readFileSync(file, 'utf8')) as Workflow;
  return { env, steps: Object.values(jobs).flatMap(({ steps }) => steps) };
}

export interface StepEnded {
  readonly name: string;
  readonly code: number | null;
  readonly output: string;
}

export class Runner {
  private readonly groups: number[] = [];

  constructor(
    private readonly folder: string,
    private readonly env: Readonly<Record<string, string>>,
  ) {}

  private step({ name = '', run = '' }: Step): Promise<StepEnded> {
    const child = spawn('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', run], {
      cwd: this.folder,
      env: { ...process.env, ...this.env },
      stdio: ['ignore', 'pipe', 'pipe'],
      // What a step leaves running is of its group, and is ended with it.
      detached: true,
    });
    if (child.pid !== undefined) this.groups.push(child.pid);
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (data) => {
        output += data;
      });
    return new Promise((resolve) => child.on('close', (code) => resolve({ name, code, output })));
  }

  /** Stops at the first step that fails. */
  async run(steps: readonly Step[]): Promise<readonly StepEnded[]> {
    const ended: StepEnded[] = [];
    for (const step of steps.filter(({ run }) => run !== undefined)) {
      ended.push(await this.step(step));
      if (ended.at(-1)?.code !== 0) break;
    }
    return ended;
  }

  /** Ends what steps have left running. */
  stop(): void {
    for (const group of this.groups)
      try {
        process.kill(-group);
      } catch {
        // Nothing of it runs any more.
      }
  }
}
