import { type RefObject, useEffect, useRef, useState } from 'react';
import type { Run } from '../../ledger/types';
import { useSandbox } from '../../sandbox-client';
import { listRuns } from '../../sandbox-client/runs';

interface KnownRuns {
  /** Runs of use cases on the local server, newest first. */
  runs: readonly Run[];
  /** The one that is shown: under way, or an earlier one. */
  shown: Run | null;
  /** The one that was shown until the server did not know it any more. */
  lost: Run | null;
  show(run: Run): void;
  /** Counts what was begun and ended here: a list that was asked for before says nothing about it. */
  acts: RefObject<number>;
}

const withIt = (runs: readonly Run[], run: Run): Run[] => [run, ...runs.filter(({ id }) => id !== run.id)];

/** The runs that the local server keeps, asked for again whenever its ledger changed. */
export function useKnownRuns(): KnownRuns {
  const { target, localAvailable, client, revision } = useSandbox();
  const [runs, setRuns] = useState<readonly Run[]>([]);
  const [shown, setShown] = useState<Run | null>(null);
  const [lost, setLost] = useState<Run | null>(null);
  const latest = useRef(shown);
  latest.current = shown;
  const acts = useRef(0);

  function learn(known: readonly Run[]): void {
    const now = latest.current;
    const again = known.find(({ id }) => id === now?.id);
    if (now && !again) setLost(now);
    setRuns(known);
    // The run under way is gone on with after a reload.
    setShown(again ?? known.find((run) => !run.stoppedTime) ?? null);
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: revision says that a run may have ended or begun elsewhere
  useEffect(() => {
    // Asking is also how the page learns, after a reload, that its server is there.
    if (target !== 'local' || localAvailable === 'no') return;
    let isCurrent = true;
    const before = acts.current;
    const isNews = () => isCurrent && acts.current === before;
    listRuns(client).then(
      (found) => isNews() && learn(found.filter(({ purpose }) => purpose === 'use-case')),
      // A server of an earlier version, or none: starting says so.
      () => undefined,
    );
    return () => {
      isCurrent = false;
    };
  }, [target, localAvailable, client, revision]);

  function show(run: Run): void {
    setLost(null);
    setShown(run);
    setRuns((now) =>
      now.some(({ id }) => id === run.id) ? now.map((one) => (one.id === run.id ? run : one)) : withIt(now, run),
    );
  }

  return { runs, shown, lost, show, acts };
}
