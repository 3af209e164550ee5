import { useEffect, useRef, useState } from 'react';
import { browserStorage, onStorageChange } from '../../browser/storage';
import { runStep } from '../../guides/run';
import type { Guide } from '../../guides/types';
import { type SandboxClient, useSandbox } from '../../sandbox-client';
import { keyOf, newProgress, otherRuns, type Progress, placeOf, type Runs, readRuns, writeRuns } from './progress';

export interface GuideRun {
  guide: Guide;
  progress: Progress | null;
  client: SandboxClient;
  /** The step that is running now. */
  running: string | null;
  /** Why the last run stopped without an answer. */
  problem: string | null;
  setAside: string | null;
  /** Whether a reload finds the progress again. */
  isSaved: boolean;
  isDone(stepId: string): boolean;
  /** Runs everything not yet done up to and including this step. */
  runTo(stepId: string): Promise<void>;
  runAll(): Promise<void>;
  startOver(): void;
}

/** A reader's progress through a guide: kept in the browser, per sandbox, and carried on where it stopped. */
export function useGuideRun(guide: Guide): GuideRun {
  const { client } = useSandbox();
  const [runs, setRuns] = useState<Runs>({});
  // A run outlives renders: what it saves must build on the newest state, not on the one it started from.
  const latest = useRef<Runs>({});
  const [running, setRunning] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [setAside, setSetAside] = useState<string | null>(null);
  const [isSaved, setSaved] = useState(true);
  const maySave = useRef(true);
  const isRunning = useRef(false);
  const place = placeOf(client);
  const progress = runs[place] ?? null;

  useEffect(() => {
    const restored = readRuns(browserStorage, guide.id);
    latest.current = restored.runs;
    maySave.current = restored.maySave;
    setRuns(restored.runs);
    setSetAside(restored.setAside);
    // What another tab did in this guide shows here too, unless a run of this tab is on its way.
    return onStorageChange(({ key, text }) => {
      if (key !== keyOf(guide.id) || text === null || isRunning.current) return;
      latest.current = readRuns(browserStorage, guide.id).runs;
      setRuns(latest.current);
    });
  }, [guide.id]);

  function save(next: Progress | null): void {
    const { [place]: _, ...known } = latest.current;
    const others = { ...known, ...otherRuns(browserStorage, guide.id, place) };
    latest.current = next ? { ...others, [place]: next } : others;
    setSaved(maySave.current && writeRuns(browserStorage, guide.id, latest.current) === 'kept');
    setRuns(latest.current);
  }

  async function runTo(stepId: string): Promise<void> {
    if (isRunning.current) return;
    isRunning.current = true;
    setProblem(null);
    const last = guide.steps.findIndex((step) => step.id === stepId);
    try {
      let current = latest.current[place] ?? (await newProgress(client));
      for (const step of guide.steps.slice(0, last + 1)) {
        if (isOk(current, step.id)) continue;
        setRunning(step.id);
        const [result, carried] = await runStep(step, current.carried, client, 'guide');
        current = { carried, results: { ...current.results, [step.id]: result } };
        save(current);
        if (result.problems.length > 0) break;
      }
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    } finally {
      isRunning.current = false;
      setRunning(null);
    }
  }

  return {
    guide,
    progress,
    client,
    running,
    problem,
    setAside,
    isSaved,
    isDone: (stepId) => isOk(progress, stepId),
    runTo,
    runAll: () => runTo(guide.steps.at(-1)?.id ?? ''),
    startOver: () => {
      setProblem(null);
      save(null);
    },
  };
}

function isOk(progress: Progress | null, stepId: string): boolean {
  return progress?.results[stepId]?.problems.length === 0;
}
