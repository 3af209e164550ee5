import type { Kept } from '../../browser/storage';
import { type AssessmentDocument, asOne } from './document';
import type { Journal } from './journal';
import { type AssessmentLog, LogFault } from './log';
import type { Listing, Obstacle } from './types';

/** How long a change may wait for others, so that a text is not kept letter by letter. The journal has it meanwhile. */
const GATHER_MS = 300;
/** How often saving is tried again while it fails. */
const RETRY_MS = 5000;

interface Around {
  log: AssessmentLog;
  journal: Journal;
  /** Calls back once, after milliseconds. Returns a way to stop it. */
  after(ms: number, act: () => void): () => void;
  listing(): Listing;
  /** Called after each attempt. @param obstacle null when all is kept */
  told(obstacle: Obstacle | null): void;
}

/** Keeps what is done in one document: in the journal at once, in the log a moment later. */
export class Saving {
  private unsaved: Uint8Array[] = [];
  /** On its way to the log. */
  private sent: Uint8Array[] = [];
  private inJournal: Kept = 'kept';
  private waiting: { ms: number; stop: () => void } | null = null;
  private writing: Promise<void> | null = null;
  private needsWhole = false;

  constructor(
    private readonly document: AssessmentDocument,
    private readonly around: Around,
  ) {}

  /** @param isTyping more of it will come in a moment */
  add(update: Uint8Array, isTyping = false): void {
    this.unsaved.push(update);
    this.toJournal();
    if (isTyping && this.inJournal === 'kept') this.writeAfter(GATHER_MS);
    else void this.write();
  }

  /** Whether something is on the page that neither log nor journal has. */
  isBehind(): boolean {
    return this.sent.length + this.unsaved.length > 0 && this.inJournal !== 'kept';
  }

  /** Writes what waits. Ends when it is kept, or could not be. */
  write(): Promise<void> {
    this.waiting?.stop();
    this.waiting = null;
    this.writing ??= this.writeAll().finally(() => {
      this.writing = null;
    });
    return this.writing;
  }

  /** Its document was removed on purpose. */
  stop(): void {
    this.waiting?.stop();
    this.unsaved = [];
    this.around.journal.forget(this.document.id);
  }

  /** What was kept may be gone: the next change brings all of it. */
  keepWholeNext(): void {
    this.needsWhole = true;
  }

  private async writeAll(): Promise<void> {
    while (this.unsaved.length > 0) {
      this.sent = this.unsaved;
      this.unsaved = [];
      try {
        await this.append();
      } catch (error) {
        this.unsaved = [...this.sent, ...this.unsaved];
        this.sent = [];
        this.failed(error);
        return;
      }
      this.sent = [];
      this.needsWhole = false;
      if (this.unsaved.length === 0) this.around.journal.forget(this.document.id);
      else this.toJournal();
      this.around.told(null);
    }
  }

  private append(): Promise<void> {
    const whole = () => this.document.encode();
    const update = this.needsWhole ? whole() : asOne(this.sent);
    return this.around.log.append(this.around.listing(), update, whole);
  }

  private failed(error: unknown): void {
    this.needsWhole = true;
    this.toJournal();
    const inLog = error instanceof LogFault ? error.obstacle : 'refused';
    this.writeAfter(RETRY_MS);
    if (this.inJournal === 'kept') this.around.told(inLog === 'newer' ? 'newer' : null);
    else this.around.told(inLog === 'refused' || inLog === 'newer' ? this.inJournal : inLog);
  }

  private toJournal(): void {
    if (this.unsaved.length > 1) this.unsaved = [asOne(this.unsaved)];
    this.inJournal = this.around.journal.keep(this.document.id, asOne([...this.sent, ...this.unsaved]));
  }

  private writeAfter(ms: number): void {
    if (this.waiting && this.waiting.ms <= ms) return;
    this.waiting?.stop();
    const stop = this.around.after(ms, () => {
      this.waiting = null;
      void this.write();
    });
    this.waiting = { ms, stop };
  }
}
