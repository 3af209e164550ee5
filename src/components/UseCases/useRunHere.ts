import { useState } from 'react';
import type { UseCase } from '../../catalog/types';
import { freshStart, runStep } from '../../guides/run';
import { callsOf } from '../../guides/use-case';
import { type SandboxClient, useSandbox } from '../../sandbox-client';
import { newRunId } from '../Guide/progress';

/** How one call of a case went. */
interface CallResult {
  /** The step that it belongs to, from 0; null for what prepares the case. */
  at: number | null;
  /** What differs from what is expected; empty when nothing does. */
  problems: readonly string[];
}

export interface CaseRun {
  results: readonly CallResult[];
  /** How many calls the case has. */
  of: number;
  /** The step that runs now. */
  running: number | null;
  isRunning: boolean;
  /** Why it could not go on. */
  problem: string | null;
}

export interface RunHere {
  /** The case that ran last. */
  caseId: string | null;
  run: CaseRun;
  /** False once a connector was watched after it. */
  isLatest: boolean;
  start(useCase: UseCase): Promise<void>;
  /** Something else is shown from now on. */
  stepBack(): void;
}

const nothing: CaseRun = { results: [], of: 0, running: null, isRunning: false, problem: null };

async function moveClock(client: SandboxClient, seconds: number): Promise<void> {
  const body = { advanceBy: seconds };
  const { status } = await client.call({ method: 'POST', path: '/_sandbox/clock', body, origin: 'guide' });
  if (status !== 200) throw new Error(`The sandbox's clock could not be moved on: it answered ${status}.`);
}

/** Runs the calls of a case in the chosen sandbox, and stops at the first that is not as expected. */
export function useRunHere(): RunHere {
  const { client } = useSandbox();
  const [caseId, setCaseId] = useState<string | null>(null);
  const [run, setRun] = useState<CaseRun>(nothing);
  const [isLatest, setLatest] = useState(false);

  async function runCalls(useCase: UseCase): Promise<void> {
    let carried = freshStart(newRunId(), await client.newestSequence());
    for (const { step, at, waitSeconds } of callsOf(useCase)) {
      setRun((now) => ({ ...now, running: at }));
      if (waitSeconds > 0) await moveClock(client, waitSeconds);
      const [{ problems }, next] = await runStep(step, carried, client, 'guide');
      carried = next;
      setRun((now) => ({ ...now, results: [...now.results, { at, problems }] }));
      if (problems.length > 0) return;
    }
  }

  async function start(useCase: UseCase): Promise<void> {
    setCaseId(useCase.id);
    setLatest(true);
    setRun({ ...nothing, of: callsOf(useCase).length, isRunning: true });
    try {
      await runCalls(useCase);
    } catch (error) {
      setRun((now) => ({ ...now, problem: error instanceof Error ? error.message : String(error) }));
    } finally {
      setRun((now) => ({ ...now, isRunning: false, running: null }));
    }
  }

  return { caseId, run, isLatest, start, stepBack: () => setLatest(false) };
}
