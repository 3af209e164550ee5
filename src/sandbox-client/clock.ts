/** The clock of the account, as the sandbox's own calls tell of it. */
import { useCallback, useEffect, useState } from 'react';
import type { LedgerObject } from '../ledger/types';
import { useSandbox } from './useSandbox';

export interface DueThing {
  id: string;
  /** ISO 8601 UTC, as all times here. */
  dueTime: string;
  /** In words. */
  says: string;
  objects: LedgerObject[];
  /** False where it would do nothing as things stand. */
  acts: boolean;
}

/** A server of an earlier release tells no more than the time. */
export interface ClockStand {
  time: string;
  state?: 'running' | 'frozen';
  next?: DueThing[];
  hasMore?: boolean;
}

/** What came of moving the clock. */
export interface Moved {
  time: string;
  steps: number;
  carriedOut?: { time: string; says: string; objects: LedgerObject[]; events: { id: string; type: string }[] }[];
  carriedOutInAll?: number;
}

export type Clock =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly problem: string }
  | { readonly state: 'ready'; readonly stand: ClockStand; readonly readAt: number };

export const problemOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

/** The account's clock, read again whenever the ledger may have changed. */
export function useClock(): Clock & { readonly again: () => void } {
  const { client, revision } = useSandbox();
  const [asked, setAsked] = useState(0);
  const [clock, setClock] = useState<Clock>({ state: 'loading' });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a revision, or somebody who asks, says that there may be news
  useEffect(() => {
    let isCurrent = true;
    client.ask<ClockStand>('GET', '/_sandbox/clock').then(
      (stand) => isCurrent && setClock({ state: 'ready', stand, readAt: Date.now() }),
      (error: unknown) => isCurrent && setClock({ state: 'failed', problem: problemOf(error) }),
    );
    return () => {
      isCurrent = false;
    };
  }, [client, revision, asked]);
  const again = useCallback(() => setAsked((count) => count + 1), []);
  return { ...clock, again };
}
