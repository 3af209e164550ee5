/** From a run with a fault to the shortest run with a fault of the same kind. */
import fc from 'fast-check';
import { anyRun } from './draw/steps';
import { type RunResult, runSteps, type Watch } from './run';
import type { Problem, SentRequest, Step } from './step';
import type { Target } from './targets';

export interface Met {
  readonly problem: Problem;
  readonly requests: readonly SentRequest[];
  readonly steps: readonly Step[];
  readonly seed: number;
  readonly path: string;
}

interface Bench extends Watch {
  readonly target: Target;
}

const mostTries = 150;

type Try = (steps: readonly Step[]) => Promise<Problem | undefined>;

/** Simpler values, as fast-check knows them. */
async function simpler({ steps, seed, path }: Met, attempt: Try): Promise<{ steps: readonly Step[]; path: string }> {
  let tries = 0;
  let smallest = steps;
  const property = fc.asyncProperty(anyRun, async (drawn) => {
    tries += 1;
    if (tries > mostTries || !(await attempt(drawn))) return;
    smallest = drawn;
    throw new Error('still there');
  });
  const { counterexamplePath } = await fc.check(property, { seed, path, numRuns: 1 });
  return { steps: smallest, path: counterexamplePath ?? path };
}

/** A sale is one step of many calls: each of them may be left out. */
const oneCallEach = (steps: readonly Step[]): Step[] =>
  steps.flatMap((step): Step[] =>
    step.kind === 'calls' ? step.calls.map((call) => ({ kind: 'calls', calls: [call] })) : [step],
  );

/** Leaves out whatever is not needed, from the end. */
async function fewer(all: readonly Step[], attempt: Try): Promise<readonly Step[]> {
  let steps = oneCallEach(all);
  for (let index = steps.length - 1; index >= 0; index -= 1) {
    const without = steps.filter((_, at) => at !== index);
    if (without.length > 0 && (await attempt(without))) steps = without;
  }
  return steps;
}

export async function shortest(met: Met, { target, ...watch }: Bench): Promise<Met> {
  let last: { result: RunResult; problem: Problem } | undefined;
  const attempt: Try = async (steps) => {
    const result = await runSteps(steps, target, watch);
    const problem = result.problems.find(({ kind }) => kind === met.problem.kind);
    if (problem) last = { result, problem };
    return problem;
  };
  const { steps, path } = await simpler(met, attempt);
  await fewer(steps, attempt);
  if (!last) return met;
  return { ...met, path, problem: last.problem, requests: last.result.recorded.map(({ sent }) => sent) };
}
