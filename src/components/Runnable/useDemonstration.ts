import { useState } from 'react';
import { type Carried, freshStart, runStep, type StepResult } from '../../guides/run';
import type { Demonstration } from '../../guides/types';
import { type CallAnswer, type SandboxClient, useSandbox } from '../../sandbox-client';
import { newRunId } from '../Guide/progress';

export interface DemonstrationRun {
  client: SandboxClient;
  isRunning: boolean;
  isFinished: boolean;
  results: Record<string, StepResult>;
  /** Answers of a burst, when the demonstration sends one. */
  burst: CallAnswer[];
  problem: string | null;
  run(): Promise<void>;
}

/** Runs a demonstration from scratch each time: first what it needs, then the calls it shows. Nothing is kept. */
export function useDemonstration(demonstration: Demonstration): DemonstrationRun {
  const { client } = useSandbox();
  const [phase, setPhase] = useState<'idle' | 'running' | 'finished'>('idle');
  const [results, setResults] = useState<Record<string, StepResult>>({});
  const [burst, setBurst] = useState<CallAnswer[]>([]);
  const [problem, setProblem] = useState<string | null>(null);

  async function runSteps(): Promise<void> {
    let carried: Carried = freshStart(newRunId(), await client.newestSequence());
    for (const step of [...demonstration.prepare, ...demonstration.steps]) {
      const [result, next] = await runStep(step, carried, client, 'example');
      carried = next;
      setResults((before) => ({ ...before, [step.id]: result }));
      if (result.problems.length > 0) return;
    }
  }

  async function run(): Promise<void> {
    setPhase('running');
    setProblem(null);
    setResults({});
    setBurst([]);
    try {
      if (demonstration.burst) setBurst(await sendAtOnce(client, demonstration.burst));
      else await runSteps();
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    } finally {
      setPhase('finished');
    }
  }

  return { client, isRunning: phase === 'running', isFinished: phase === 'finished', results, burst, problem, run };
}

function sendAtOnce(
  client: SandboxClient,
  { request, times }: NonNullable<Demonstration['burst']>,
): Promise<CallAnswer[]> {
  return Promise.all(Array.from({ length: times }, () => client.call({ ...request, origin: 'example' })));
}
