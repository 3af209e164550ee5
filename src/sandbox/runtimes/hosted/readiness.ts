/** Whether the server should be given calls: not while it starts or stops, and not while the store refuses. */
import type { Store } from '../../storage/port';

/** The store is tried with a write of its own, which belongs to nobody. */
const triedAs = ':ready';
/** A try that takes longer counts as refused, in milliseconds. */
const patienceMs = 2000;
/** What a try said counts for so long: many may ask, in milliseconds. */
const freshMs = 1000;

export interface Readiness {
  readonly isReady: boolean;
  /** Why it is not ready, found out by trying; undefined where it is. */
  whyNot(): Promise<string | undefined>;
  opened(store: Store): void;
  stops(): void;
  /** The store refused a call. */
  refused(): void;
}

function within<Result>(work: Promise<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('The store does not answer in time.')), patienceMs);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

export function createReadiness(): Readiness {
  let store: Store | undefined;
  let refusal: string | undefined;
  let triedAt = Number.NEGATIVE_INFINITY;
  let isStopping = false;

  async function attempt(open: Store): Promise<void> {
    triedAt = performance.now();
    try {
      await within(open.transact(triedAs, async ({ account }) => account.nextNumber()));
      refusal = undefined;
    } catch (error) {
      refusal = (error as Error).message;
    }
  }

  return {
    get isReady() {
      return store !== undefined && !isStopping && refusal === undefined;
    },
    async whyNot() {
      if (isStopping) return 'The server is about to stop.';
      if (!store) return 'The server starts.';
      if (performance.now() - triedAt > freshMs) await attempt(store);
      return refusal === undefined ? undefined : 'The store refuses. The log says why.';
    },
    opened: (opened) => {
      store = opened;
    },
    stops: () => {
      isStopping = true;
    },
    refused: () => {
      refusal = 'It refused.';
    },
  };
}
