import { useEffect, useRef, useState } from 'react';
import type { Exchange } from '../ledger/types';
import { readNews } from './news';
import type { SandboxClient } from './types';
import { useSandbox } from './useSandbox';

export interface Ledger {
  /** Oldest first. */
  exchanges: Exchange[];
  state: 'loading' | 'ready' | 'failed';
  /** Why it could not be read. */
  problem: string | null;
}

interface Read {
  client: SandboxClient;
  exchanges: Exchange[];
}

/** The whole ledger of the chosen sandbox, kept up to date. Reading it opens the sandbox. */
export function useLedger(): Ledger {
  const { client, version } = useSandbox();
  const read = useRef<Read | null>(null);
  const [ledger, setLedger] = useState<Ledger>({ exchanges: [], state: 'loading', problem: null });

  // biome-ignore lint/correctness/useExhaustiveDependencies: version says that there may be something new to read
  useEffect(() => {
    let isCurrent = true;
    const before = read.current?.client === client ? read.current.exchanges : [];
    if (before.length === 0) setLedger((now) => ({ ...now, exchanges: [], state: 'loading' }));
    readNews(client, before.at(-1)?.sequence ?? 0)
      .then(({ gained, restarted }) => {
        if (!isCurrent) return;
        const exchanges = restarted ? gained : [...before, ...gained];
        read.current = { client, exchanges };
        setLedger({ exchanges, state: 'ready', problem: null });
      })
      .catch((error: unknown) => {
        if (isCurrent)
          setLedger({
            exchanges: [],
            state: 'failed',
            problem: error instanceof Error ? error.message : String(error),
          });
      });
    return () => {
      isCurrent = false;
    };
  }, [client, version]);

  return ledger;
}
