import {
  type Assessment,
  type Claim,
  type ClaimState,
  emptyAssessment,
  makeClaim,
  mergeAssessments,
  parseAssessment,
  unknownItems,
  withClaim,
} from './assessment';
import { type KeyValueStore, loadAssessment, STORAGE_KEY, saveAssessment } from './assessment-storage';

export interface AssessmentState {
  assessment: Assessment;
  /** Why answers may be lost; null when they are safe. */
  problem: string | null;
  /** False until the browser's storage was read. */
  ready: boolean;
}

export interface Surroundings {
  storage: KeyValueStore | null;
  /** Calls back when another tab changed the storage; key is null when it was emptied. */
  listen: (heard: (key: string | null) => void) => void;
  /** ISO 8601, UTC. */
  now: () => string;
}

export type Imported = { ok: true; changed: number; kept: number; unknown: string[] } | { ok: false; reason: string };

export interface AssessmentStore {
  subscribe(listener: () => void): () => void;
  getSnapshot(): AssessmentState;
  getServerSnapshot(): AssessmentState;
  /** Saved at once. A "not applicable" without a reason is not saved. */
  setClaim(itemId: string, state: ClaimState, words: { reason?: string; note?: string }): void;
  /**
   * Adds a file's answers; where both answer, the newer one stays. A file that cannot be read changes nothing.
   * Without a list of known items none is reported as unknown.
   */
  importFile(text: string, knownItems: Iterable<string> | null): Imported;
  /** Removes the answers to some items. */
  clear(itemIds: readonly string[]): void;
}

const serverState: AssessmentState = { assessment: emptyAssessment(), problem: null, ready: false };

/** One person's answers, shared by all tabs of a browser. */
export function createAssessmentStore({ storage, listen, now }: Surroundings): AssessmentStore {
  const listeners = new Set<() => void>();
  let state = serverState;
  let maySave = true;

  function publish(next: AssessmentState): void {
    state = next;
    for (const listener of listeners) listener();
  }

  function start(): void {
    if (state.ready) return;
    state = read();
    listen((key) => {
      if (key === null || key === STORAGE_KEY) publish(read());
    });
  }

  function read(): AssessmentState {
    const loaded = loadAssessment(storage, now());
    maySave = loaded.maySave;
    const assessment = maySave ? loaded.assessment : state.assessment;
    return { assessment, problem: loaded.problem, ready: true };
  }

  /** Reads first: another tab may have saved since, and its event may still be on the way. */
  function change(update: (current: Assessment) => Assessment): void {
    const fresh = read();
    const assessment = update(fresh.assessment);
    const failed = maySave ? saveAssessment(storage, assessment) : null;
    publish({ assessment, problem: failed ?? fresh.problem ?? (maySave ? null : state.problem), ready: true });
  }

  return {
    subscribe(listener) {
      start();
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    getSnapshot() {
      start();
      return state;
    },
    getServerSnapshot: () => serverState,
    setClaim(itemId, claimState, words) {
      const claim: Claim | null = makeClaim(claimState, now(), words);
      if (claim) change((current) => withClaim(current, itemId, claim));
    },
    importFile(text, knownItems) {
      const parsed = parseAssessment(text);
      if (!parsed.ok) return parsed;
      const incoming = parsed.assessment;
      let changed = 0;
      change((current) => {
        const merged = mergeAssessments(current, incoming);
        const differs = (id: string) => JSON.stringify(merged.claims[id]) !== JSON.stringify(current.claims[id]);
        changed = Object.keys(incoming.claims).filter(differs).length;
        return merged;
      });
      const kept = Object.keys(incoming.claims).length - changed;
      return { ok: true, changed, kept, unknown: knownItems ? unknownItems(incoming, knownItems) : [] };
    },
    clear(itemIds) {
      const gone = new Set(itemIds);
      change(({ claims }) => ({
        ...emptyAssessment(),
        savedTime: now(),
        claims: Object.fromEntries(Object.entries(claims).filter(([id]) => !gone.has(id))),
      }));
    },
  };
}
