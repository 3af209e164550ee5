import { useEffect, useState } from 'react';
import type { LedgerEntry } from '../../ledger/types';
import { useSandbox } from '../../sandbox-client';

export interface Entries {
  state: 'loading' | 'ready' | 'failed';
  /** In the order in which they were asked for; those that are not kept any more are left out. */
  entries: readonly LedgerEntry[];
}

const loading: Entries = { state: 'loading', entries: [] };

/**
 * Single entries of the ledger, read when they are to be seen.
 * @param epoch of the ledger: after a reset the same numbers stand for others
 */
export function useEntries(sequences: readonly number[], epoch: number | undefined): Entries {
  const { client } = useSandbox();
  const [read, setRead] = useState(loading);
  const wanted = sequences.join(',');

  // biome-ignore lint/correctness/useExhaustiveDependencies: the numbers count, not the list that holds them
  useEffect(() => {
    let current = true;
    Promise.all(sequences.map((sequence) => client.readEntry(sequence))).then(
      (found) => current && setRead({ state: 'ready', entries: found.filter((entry) => entry !== null) }),
      () => current && setRead({ state: 'failed', entries: [] }),
    );
    return () => {
      current = false;
    };
  }, [client, wanted, epoch]);

  return read;
}
