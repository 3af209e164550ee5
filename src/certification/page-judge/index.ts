import type { Ask, Told } from './messages';
import { startWorker } from './start-worker';

type Answered = Extract<Told, { size: number }>;

/** Judges what a page hands it. @throws when a rule or the worker breaks down; a new one then begins anew */
export interface PageJudge {
  ask(wanted: Omit<Ask, 'id'>): Promise<Answered>;
  /** False where the browser lets no worker run, so that the page itself judges. */
  readonly isBeside: boolean;
  close(): void;
}

function answered(told: Told): Answered {
  if ('problem' in told) throw new Error(`The judge broke down: ${told.problem}`);
  return told;
}

function besidePage(worker: Worker): PageJudge {
  const waiting = new Map<number, { done: (told: Answered) => void; failed: (error: Error) => void }>();
  let last = 0;
  let problem: Error | null = null;
  worker.addEventListener('message', ({ data }: MessageEvent<Told>) => {
    const { done, failed } = waiting.get(data.id) ?? {};
    waiting.delete(data.id);
    try {
      done?.(answered(data));
    } catch (error) {
      failed?.(error as Error);
    }
  });
  worker.addEventListener('error', ({ message }) => {
    problem = new Error(`The judge broke down: ${message || 'the browser ended it'}`);
    for (const { failed } of waiting.values()) failed(problem);
    waiting.clear();
  });
  return {
    isBeside: true,
    close: () => worker.terminate(),
    ask: (wanted) =>
      new Promise((done, failed) => {
        if (problem) return failed(problem);
        last += 1;
        waiting.set(last, { done, failed });
        worker.postMessage({ ...wanted, id: last } satisfies Ask);
      }),
  };
}

async function inPage(): Promise<PageJudge> {
  const { openDesk } = await import('./desk');
  const answer = openDesk();
  return { isBeside: false, close: () => undefined, ask: async (wanted) => answered(answer({ ...wanted, id: 0 })) };
}

/** A judge in a worker; in the page where the browser lets no worker run. */
export async function openPageJudge(): Promise<PageJudge> {
  const worker = await startWorker();
  return worker ? besidePage(worker) : inPage();
}
