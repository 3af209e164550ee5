import { useState } from 'react';
import { useSandbox } from '../../sandbox-client';
import { problemOf } from '../../sandbox-client/problems';

export interface Act {
  readonly isBusy: boolean;
  /** What was done last, for a person to read. */
  readonly said: string;
  readonly problem: string;
  /** Makes one of the sandbox's own calls, unless one is under way. @returns its answer; undefined where it was refused */
  readonly act: <Result>(
    call: { method?: 'POST' | 'DELETE'; path: string; body?: object },
    said: string,
  ) => Promise<Result | undefined>;
}

export function useAct(): Act {
  const { client } = useSandbox();
  const [isBusy, setBusy] = useState(false);
  const [told, setTold] = useState({ said: '', problem: '' });
  return {
    isBusy,
    ...told,
    act: async ({ method = 'POST', path, body }, said) => {
      if (isBusy) return undefined;
      setBusy(true);
      try {
        const result = await client.ask<never>(method, path, body);
        setTold({ said, problem: '' });
        return result;
      } catch (error) {
        setTold({ said: '', problem: problemOf(error) });
        return undefined;
      } finally {
        setBusy(false);
      }
    },
  };
}
