import { useCallback, useEffect, useRef, useState } from 'react';
import type { Judge } from '../../certification/judge';
import type { Scope } from '../../certification/scope';
import type { Verdict } from '../../certification/verdicts/types';
import { isCall } from '../../ledger/origins';
import type { Exchange } from '../../ledger/types';
import { type SandboxClient, useSandbox } from '../../sandbox-client';
import { readNews } from '../../sandbox-client/news';
import type { Stand } from '../../sandbox-client/types';

export interface Evidence {
  /** `waiting`: nothing was read yet. */
  phase: 'waiting' | 'reading' | 'ready' | 'failed';
  /** Empty until the first reading succeeded; kept while a newer one is under way. */
  verdicts: ReadonlyMap<string, Verdict>;
  /** All recorded calls, whoever made them. */
  exchanges: ReadonlyMap<number, Exchange>;
  /** Whether what was tried in these pages counts too. */
  who: Scope['who'];
  /** What went wrong and what to do, when the phase is `failed`. */
  problem: string | null;
  /** When the ledger was read last, ISO 8601 UTC. */
  readTime: string | null;
}

/** What was read and judged so far: only what is new is read again. */
interface Reading {
  readonly client: SandboxClient;
  readonly who: Scope['who'];
  readonly judge: Judge;
  readonly exchanges: Map<number, Exchange>;
  stand: Stand;
}

const nothing: Omit<Evidence, 'who'> = {
  phase: 'waiting',
  verdicts: new Map(),
  exchanges: new Map(),
  problem: null,
  readTime: null,
};
const SETTLE_MS = 250;

/** Reads the ledger of the chosen sandbox and judges it, now and whenever it grows. The rules load on first use. */
export function useEvidence(wanted: boolean, who: Scope['who']): [Evidence, () => void] {
  const { client, revision } = useSandbox();
  const [evidence, setEvidence] = useState<Omit<Evidence, 'who'>>(nothing);
  const [asked, setAsked] = useState(0);
  const reading = useRef<Reading | null>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: revision and asked say that there may be something new to read
  useEffect(() => {
    if (!wanted) return;
    let current = true;
    const isOther = reading.current?.client !== client || reading.current.who !== who;
    if (isOther) reading.current = null;
    setEvidence((before) => ({ ...(isOther ? nothing : before), phase: 'reading' }));
    const cancel = whenSettled(isOther, () => {
      read(client, who, reading.current).then(
        (found) => {
          if (!current) return;
          reading.current = found;
          setEvidence(evidenceOf(found));
        },
        (error) => {
          reading.current = null;
          if (current) setEvidence({ ...nothing, phase: 'failed', problem: messageOf(error) });
        },
      );
    });
    return () => {
      current = false;
      cancel();
    };
  }, [client, revision, asked, wanted, who]);

  return [{ ...evidence, who }, useCallback(() => setAsked((times) => times + 1), [])];
}

/** A run of refusals fails nothing else, so that its purpose has to be known before its calls are judged. */
async function begin(client: SandboxClient, who: Scope['who'], stand: Stand): Promise<Reading> {
  const [{ createJudge }, { rules }, runs] = await Promise.all([
    import('../../certification/judge'),
    import('../../generated/rules'),
    client.readRuns(),
  ]);
  return { client, who, judge: createJudge({ rules, runs, scope: { who, runs: 'all' } }), exchanges: new Map(), stand };
}

async function read(client: SandboxClient, who: Scope['who'], before: Reading | null): Promise<Reading> {
  const { gained, restarted, stand } = await readNews(client, before?.stand ?? { sequence: 0, epoch: undefined });
  const reading = before && !restarted ? before : await begin(client, who, stand);
  reading.stand = stand;
  reading.judge.add(gained);
  for (const entry of gained) {
    if (isCall(entry)) reading.exchanges.set(entry.sequence, entry);
  }
  return reading;
}

function evidenceOf({ judge, exchanges }: Reading): Omit<Evidence, 'who'> {
  return {
    phase: 'ready',
    verdicts: new Map(judge.verdicts().map((verdict) => [verdict.itemId, verdict])),
    exchanges: new Map(exchanges),
    problem: null,
    readTime: new Date().toISOString(),
  };
}

/** The first reading waits until the browser has nothing better to do; later ones wait for a burst of calls to end. */
function whenSettled(first: boolean, act: () => void): () => void {
  if (first && 'requestIdleCallback' in window) {
    const handle = window.requestIdleCallback(act, { timeout: 2000 });
    return () => window.cancelIdleCallback(handle);
  }
  const handle = window.setTimeout(act, SETTLE_MS);
  return () => window.clearTimeout(handle);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : 'The ledger could not be read.';
}
