import { useEffect, useRef, useState } from 'react';
import type { UseCase } from '../../catalog/types';
import type { Exchange, Run } from '../../ledger/types';
import { useSandbox } from '../../sandbox-client';
import { listRuns, startRun, stopRun } from '../../sandbox-client/runs';
import { useRunCalls } from './useRunCalls';

export interface Watch {
  /** The run that is shown: under way, or an earlier one. */
  shown: Run | null;
  /** The connector's calls in it, oldest first. */
  calls: readonly Exchange[];
  /** Earlier runs of use cases on this server, newest first. */
  runs: readonly Run[];
  isBusy: boolean;
  /** What went wrong, and with which case. */
  problem: { caseId: string; text: string } | null;
  start(useCase: UseCase): Promise<void>;
  stop(): Promise<void>;
  show(run: Run): void;
}

const ofUseCases = (runs: readonly Run[]) => runs.filter(({ purpose }) => purpose === 'use-case');
const nameOf = ({ id }: UseCase) => `${id}, ${new Date().toISOString().slice(0, 16).replace('T', ' ')} UTC`;
const textOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

/** Watches what a connector does on the local server. One run at a time, since a server has one under way. */
export function useWatch(): Watch {
  const sandbox = useSandbox();
  const latest = useRef(sandbox);
  latest.current = sandbox;
  const [shown, setShown] = useState<Run | null>(null);
  const [runs, setRuns] = useState<Run[]>([]);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Watch['problem']>(null);
  const { target, localAvailable, client, version } = sandbox;
  /** Counts what was begun and ended here: a list that was asked for before says nothing about it. */
  const acts = useRef(0);
  const isThere = target === 'local' && localAvailable === 'yes';

  // biome-ignore lint/correctness/useExhaustiveDependencies: version says that a run may have ended or begun elsewhere
  useEffect(() => {
    // Asking is also how the page learns, after a reload, that its server is there.
    if (target !== 'local' || localAvailable === 'no') return;
    let isCurrent = true;
    const before = acts.current;
    listRuns(client).then(
      (found) => {
        if (!isCurrent || acts.current !== before) return;
        const known = ofUseCases(found);
        setRuns(known);
        // The run under way is gone on with after a reload.
        setShown((now) => known.find(({ id }) => id === now?.id) ?? known.find((run) => !run.stoppedTime) ?? null);
      },
      // A server of an earlier version: starting says so.
      () => undefined,
    );
    return () => {
      isCurrent = false;
    };
  }, [target, localAvailable, client, version]);

  async function act(caseId: string, work: () => Promise<void>): Promise<void> {
    acts.current++;
    setBusy(true);
    setProblem(null);
    try {
      await work();
    } catch (error) {
      setProblem({ caseId, text: textOf(error) });
    } finally {
      acts.current++;
      setBusy(false);
    }
  }

  async function begin(useCase: UseCase): Promise<void> {
    if (target !== 'local') sandbox.setTarget('local');
    if ((await sandbox.probe()) !== 'yes')
      throw new Error(
        `Nothing answers at ${latest.current.localUrl}. Start the server with npm start or npm run sandbox, then press again.`,
      );
    const run = await startRun(latest.current.client, {
      name: nameOf(useCase),
      purpose: 'use-case',
      useCaseId: useCase.id,
    });
    setShown(run);
    setRuns((now) => [run, ...now]);
  }

  async function end(): Promise<void> {
    const run = await stopRun(client);
    setShown(run);
    setRuns((now) => now.map((one) => (one.id === run.id ? run : one)));
  }

  const calls = useRunCalls(shown, isThere);
  return {
    shown,
    calls,
    runs,
    isBusy,
    problem,
    start: (useCase) => act(useCase.id, () => begin(useCase)),
    stop: () => act(shown?.useCaseId ?? '', end),
    show: setShown,
  };
}
