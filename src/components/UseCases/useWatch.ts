import { useRef, useState } from 'react';
import type { UseCase } from '../../catalog/types';
import type { Exchange, Run } from '../../ledger/types';
import { type SandboxClient, useSandbox } from '../../sandbox-client';
import { startRun, stopRun } from '../../sandbox-client/runs';
import { useKnownRuns } from './useKnownRuns';
import { useRunCalls } from './useRunCalls';

interface Problem {
  caseId: string;
  text: string;
}

export interface Watch {
  /** The run that is shown: under way, or an earlier one. */
  shown: Run | null;
  /** The connector's calls in it, oldest first. */
  calls: readonly Exchange[];
  /** Runs of use cases on this server, newest first. */
  runs: readonly Run[];
  isBusy: boolean;
  /** What went wrong, and with which case. */
  problem: Problem | null;
  start(useCase: UseCase): Promise<void>;
  stop(): Promise<void>;
  show(run: Run): void;
}

const nameOf = ({ id }: UseCase) => `${id}, ${new Date().toISOString().slice(0, 16).replace('T', ' ')} UTC`;
const textOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

const gone = ({ useCaseId = '', name }: Run): Problem => ({
  caseId: useCaseId,
  text: `The server does not know the run “${name}” any more: it started over, or another server was chosen. Watch again.`,
});

/** Watches what a connector does on the local server. One run at a time, since a server has one under way. */
export function useWatch(): Watch {
  const sandbox = useSandbox();
  const latest = useRef(sandbox);
  latest.current = sandbox;
  const { runs, shown, lost, show, acts } = useKnownRuns();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);

  /** Chooses the local server, and says what to do where it does not answer. */
  async function localServer(): Promise<SandboxClient> {
    if (sandbox.target !== 'local') sandbox.setTarget('local');
    const isThere = (await sandbox.probe()) === 'yes';
    const { client, localUrl } = latest.current;
    if (isThere) return client;
    const start = 'Start the server with npm start or npm run sandbox, then press again.';
    throw new Error(`Nothing answers at ${localUrl}. ${start}`);
  }

  async function act(caseId: string, work: (client: SandboxClient) => Promise<Run>): Promise<void> {
    acts.current++;
    setBusy(true);
    setProblem(null);
    try {
      show(await work(await localServer()));
    } catch (error) {
      setProblem({ caseId, text: textOf(error) });
    } finally {
      acts.current++;
      setBusy(false);
    }
  }

  const begin = (useCase: UseCase) => (client: SandboxClient) =>
    startRun(client, { name: nameOf(useCase), purpose: 'use-case', useCaseId: useCase.id });

  const calls = useRunCalls(shown, sandbox.target === 'local' && sandbox.localAvailable === 'yes');
  return {
    shown,
    calls,
    runs,
    isBusy,
    problem: problem ?? (lost && gone(lost)),
    start: (useCase) => act(useCase.id, begin(useCase)),
    stop: () => act(shown?.useCaseId ?? '', stopRun),
    show,
  };
}
