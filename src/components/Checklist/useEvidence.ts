import { startTransition, useCallback, useEffect, useRef, useState } from 'react';
import type { Scope } from '../../certification/scope';
import type { Run } from '../../ledger/types';
import { useSandbox } from '../../sandbox-client';
import type { SandboxClient } from '../../sandbox-client/types';
import { withEarlier } from './evidence/earlier-verdicts';
import { sourceOf } from './evidence/source-of';
import type { Finding, ShownVerdict } from './evidence/types';

export interface Evidence {
  /** `waiting`: nothing was read yet. */
  phase: 'waiting' | 'reading' | 'ready' | 'failed';
  /** Empty until the first reading succeeded; kept while a newer one is under way. */
  verdicts: ReadonlyMap<string, ShownVerdict>;
  /** How the newest reading went, beside its verdicts; null before the first. */
  finding: Omit<Finding, 'verdicts'> | null;
  /** Those that the sandbox knows, the newest first. */
  runs: readonly Run[];
  /** What went wrong and what to do, when the phase is `failed`. */
  problem: string | null;
  /** When the ledger was read last, ISO 8601 UTC. */
  readTime: string | null;
}

const nothing: Evidence = {
  phase: 'waiting',
  verdicts: new Map(),
  finding: null,
  runs: [],
  problem: null,
  readTime: null,
};
const SETTLE_MS = 250;

/**
 * What the ledger of the chosen sandbox proves, now and whenever it grows.
 * @param scope which calls are looked at; null until that is known
 */
export function useEvidence(wanted: boolean, scope: Scope | null): [Evidence, () => void] {
  const { client, revision } = useSandbox();
  const [evidence, setEvidence] = useState(nothing);
  const [asked, setAsked] = useState(0);
  const shown = useRef<{ client: SandboxClient; scope: Scope } | null>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: revision and asked say that there may be something new to read
  useEffect(() => {
    if (!wanted || !scope) return;
    let current = true;
    const isOther = shown.current?.client !== client || shown.current.scope !== scope;
    startTransition(() => setEvidence((before) => ({ ...(isOther ? nothing : before), phase: 'reading' })));
    const cancel = whenSettled(isOther, () => {
      read(client, scope).then(
        (found) => {
          if (!current) return;
          shown.current = { client, scope };
          startTransition(() => setEvidence(found));
        },
        (error) => {
          shown.current = null;
          if (current) startTransition(() => setEvidence({ ...nothing, phase: 'failed', problem: messageOf(error) }));
        },
      );
    });
    return () => {
      current = false;
      cancel();
    };
  }, [client, revision, asked, wanted, scope]);

  return [evidence, useCallback(() => setAsked((times) => times + 1), [])];
}

/** A run of refusals fails nothing else, so that its purpose has to be known before its calls are judged. */
async function read(client: SandboxClient, scope: Scope): Promise<Evidence> {
  const runs = await client.readRuns();
  const lost = typeof scope.runs !== 'string' && scope.runs.some((id) => !runs.some((run) => run.id === id));
  if (lost)
    return { ...nothing, phase: 'failed', runs, problem: 'A chosen run is not in this sandbox. Choose again above.' };
  const found = await sourceOf(client).find(scope, runs);
  const { verdicts: _, ...finding } = found;
  const verdicts = withEarlier(client, scope.who, found);
  return {
    phase: 'ready',
    verdicts: new Map(verdicts.map((verdict) => [verdict.itemId, verdict])),
    finding,
    runs,
    problem: null,
    readTime: new Date().toISOString(),
  };
}

/** The first reading begins once the page is drawn; later ones wait for a burst of calls to end. */
function whenSettled(first: boolean, act: () => void): () => void {
  if (first && 'requestIdleCallback' in window) {
    const handle = window.requestIdleCallback(act, { timeout: 500 });
    return () => window.cancelIdleCallback(handle);
  }
  const handle = window.setTimeout(act, SETTLE_MS);
  return () => window.clearTimeout(handle);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : 'The ledger could not be read.';
}
