import type { AssessmentDocument, Moment, Origin } from './document';
import type { Journal } from './journal';
import type { AssessmentLog } from './log';
import { type Arrival, listingOf, type Opened, takeRows } from './opening';
import { Saving } from './saving';
import type { Obstacle } from './types';

/** After so long without a letter, a text counts as written. */
const WRITTEN_AFTER_MS = 2000;

/** From where changes come that are kept already, or by whoever sent them. */
const keptElsewhere: readonly Origin[] = ['log', 'tab'];

export interface ShownAround {
  log: AssessmentLog;
  journal: Journal;
  /** Calls back once, after milliseconds. Returns a way to stop it. */
  after(ms: number, act: () => void): () => void;
  now(): Moment;
  /** @param isNews other tabs do not know of it */
  changed(update: Uint8Array, origin: Origin, isNews: boolean): void;
  /** @param isFirst it was never kept before */
  told(obstacle: Obstacle | null, isFirst: boolean): void;
}

/** The document that is on the page, and how all that is done in it is kept. */
export class ShownAssessment {
  readonly document: AssessmentDocument;
  private readonly saving: Saving;
  private readonly stopHearing: () => void;
  /** The last of the log that it holds. */
  private lastKey: number;
  private isKept: boolean;
  private isTyping = false;
  private stopIdle = () => {};

  constructor(
    { document, lastKey }: Opened,
    private readonly around: ShownAround,
  ) {
    this.document = document;
    this.lastKey = lastKey;
    this.isKept = lastKey > 0;
    const { log, journal, after } = around;
    this.saving = new Saving(document, {
      ...{ log, journal, after },
      listing: () => listingOf(document),
      told: (obstacle) => this.told(obstacle),
    });
    this.stopHearing = document.onUpdate((update, origin) => this.changed(update, origin));
  }

  get id(): string {
    return this.document.id;
  }

  /** A text as it is being written: kept with what follows it in a moment. */
  type(write: () => void): void {
    this.isTyping = true;
    write();
    this.isTyping = false;
    this.stopIdle();
    this.stopIdle = this.around.after(WRITTEN_AFTER_MS, () => this.settle());
  }

  /** Ends what is being written, and keeps what waits. Ends when it is kept, or could not be. */
  flush(): Promise<void> {
    this.settle();
    return this.saving.write();
  }

  /** Keeps all of it, whatever was kept before. */
  keepWhole(): void {
    this.saving.add(this.document.encode());
  }

  /** Reads what other tabs kept while this one slept. */
  async refresh(): Promise<void> {
    const { log } = this.around;
    try {
      const rows = await log.read(this.id, this.lastKey);
      this.lastKey = (await takeRows(log, this.document, rows)) ?? this.lastKey;
    } catch {
      // What cannot be read now is read the next time; nothing on the page depends on it.
    }
  }

  /** A change of another tab. It may come before one that it rests on, which is in the log then. */
  arrive(update: Uint8Array): void {
    this.document.apply(update, 'tab');
    if (this.document.isWaiting()) void this.refresh();
  }

  /** Takes in what was kept outside the log, and keeps it there. */
  async takeIn(arrivals: readonly Arrival[]): Promise<void> {
    if (arrivals.length === 0) return;
    for (const { update } of arrivals) this.document.apply(update, 'journal');
    await this.saving.write();
    if (!this.saving.isBehind()) for (const { forget } of arrivals) forget();
  }

  /** Whether what was kept of it is gone. Then the next change keeps all of it again. */
  async isLost(): Promise<boolean> {
    if (!this.isKept || this.document.isEmpty()) return false;
    const listings = await this.around.log.listings().catch(() => null);
    if (listings === null || listings.some(({ id }) => id === this.id)) return false;
    this.saving.keepWholeNext();
    return true;
  }

  /** It leaves the page. What waits is kept all the same. */
  leave(): Promise<void> {
    const kept = this.flush();
    this.stopHearing();
    return kept;
  }

  /** It was removed on purpose. */
  stop(): void {
    this.stopIdle();
    this.stopHearing();
    this.saving.stop();
  }

  private settle(): void {
    this.stopIdle();
    this.document.settle(this.around.now());
  }

  private changed(update: Uint8Array, origin: Origin): void {
    // Without an id it is none yet: its changes go over to the first that is shown.
    const isNews = this.id !== '' && !keptElsewhere.includes(origin);
    if (isNews) this.saving.add(update, this.isTyping);
    this.around.changed(update, origin, isNews);
  }

  private told(obstacle: Obstacle | null): void {
    const isFirst = obstacle === null && !this.isKept;
    if (isFirst) this.isKept = true;
    this.around.told(obstacle, isFirst);
  }
}
