/** Those who wait for changes to an assessment, in this process. Others tell it of theirs. */
import { Waker } from '../../deliveries/waker';
import { type Others, Presence, type Present } from './presence';

export interface AssessmentAt {
  /** What the store keeps it under. */
  readonly place: string;
  readonly id: string;
}

/** Waiting calls, so that nobody can make a server hold as many as it likes. Whoever comes after them is answered at once. */
const mostWaiting = 2000;

const nameOf = ({ place, id }: AssessmentAt) => `${place} ${id}`;

export class AssessmentWatchers {
  private readonly waker = new Waker();
  private readonly presence = new Presence();
  private waiting = 0;
  private heard = 0;

  changed(at: AssessmentAt): void {
    this.heard += 1;
    this.waker.wake(nameOf(at));
  }

  /** A browser has it open, for as long as it waits for news. */
  see(at: AssessmentAt, present: Present, waitMs: number): void {
    if (this.presence.see(nameOf(at), present, waitMs)) this.changed(at);
  }

  /** Who else has it open. */
  besides(at: AssessmentAt, { browser }: Present): Others {
    return this.presence.besides(nameOf(at), browser);
  }

  /**
   * Reads until there is news, or the wait is over.
   */
  async wait<Found>(
    at: AssessmentAt,
    ms: number,
    read: () => Promise<Found>,
    isOld: (found: Found) => boolean,
  ): Promise<Found> {
    const end = Date.now() + ms;
    for (;;) {
      const { heard } = this;
      const found = await read();
      const left = end - Date.now();
      if (!isOld(found) || left <= 0 || this.waker.hasStopped || this.waiting >= mostWaiting) return found;
      // What was stored while it read may be newer than what it found.
      if (heard !== this.heard) continue;
      this.waiting += 1;
      await this.waker.wait(nameOf(at), Math.min(left, this.presence.untilNextGoes(nameOf(at))));
      this.waiting -= 1;
      // The store is about to close.
      if (this.waker.hasStopped) return found;
    }
  }

  /** For good: whoever waits is answered. */
  stop(): void {
    this.waker.stop();
  }
}
