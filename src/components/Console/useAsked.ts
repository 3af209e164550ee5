import { useCallback, useEffect, useState } from 'react';
import { useSandbox } from '../../sandbox-client';
import { problemOf } from '../../sandbox-client/clock';

export type Asked<Result> =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly problem: string }
  | { readonly state: 'ready'; readonly data: Result };

/**
 * What one of the sandbox's own calls answers, read again whenever the ledger may have changed.
 * @param path null where nothing is to be asked
 */
export function useAsked<Result>(path: string | null): Asked<Result> & { readonly again: () => void } {
  const { client, revision } = useSandbox();
  const [count, setCount] = useState(0);
  const [asked, setAsked] = useState<Asked<Result> & { readonly of?: string | null }>({ state: 'loading' });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a revision, or somebody who asks, says that there may be news
  useEffect(() => {
    if (path === null) return;
    let isCurrent = true;
    client.ask<Result>('GET', path).then(
      (data) => isCurrent && setAsked({ state: 'ready', data, of: path }),
      (error: unknown) => isCurrent && setAsked({ state: 'failed', problem: problemOf(error), of: path }),
    );
    return () => {
      isCurrent = false;
    };
  }, [client, revision, count, path]);
  const again = useCallback(() => setCount((before) => before + 1), []);
  // What was read for another path is not shown for this one.
  return asked.of === path ? { ...asked, again } : { state: 'loading', again };
}
