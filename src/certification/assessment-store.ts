import type { BrowserStorage, StorageChange } from '../browser/storage';
import {
  type Assessment,
  type ClaimState,
  emptyAssessment,
  parseAssessment,
  STORAGE_KEY,
  unknownItems,
  type Waiver,
} from './assessment';
import { AssessmentHistory, type Words } from './assessment-history';
import { type Aside, dismissAside, type Read, readAside, readSaved, setAside, textToSave } from './assessment-storage';

/**
 * Why the newest answers are on the page alone.
 * `removed`: another tab, or the browser, removed what was saved. `newer` and `unreadable`: what is saved cannot be read
 * here and lies in the way.
 */
export type Obstacle = 'full' | 'refused' | 'removed' | 'newer' | 'unreadable';

export interface AssessmentState {
  assessment: Assessment;
  /** Null when all that is on the page is saved. */
  obstacle: Obstacle | null;
  /** Answers that could not be read, kept apart, until a person dismisses the notice. */
  aside: Aside[];
  /** False where a browser keeps nothing for this page. */
  canSave: boolean;
  /** False until the browser's storage was read. */
  ready: boolean;
}

export interface Surroundings {
  storage: BrowserStorage;
  /** Calls back when another tab changed the storage. */
  listen: (heard: (change: StorageChange) => void) => void;
  /** ISO 8601, UTC. */
  now: () => string;
  /** Calls back once, after milliseconds. Returns a way to stop it. */
  after: (ms: number, act: () => void) => () => void;
}

export type Imported =
  | {
      ok: true;
      changed: number;
      kept: number;
      unknown: string[];
      /** False where the answers are on the page and could not be saved. */
      isSaved: boolean;
    }
  | { ok: false; reason: string };

/** How long typed text may wait to be saved. */
const WRITE_AFTER_MS = 300;
/** How often saving is tried again while it fails. */
const RETRY_AFTER_MS = 5000;

const serverState: AssessmentState = {
  assessment: emptyAssessment(),
  obstacle: null,
  aside: [],
  canSave: true,
  ready: false,
};

/**
 * One person's answers, shared by all tabs of a browser. What is in `history` is on the page and is never taken away: what
 * storage holds is merged into it, and it is merged into what storage holds. A tab that could not save, or whose saved
 * text was overwritten by a tab that had not heard of it yet, saves the merged answers again.
 */
export class AssessmentStore {
  private readonly listeners = new Set<() => void>();
  private readonly history = new AssessmentHistory();
  private state = serverState;
  private waiting: { ms: number; stop: () => void } | null = null;
  private holds = 0;
  private heardMeanwhile: StorageChange[] = [];

  constructor(private readonly around: Surroundings) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.start();
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly getSnapshot = (): AssessmentState => {
    this.start();
    return this.state;
  };

  readonly getServerSnapshot = (): AssessmentState => serverState;

  /** Saved at once. "Not applicable" counts once there is a reason. */
  readonly choose = (itemId: string, state: ClaimState): void => {
    this.start();
    this.history.choose(itemId, state, this.around.now());
    this.save();
  };

  /** Saved at once. @param waiver null takes it back */
  readonly waive = (itemId: string, waiver: Waiver | null): void => {
    this.start();
    this.history.waive(itemId, waiver, this.around.now());
    this.save();
  };

  /** Shown at once, saved within a moment, and by `flush`. */
  readonly write = (itemId: string, words: Words, text: string): void => {
    this.start();
    this.history.write(itemId, words, text, this.around.now());
    this.publish({});
    this.saveAfter(WRITE_AFTER_MS);
  };

  /** What was written, also a reason that does not count at the moment. */
  readonly words = (itemId: string, words: Words): string => this.history.words(itemId, words);

  /**
   * Adds a file's answers; where both answer, the newer one stays. A file that cannot be read changes nothing.
   * Without a list of known items none is reported as unknown.
   */
  readonly importFile = (text: string, knownItems: Iterable<string> | null): Imported => {
    const parsed = parseAssessment(text);
    if (!parsed.ok) return parsed;
    this.start();
    this.merge(readSaved(this.around.storage.read(STORAGE_KEY)));
    const incoming = parsed.assessment;
    const before = this.history.assessment().claims;
    this.history.adopt(incoming);
    const after = this.history.assessment().claims;
    const ids = Object.keys(incoming.claims);
    const changed = ids.filter((id) => JSON.stringify(own(after, id)) !== JSON.stringify(own(before, id))).length;
    const isSaved = this.save();
    const unknown = knownItems ? unknownItems(incoming, knownItems) : [];
    return { ok: true, changed, kept: ids.length - changed, unknown, isSaved };
  };

  /** Removes the answers to some items. */
  readonly clear = (itemIds: readonly string[]): void => {
    this.start();
    for (const id of itemIds) this.history.clear(id, this.around.now());
    this.save();
  };

  /** Saves what waits: before the page goes out of sight, and when a field is left. */
  readonly flush = (): void => {
    if (this.waiting !== null) this.save();
  };

  /** Tries to save again, because a person asks. */
  readonly retry = (): void => {
    this.save();
  };

  /** Reads what other tabs saved while this one slept. */
  readonly refresh = (): void => {
    if (this.state.ready) this.hear({ key: STORAGE_KEY, text: this.around.storage.read(STORAGE_KEY) });
  };

  /** Holds changes of other tabs back while an input method is at work: it would lose its place. Returns a way to end that. */
  readonly hold = (): (() => void) => {
    let isHeld = true;
    this.holds += 1;
    return () => {
      if (!isHeld) return;
      isHeld = false;
      this.holds -= 1;
      if (this.holds > 0) return;
      for (const change of this.heardMeanwhile.splice(0)) this.hear(change);
    };
  };

  readonly dismiss = (key: string): void => {
    dismissAside(this.around.storage, key, this.around.now());
    this.publish({ aside: this.state.aside.filter((aside) => aside.key !== key) });
  };

  /** What lies in the way of saving; null where nothing does. */
  readonly inTheWay = (): string | null => {
    const saved = readSaved(this.around.storage.read(STORAGE_KEY));
    return saved.kind === 'unreadable' ? saved.text : null;
  };

  /** Saves over what lies in the way, for a person who took a copy of it. */
  readonly replace = (): void => {
    this.keep();
  };

  private start(): void {
    if (this.state.ready) return;
    const { storage, listen } = this.around;
    this.state = { ...serverState, ready: true, canSave: storage.isOpen() };
    const saved = readSaved(storage.read(STORAGE_KEY));
    const obstacle = this.merge(saved);
    this.state = { ...this.state, assessment: this.history.assessment(), obstacle, aside: readAside(storage) };
    listen((change) => this.hear(change));
  }

  private hear(change: StorageChange): void {
    if (change.key !== null && change.key !== STORAGE_KEY) {
      // Another key may have made room.
      if (this.state.obstacle === 'full') this.saveAfter(0);
      return;
    }
    if (this.holds > 0) {
      this.heardMeanwhile.push(change);
      return;
    }
    const saved = readSaved(change.text);
    if (saved.kind === 'none') {
      const wasSaved = this.waiting === null && this.state.obstacle === null && !this.history.isEmpty();
      if (wasSaved) this.publish({ obstacle: 'removed' });
      return;
    }
    const obstacle = this.merge(saved);
    const isBehind = saved.kind !== 'read' || !saved.isComplete || !saved.history.equals(this.history);
    const aside = readAside(this.around.storage);
    this.publish({ obstacle: obstacle ?? (isBehind ? this.state.obstacle : null), aside });
    if (isBehind && obstacle === null) this.saveAfter(WRITE_AFTER_MS);
  }

  /** Takes saved answers over. @returns what is in the way of saving. */
  private merge(saved: Read): Obstacle | null {
    if (saved.kind === 'none') return null;
    if (saved.kind === 'unreadable') {
      if (saved.isNewer) return 'newer';
      return setAside(this.around.storage, saved.text, this.around.now()) ? null : 'unreadable';
    }
    // Answers without a history have nothing to merge by: the newer claim counts, unless there is nothing here yet.
    if (saved.isComplete || this.history.isEmpty()) this.history.merge(saved.history);
    else this.history.adopt(saved.history.assessment());
    return null;
  }

  /** Reads first: another tab may have saved since, and its event may still be on the way. @returns false where it failed. */
  private save(): boolean {
    const obstacle = this.merge(readSaved(this.around.storage.read(STORAGE_KEY)));
    if (obstacle === null) return this.keep();
    this.stopWaiting();
    this.publish({ obstacle, aside: readAside(this.around.storage) });
    if (obstacle === 'unreadable') this.saveAfter(RETRY_AFTER_MS);
    return false;
  }

  private keep(): boolean {
    this.stopWaiting();
    const { storage } = this.around;
    const kept = storage.keep(STORAGE_KEY, textToSave(this.history));
    this.publish({ obstacle: kept === 'kept' ? null : kept, aside: readAside(storage), canSave: storage.isOpen() });
    if (kept !== 'kept') this.saveAfter(RETRY_AFTER_MS);
    return kept === 'kept';
  }

  private saveAfter(ms: number): void {
    if (this.waiting && this.waiting.ms <= ms) return;
    this.stopWaiting();
    const stop = this.around.after(ms, () => {
      this.waiting = null;
      if (this.holds > 0) this.saveAfter(ms);
      else this.save();
    });
    this.waiting = { ms, stop };
  }

  private stopWaiting(): void {
    this.waiting?.stop();
    this.waiting = null;
  }

  private publish(part: Partial<AssessmentState>): void {
    this.state = { ...this.state, assessment: this.history.assessment(), ...part };
    for (const listener of this.listeners) listener();
  }
}

function own<Value>(record: Record<string, Value>, key: string): Value | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
