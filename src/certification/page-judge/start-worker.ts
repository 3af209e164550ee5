import { readyMessage } from './messages';

/** A browser says at once that it lets no worker run; one that says nothing at all is not waited for longer. */
const patienceMs = 20_000;

/** The worker once it listens; null where the browser, a policy or a lost file lets none run. */
export function startWorker(): Promise<Worker | null> {
  return new Promise((resolve) => {
    try {
      const worker = new Worker(new URL('./worker.ts', import.meta.url));
      const timer = setTimeout(giveUp, patienceMs);
      const onReady = ({ data }: MessageEvent) => {
        if (data !== readyMessage) return;
        end();
        resolve(worker);
      };
      function end(): void {
        clearTimeout(timer);
        worker.removeEventListener('message', onReady);
        worker.removeEventListener('error', giveUp);
      }
      function giveUp(): void {
        end();
        worker.terminate();
        resolve(null);
      }
      worker.addEventListener('message', onReady);
      worker.addEventListener('error', giveUp);
    } catch {
      resolve(null);
    }
  });
}
