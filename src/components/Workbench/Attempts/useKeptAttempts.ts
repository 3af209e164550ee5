import { useEffect, useRef } from 'react';
import type { AssessmentStore } from '../../../certification/assessment/store';
import { attemptOf, showsAnything, unkeptRuns } from '../../../certification/attempts';
import type { Run } from '../../../ledger/types';
import { useSandbox } from '../../../sandbox-client';
import type { SandboxClient } from '../../../sandbox-client/types';
import { sourceOf } from '../../Checklist/evidence/source-of';
import type { Evidence } from '../../Checklist/useEvidence';

/** Judges each run that ended by itself, once, and keeps what it showed with the answers. */
export function useKeptAttempts({ phase, runs, finding }: Evidence, store: AssessmentStore, isReady: boolean): void {
  const { client } = useSandbox();
  const isBusy = useRef(false);
  const epoch = finding?.epoch;

  useEffect(() => {
    if (phase !== 'ready' || !isReady || isBusy.current) return;
    let current = true;
    isBusy.current = true;
    void keepAll({ client, runs, epoch, store, isCurrent: () => current }).finally(() => {
      isBusy.current = false;
    });
    return () => {
      current = false;
    };
  }, [phase, runs, epoch, client, store, isReady]);
}

interface Kept {
  client: SandboxClient;
  runs: readonly Run[];
  epoch: number | undefined;
  store: AssessmentStore;
  isCurrent: () => boolean;
}

/** One after the other: the page's own verdicts wait for one run at most. What fails is tried again with the next reading. */
async function keepAll({ client, runs, epoch, store, isCurrent }: Kept): Promise<void> {
  const kept = () => store.getSnapshot().assessment.attempts;
  for (const run of unkeptRuns(runs, epoch, kept())) {
    if (!isCurrent()) return;
    const found = await judge(client, run, runs).catch(() => null);
    if (!found || !isCurrent()) return;
    const { verdicts, rehearsal } = found;
    // Nothing is saved for somebody who only looks around.
    if (rehearsal && store.getSnapshot().assessment.savedTime === null) continue;
    const judged = { verdicts, rehearsal, epoch, judgedTime: new Date().toISOString() };
    store.commands.keepAttempt(attemptOf(run, judged, kept()));
  }
}

/** By the connector's own calls; where there are none, by those of the site's pages, as a rehearsal. */
async function judge(client: SandboxClient, run: Run, runs: readonly Run[]) {
  const source = sourceOf(client);
  const own = await source.find({ who: 'connector', runs: [run.id] }, runs);
  if (showsAnything(own.verdicts)) return { verdicts: own.verdicts, rehearsal: false };
  const { verdicts } = await source.find({ who: 'rehearsal', runs: [run.id] }, runs);
  return { verdicts, rehearsal: showsAnything(verdicts) };
}
