/** Where a browser keeps assessments: a log of updates for each, which only grows until it is made shorter as a whole. */
import type { Aside, Listing, Obstacle } from './types';

/** Why the log keeps nothing. */
export class LogFault extends Error {
  constructor(
    readonly obstacle: Exclude<Obstacle, 'removed'>,
    message: string,
  ) {
    super(message);
  }
}

export interface LoggedUpdate {
  /** Rises with each update of the log. */
  readonly key: number;
  readonly update: Uint8Array;
}

/** Everything here rejects with LogFault. */
export interface AssessmentLog {
  listings(): Promise<readonly Listing[]>;
  /** The one that is open in all tabs. Where none is, `otherwise` is from now on, and every tab gets the same. */
  opened(otherwise: string): Promise<string>;
  open(id: string): Promise<void>;
  /** @param after a key: only what came behind it */
  read(id: string, after?: number): Promise<readonly LoggedUpdate[]>;
  /**
   * Adds an update. Where nothing is kept of the assessment, as before its first change or since the browser removed all, the
   * whole of it is kept instead.
   */
  append(listing: Listing, update: Uint8Array, whole: () => Uint8Array): Promise<void>;
  /** Puts one update in the place of several. */
  shorten(id: string, keys: readonly number[], whole: Uint8Array): Promise<void>;
  /** Takes an update that cannot be read out of the way. It is never thrown away. */
  setAside(id: string, key: number): Promise<void>;
  aside(): Promise<readonly Aside[]>;
  dismiss(key: string): Promise<void>;
  remove(id: string): Promise<void>;
  /** Calls back when what is kept may be gone: the browser, or another tab, closed or removed it. */
  onGone(heard: () => void): void;
}
