/**
 * What the processes of one sandbox share beside its data: who sends along which webhook's line, what one of them has to tell
 * the others, and how many calls were let through. A process on a data file of its own shares with nobody, see `alone.ts`.
 */
import type { News } from './news';

/** A line that this process sends along, and no other. */
export interface Hold {
  /** False once this process can no longer be sure, such as after it lost the database. Then nothing more is taken. */
  readonly isHeld: boolean;
  /** Resolves when others may take it, at the latest once this process has ended. Never fails. */
  release(): Promise<void>;
}

export interface RateLimiter {
  /**
   * Seconds to wait, or 0 when the request may pass. What is asked of others takes its time.
   * @param perSecond of this key, where it has a limit of its own
   */
  take(key: string, nowMs: number, perSecond?: number): number | Promise<number>;
}

export interface Listener {
  /** Another process stored something that this one acts on. */
  heard(news: News): void;
  /** Anything may have been told unheard, or left undone: another process ended, or this one was cut off for a while. */
  missed(): void;
}

export interface Peers {
  /**
   * Asks to send along a line. At most one process has it, and it is free at once when that process dies.
   * @param line its name, the same in every process
   * @returns undefined where another process has it. That one was told of whatever was stored for the line.
   */
  take(line: string): Promise<Hold | undefined>;
  /** Tells the others how far a ledger grew: now and then, for those who look on. */
  grew(accountId: string, sequence: number): void;
  /** Resolves once all others have heard what was told before; without whoever takes longer than two seconds. Never fails. */
  caughtUp(): Promise<void>;
  /** @param perSecond requests a second, counted over all processes; 0 switches the limit off */
  limiter(perSecond: number): RateLimiter;
  /** Before anything else is asked. */
  join(listener: Listener): Promise<void>;
  /** The others go on with what this process had. */
  leave(): Promise<void>;
}
