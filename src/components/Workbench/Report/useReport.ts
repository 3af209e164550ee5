import { startTransition, useEffect, useState } from 'react';
import type { Level } from '../../../catalog/types';
import type { Assessment } from '../../../certification/assessment/types';
import type { ReadinessReport } from '../../../certification/report/types';
import type { Scope } from '../../../certification/scope';
import { useSandbox } from '../../../sandbox-client';
import type { JudgedLedger, Progress } from './make';

export interface Made {
  /** Null until it was made for the first time; kept while a newer one is under way. */
  readonly report: ReadinessReport | null;
  readonly ledger: JudgedLedger | null;
  readonly isBusy: boolean;
  /** Of a ledger that is long enough to be waited for. */
  readonly progress: Progress | null;
  /** Why it could not be made, and what to do. */
  readonly problem: string | null;
}

/** The parts that judge and hash load with the first report. */
const loadMaker = () => import('./make');
const SETTLE_MS = 300;
const nothing: Made = { report: null, ledger: null, isBusy: true, progress: null, problem: null };

function newSalt(): string {
  return [...crypto.getRandomValues(new Uint8Array(32))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

const messageOf = (error: unknown) =>
  `The report could not be made. ${error instanceof Error ? error.message : String(error)}`;

/**
 * The readiness report of the open assessment and of the chosen calls, made anew whenever either changes.
 * @param assessment null while what the browser keeps is read
 */
export function useReport(assessment: Assessment | null, scope: Scope, minimum: Level): Made & { again: () => void } {
  const { client, revision } = useSandbox();
  const [ledger, setLedger] = useState<JudgedLedger | null>(null);
  const [made, setMade] = useState(nothing);
  const [salt] = useState(newSalt);
  const [asked, setAsked] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: revision and asked say that there may be something new to read
  useEffect(() => {
    let isCurrent = true;
    setMade((before) => ({ ...before, isBusy: true }));
    const timer = window.setTimeout(() => {
      loadMaker()
        .then(({ judgeLedger }) =>
          judgeLedger(client, scope, (progress) => isCurrent && setMade((before) => ({ ...before, progress }))),
        )
        .then(
          (found) => isCurrent && startTransition(() => setLedger(found)),
          (error) => isCurrent && setMade({ ...nothing, isBusy: false, problem: messageOf(error) }),
        );
    }, SETTLE_MS);
    return () => {
      isCurrent = false;
      window.clearTimeout(timer);
    };
  }, [client, revision, scope, asked]);

  useEffect(() => {
    if (!ledger || !assessment) return;
    let isCurrent = true;
    loadMaker().then(
      ({ makeReport }) => {
        if (!isCurrent) return;
        const report = makeReport(ledger, assessment, minimum, salt);
        startTransition(() => setMade({ report, ledger, isBusy: false, progress: null, problem: null }));
      },
      (error) => isCurrent && setMade({ ...nothing, isBusy: false, problem: messageOf(error) }),
    );
    return () => {
      isCurrent = false;
    };
  }, [ledger, assessment, minimum, salt]);

  return { ...made, again: () => setAsked((times) => times + 1) };
}
