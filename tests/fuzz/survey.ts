/** Sends runs until enough requests are made, and looks for the shortest way to every fault that was met. */
import fc from 'fast-check';
import { pathnameOf } from './check/path';
import { match, operations } from './contract';
import { anyRun } from './draw/steps';
import { type RunResult, runSteps, type Watch } from './run';
import { type Met, shortest } from './shrink';
import type { Problem, SentRequest } from './step';
import type { Target } from './targets';

export interface Fault {
  readonly problem: Problem;
  /** The requests that lead to it. */
  readonly requests: readonly SentRequest[];
  /** What draws the run again. */
  readonly seed: number;
  readonly path: string;
}

export interface Survey {
  readonly requests: number;
  readonly faults: readonly Fault[];
  readonly slowest: { readonly sent: SentRequest; readonly durationMs: number } | undefined;
  /** How often each status was answered, to see that the suite gets past the first check. */
  readonly statuses: ReadonlyMap<number, number>;
}

export interface SurveyOptions extends Watch {
  readonly target: Target;
  readonly requests: number;
  readonly seed: number;
  /** Of one run of the seed, to look at it alone. */
  readonly path?: string;
  /** For how many faults to look for a shorter way. */
  readonly shrink: number;
}

const runsPerSeed = 50;
/** So many requests reach every operation's success many times over. */
const enoughForAll = 10_000;

/**
 * Calls that drawn requests do not bring to success: they need several objects that fit together, such as a session that is
 * open with a source of its own, or a file and its bytes. The conformance cases cover them.
 */
const outOfReach = new Set([
  'downloadFiles',
  'createReturnPortalUrl',
  'detachSourceToInvoice',
  'updateSources',
  'attachStoreCreditToDropInCheckoutSession',
  'attachSourceToDropInCheckoutSession',
  'detachSourceFromDropInCheckoutSession',
]);

class Tally {
  readonly met = new Map<string, Met>();
  readonly statuses = new Map<number, number>();
  private readonly succeeded = new Set<string | undefined>();
  slowest: Survey['slowest'];
  requests = 0;

  add({ recorded, problems }: RunResult, run: Omit<Met, 'problem' | 'requests'>): void {
    this.requests += recorded.length;
    for (const { sent, answer } of recorded) {
      this.statuses.set(answer.status, (this.statuses.get(answer.status) ?? 0) + 1);
      if (answer.status < 300) this.succeeded.add(match(sent.method, pathnameOf(sent.target)).operation?.id);
      if (answer.durationMs > (this.slowest?.durationMs ?? 0)) this.slowest = { sent, durationMs: answer.durationMs };
    }
    const requests = recorded.map(({ sent }) => sent);
    for (const problem of problems)
      if (!this.met.has(problem.kind)) this.met.set(problem.kind, { problem, requests, ...run });
  }

  /** Operations of which the suite saw nothing but refusals: what lies behind them was not tested. */
  unreached(): Problem[] {
    if (this.requests < enoughForAll) return [];
    return operations
      .filter(({ id }) => !this.succeeded.has(id) && !outOfReach.has(id))
      .map(({ id }) => ({ kind: `${id} never succeeds`, detail: `in ${this.requests} requests` }));
  }
}

/** A batch is what one seed draws. Nothing fails here: every fault of every run is to be met. */
async function batch(options: SurveyOptions, seed: number, tally: Tally): Promise<void> {
  const { target, requests, path } = options;
  let index = 0;
  const property = fc.asyncProperty(anyRun, async (steps) => {
    if (path === undefined && tally.requests >= requests) return;
    tally.add(await runSteps(steps, target, options), { steps, seed, path: path ?? String(index) });
    index += 1;
  });
  await fc.check(property, { seed, path, numRuns: runsPerSeed });
}

export async function survey(options: SurveyOptions): Promise<Survey> {
  const { requests, seed, path, shrink } = options;
  const tally = new Tally();
  await batch(options, seed, tally);
  if (path === undefined)
    for (let next = seed + 1; tally.requests < requests; next += 1) await batch(options, next, tally);
  const faults: Fault[] = [];
  for (const [index, met] of [...tally.met.values()].entries())
    faults.push(index < shrink ? await shortest(met, options) : met);
  for (const problem of tally.unreached()) faults.push({ problem, requests: [], seed, path: '' });
  return { requests: tally.requests, faults, slowest: tally.slowest, statuses: tally.statuses };
}
