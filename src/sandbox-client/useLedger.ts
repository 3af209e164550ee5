import { useEffect, useRef, useState } from 'react';
import type { LedgerEntry } from '../ledger/types';
import { readNews } from './news';
import type { SandboxClient, Stand } from './types';
import { useSandbox } from './useSandbox';

export interface Ledger {
  /** Oldest first. */
  entries: LedgerEntry[];
  state: 'loading' | 'ready' | 'failed';
  /** Why it could not be read. */
  problem: string | null;
}

interface Read {
  client: SandboxClient;
  stand: Stand;
  entries: LedgerEntry[];
}

/** The whole ledger of the chosen sandbox, kept up to date. Reading it opens the sandbox. */
export function useLedger(): Ledger {
  const { client, revision } = useSandbox();
  const read = useRef<Read | null>(null);
  const [ledger, setLedger] = useState<Ledger>({ entries: [], state: 'loading', problem: null });

  // biome-ignore lint/correctness/useExhaustiveDependencies: revision says that there may be something new to read
  useEffect(() => {
    let isCurrent = true;
    const known = read.current?.client === client ? read.current : null;
    const before = known?.entries ?? [];
    if (before.length === 0) setLedger((now) => ({ ...now, entries: [], state: 'loading' }));
    readNews(client, known?.stand ?? { sequence: 0, epoch: undefined })
      .then(({ gained, restarted, stand }) => {
        if (!isCurrent) return;
        const entries = restarted ? gained : [...before, ...gained];
        read.current = { client, stand, entries };
        setLedger({ entries, state: 'ready', problem: null });
      })
      .catch((error: unknown) => {
        if (isCurrent)
          setLedger({
            entries: [],
            state: 'failed',
            problem: error instanceof Error ? error.message : String(error),
          });
      });
    return () => {
      isCurrent = false;
    };
  }, [client, revision]);

  return ledger;
}
