import { useEffect, useRef, useState } from 'react';
import type { Exchange, LedgerEntry, Run } from '../../ledger/types';
import { useSandbox } from '../../sandbox-client';

interface Read {
  runId: string;
  /** The newest entry that was read. */
  last: number;
  calls: readonly Exchange[];
}

const isOfConnector =
  (run: Run) =>
  (entry: LedgerEntry): entry is Exchange =>
    entry.kind === 'exchange' && entry.origin === 'connector' && entry.run === run.id;

const nothing: readonly Exchange[] = [];

/**
 * The calls that a connector made in a run, read from where the run begins and kept up to date.
 * @param isThere false while its server is not the one that is asked: what was read stays
 */
export function useRunCalls(run: Run | null, isThere: boolean): readonly Exchange[] {
  const { client, revision } = useSandbox();
  const read = useRef<Read | null>(null);
  const [shown, setShown] = useState<Read | null>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: revision says that there may be something new to read
  useEffect(() => {
    if (!run || !isThere) return;
    let isCurrent = true;
    const begun: Read = { runId: run.id, last: run.firstSequence - 1, calls: [] };
    const before = read.current?.runId === run.id ? read.current : begun;
    client.readLedger(before.last).then(
      (gained) => {
        if (!isCurrent) return;
        const all = [...before.calls, ...gained.filter(isOfConnector(run))];
        read.current = { runId: run.id, last: gained.at(-1)?.sequence ?? before.last, calls: all };
        setShown(read.current);
      },
      // The switch above says that the server is gone; what was seen stays in sight.
      () => undefined,
    );
    return () => {
      isCurrent = false;
    };
  }, [run?.id, isThere, client, revision]);

  return shown?.runId === run?.id ? (shown?.calls ?? nothing) : nothing;
}
