import { useCallback, useEffect, useRef, useState } from 'react';
import type { Verdict } from '../../certification/types';
import { isCall } from '../../ledger/origins';
import type { Exchange } from '../../ledger/types';
import { type SandboxClient, useSandbox } from '../../sandbox-client';

export interface Evidence {
  /** `waiting`: nothing was read yet. */
  phase: 'waiting' | 'reading' | 'ready' | 'failed';
  /** Empty until the first reading succeeded; kept while a newer one is under way. */
  verdicts: ReadonlyMap<string, Verdict>;
  exchanges: ReadonlyMap<number, Exchange>;
  /** What went wrong and what to do, when the phase is `failed`. */
  problem: string | null;
  /** When the ledger was read last, ISO 8601 UTC. */
  readTime: string | null;
}

const nothing: Evidence = {
  phase: 'waiting',
  verdicts: new Map(),
  exchanges: new Map(),
  problem: null,
  readTime: null,
};
const SETTLE_MS = 250;

/** Reads the ledger of the chosen sandbox and judges it, now and whenever it changes. The rules load on first use. */
export function useEvidence(wanted: boolean): [Evidence, () => void] {
  const { client, revision } = useSandbox();
  const [evidence, setEvidence] = useState(nothing);
  const [asked, setAsked] = useState(0);
  const readFrom = useRef<SandboxClient | null>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: revision and asked say that there may be something new to read
  useEffect(() => {
    if (!wanted) return;
    let current = true;
    const isOther = readFrom.current !== client;
    readFrom.current = client;
    setEvidence((before) => ({ ...(isOther ? nothing : before), phase: 'reading' }));
    const cancel = whenSettled(isOther, () => {
      read(client).then(
        (found) => current && setEvidence(found),
        (error) => current && setEvidence({ ...nothing, phase: 'failed', problem: messageOf(error) }),
      );
    });
    return () => {
      current = false;
      cancel();
    };
  }, [client, revision, asked, wanted]);

  return [evidence, useCallback(() => setAsked((times) => times + 1), [])];
}

async function read(client: SandboxClient): Promise<Evidence> {
  const [{ evaluate }, ledger] = await Promise.all([import('../../certification/evaluate'), client.readLedger()]);
  const calls = ledger.filter(isCall);
  return {
    phase: 'ready',
    verdicts: new Map(evaluate(calls).map((verdict) => [verdict.itemId, verdict])),
    exchanges: new Map(calls.map((exchange) => [exchange.sequence, exchange])),
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
