import { useCallback, useEffect, useState } from 'react';
import { problemOf } from './problems';
import type { SandboxClient } from './types';
import { useSandbox } from './useSandbox';

type Heard<Result> =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly problem: string }
  /** `readAt` is the machine's moment, in milliseconds since 1970. */
  | { readonly state: 'ready'; readonly data: Result; readonly readAt: number };

export type Asked<Result> = Heard<Result> & { readonly again: () => void };

/**
 * What one of the sandbox's own calls answers, read again whenever the ledger may have changed.
 * @param about what is asked about: while more of the same is read, what was read before stays
 */
export function useAsked<Result>(path: string, about = path): Asked<Result> {
  const { client, revision } = useSandbox();
  const [count, setCount] = useState(0);
  const [heard, setHeard] = useState<Heard<Result> & { of?: SandboxClient; about?: string }>({ state: 'loading' });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a revision, or somebody who asks, says that there may be news
  useEffect(() => {
    let isCurrent = true;
    const hear = (news: Heard<Result>) => isCurrent && setHeard({ ...news, of: client, about });
    client.ask<Result>('GET', path).then(
      (data) => hear({ state: 'ready', data, readAt: Date.now() }),
      (error: unknown) => hear({ state: 'failed', problem: problemOf(error) }),
    );
    return () => {
      isCurrent = false;
    };
  }, [client, revision, count, path, about]);
  const again = useCallback(() => setCount((before) => before + 1), []);
  // What another sandbox said, or this one about something else, is not shown here.
  return heard.of === client && heard.about === about ? { ...heard, again } : { state: 'loading', again };
}
