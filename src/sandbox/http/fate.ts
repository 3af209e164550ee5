/** What becomes of an answer on its way, on purpose: it waits, or it never arrives. */
import type { Fate } from '../engine/reply';

/** The connection ends without an answer. A runtime with sockets closes the caller's; in a page `fetch` fails as it does without a network. */
export class ConnectionCut extends TypeError {
  override readonly name = 'TypeError';
  /** For whoever shows it to a person. */
  readonly isCutOnPurpose = true;

  constructor() {
    super('Failed to fetch: a fault of the sandbox cut the connection.');
  }
}

/** @throws the signal's reason as soon as the caller gives up */
function wait(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const give = () => reject(signal?.reason);
    const timer: unknown = setTimeout(() => {
      signal?.removeEventListener('abort', give);
      resolve();
    }, ms);
    // In Node, a caller who is kept waiting keeps no process alive.
    (timer as { unref?: () => void }).unref?.();
    if (signal?.aborted) give();
    signal?.addEventListener('abort', give, { once: true });
  });
}

/**
 * Lets an answer wait as long as it has to.
 * @throws ConnectionCut where it never arrives
 */
export async function meetFate({ delayMs, isCut }: Fate, signal?: AbortSignal): Promise<void> {
  if (delayMs > 0) await wait(delayMs, signal);
  if (isCut) throw new ConnectionCut();
}
