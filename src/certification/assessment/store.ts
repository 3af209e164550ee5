import type { Channel } from '../../browser/channel';
import type { BrowserStorage, StorageChange } from '../../browser/storage';
import { documentCommands } from './commands';
import { AssessmentDocument, type Moment, type Origin } from './document';
import { emptyAssessment } from './empty';
import { parseAssessment, unknownSubjects } from './file';
import { isOfJournal, Journal, readEntry } from './journal';
import { KEPT_KEY, OLDER_KEY } from './keys';
import { type AssessmentLog, LogFault } from './log';
import { dismissAside, readAside, setAside } from './older';
import { arrivalsIn, bringIn, listingOf, type Opened, openDocument, takeRows } from './opening';
import { Saving } from './saving';
import { hearTabs, type News, tellTabs } from './tabs';
import { takeNewer } from './taking-over';
import type { About, Aside, Assessment, AssessmentCommands, AssessmentState, Obstacle } from './types';

export interface Surroundings {
  log: AssessmentLog;
  storage: BrowserStorage;
  channel: Channel;
  /** Calls back when another tab changed the storage. */
  listen: (heard: (change: StorageChange) => void) => void;
  /** ISO 8601, UTC. */
  now: () => string;
  newId: () => string;
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

/** After so long without a letter, a text counts as written. */
const WRITTEN_AFTER_MS = 2000;
const AUTHOR_KEY = 'connector-standards:author';

const serverState: AssessmentState = {
  ...{ assessment: emptyAssessment(), listings: [], history: [], obstacle: null, aside: [] },
  ...{ canSave: true, ready: false, author: '' },
};

/**
 * The assessments of one browser, shared by all its tabs. What is on the page is never taken away from it: what the browser
 * keeps is merged into it, and it is merged into what the browser keeps.
 */
export class AssessmentStore {
  private readonly listeners = new Set<() => void>();
  private readonly updateListeners = new Set<(id: string, update: Uint8Array, origin: Origin) => void>();
  private readonly journal: Journal;
  private state = serverState;
  private document: AssessmentDocument;
  private saving: Saving;
  private stopHearing = () => {};
  private hasBegun = false;
  private lastKey = 0;
  /** Rises with each assessment that is shown. */
  private turn = 0;
  private isTyping = false;
  private isKept = false;
  private logAside: readonly Aside[] = [];
  private stopIdle = () => {};
  private holds = 0;
  private heardMeanwhile: (() => void)[] = [];
  /** Widgets change the assessment by these. */
  readonly commands: AssessmentCommands;

  /** @param extend what widgets do beyond the plain commands */
  constructor(
    private readonly around: Surroundings,
    extend: (commands: AssessmentCommands, read: () => Assessment) => AssessmentCommands = (commands) => commands,
  ) {
    this.journal = new Journal(around.storage, around.newId());
    this.document = new AssessmentDocument('');
    this.saving = this.savingOf(this.document);
    const commands = documentCommands(
      () => this.document,
      () => this.moment(),
    );
    const own: AssessmentCommands = {
      ...commands,
      write: (subject, words, text) => this.type(() => commands.write(subject, words, text)),
      setAuthor: (name) => this.setAuthor(name),
      create: (about) => this.create(about),
      add: (assessment) => this.add(assessment),
      open: (id) => void this.open(id),
      remove: (id) => void this.remove(id),
    };
    this.commands = extend(own, () => this.document.assessment());
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.begin();
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly getSnapshot = (): AssessmentState => this.state;

  readonly getServerSnapshot = (): AssessmentState => serverState;

  /** Calls back with every change of the open assessment, wherever it comes from. Returns a way to stop. */
  readonly onUpdate = (heard: (id: string, update: Uint8Array, origin: Origin) => void): (() => void) => {
    this.updateListeners.add(heard);
    return () => this.updateListeners.delete(heard);
  };

  /** The open one. Another one after `open`, `create` and `add`. */
  readonly openDocument = (): AssessmentDocument => this.document;

  /** Opens an assessment that came from elsewhere with its changes; where it is kept here, they are merged. */
  readonly join = async (id: string, update: Uint8Array, origin: Origin): Promise<boolean> => {
    if (this.document.id !== id || !this.state.ready) await this.open(id);
    return this.document.id === id && this.document.apply(update, origin);
  };

  /** Takes a file's answers over; of what both hold the newer stays. A file that cannot be read changes nothing. */
  readonly importFile = async (text: string, known: Iterable<string> | null): Promise<Imported> => {
    const parsed = parseAssessment(text);
    if (!parsed.ok) return parsed;
    await this.refresh();
    const { next, changed, kept } = takeNewer(this.document.assessment(), parsed.assessment);
    this.commands.adopt(next);
    await this.saving.write();
    const unknown = known ? unknownSubjects(parsed.assessment, known) : [];
    return { ok: true, changed, kept, unknown, isSaved: !this.saving.isBehind() };
  };

  /** Another assessment of this browser, as it is kept; null where there is none. Nothing is opened. */
  readonly peek = async (id: string): Promise<Assessment | null> => {
    try {
      const { document } = await openDocument(this.around.log, id);
      return document.isEmpty() ? null : document.assessment();
    } catch {
      return null;
    }
  };

  /** Saves what waits: before the page goes out of sight, and when a field is left. */
  readonly flush = (): void => {
    this.settle();
    void this.saving.write();
  };

  /** Tries to save again, because a person asks. */
  readonly retry = (): void => {
    this.saving.add(this.document.encode());
  };

  /** Reads what other tabs saved while this one slept. */
  readonly refresh = async (): Promise<void> => {
    if (!this.state.ready) return;
    const { document } = this;
    try {
      const rows = await this.around.log.read(document.id, this.lastKey);
      if (this.document === document) this.lastKey = (await takeRows(this.around.log, document, rows)) ?? this.lastKey;
    } catch {
      // What cannot be read now is read the next time; nothing on the page depends on it.
    }
  };

  /** Holds changes of other tabs back while an input method is at work: it would lose its place. Returns a way to end that. */
  readonly hold = (): (() => void) => {
    let isHeld = true;
    this.holds += 1;
    return () => {
      if (!isHeld) return;
      isHeld = false;
      this.holds -= 1;
      if (this.holds === 0) for (const act of this.heardMeanwhile.splice(0)) act();
    };
  };

  readonly dismiss = (key: string): void => {
    dismissAside(this.around.storage, key, this.around.now());
    void this.around.log.dismiss(key).catch(() => {});
    this.logAside = this.logAside.filter((aside) => aside.key !== key);
    this.publish();
  };

  private begin(): void {
    if (this.hasBegun) return;
    this.hasBegun = true;
    const { channel, listen, log } = this.around;
    hearTabs(channel, (news) => this.whenFree(() => this.hear(news)));
    listen((change) => this.whenFree(() => this.hearStorage(change)));
    log.onGone(() => void this.lost());
    void this.openFirst();
  }

  private whenFree(act: () => void): void {
    if (this.holds > 0) this.heardMeanwhile.push(act);
    else act();
  }

  private async openFirst(): Promise<void> {
    const { storage, log, newId, now } = this.around;
    for (const key of this.journal.unreadable()) setAside(storage, key, now());
    const arrivals = arrivalsIn(storage, this.journal, now());
    const otherwise = arrivals.at(0)?.id ?? newId();
    const id = await log.opened(otherwise).catch(() => otherwise);
    await this.show(id);
  }

  /** Shows an assessment once what the browser keeps of it was read. */
  private async show(id: string): Promise<void> {
    const { log, storage } = this.around;
    this.turn += 1;
    const { turn } = this;
    let obstacle: Obstacle | null = null;
    let opened: Opened = { document: new AssessmentDocument(id), lastKey: 0 };
    let canSave = true;
    try {
      opened = await openDocument(log, id);
      this.logAside = await log.aside();
    } catch (error) {
      canSave = storage.isOpen();
      if (error instanceof LogFault && error.obstacle === 'newer') obstacle = 'newer';
    }
    // A person went on to another one meanwhile.
    if (turn !== this.turn) return;
    this.attach(opened);
    this.state = { ...this.state, ready: true, canSave, obstacle, author: storage.read(AUTHOR_KEY) ?? '' };
    this.takeArrivals();
    this.publish();
    await this.relist();
  }

  private attach({ document, lastKey }: Opened): void {
    this.stopHearing();
    this.document = document;
    this.saving = this.savingOf(document);
    this.lastKey = lastKey;
    this.isKept = lastKey > 0;
    this.stopHearing = document.onUpdate((update, origin) => this.changed(document, update, origin));
  }

  private savingOf(document: AssessmentDocument): Saving {
    return new Saving(document, {
      ...{ log: this.around.log, journal: this.journal, after: this.around.after },
      listing: () => listingOf(document),
      told: (obstacle) => this.told(document, obstacle),
    });
  }

  private told(document: AssessmentDocument, obstacle: Obstacle | null): void {
    if (document !== this.document) return;
    const isFirst = obstacle === null && !this.isKept;
    this.publish({ obstacle });
    if (!isFirst) return;
    this.isKept = true;
    this.around.storage.keep(KEPT_KEY, 'yes');
    tellTabs(this.around.channel, { kind: 'listings' });
    void this.relist();
  }

  private changed(document: AssessmentDocument, update: Uint8Array, origin: Origin): void {
    if (origin !== 'log' && origin !== 'tab') {
      this.saving.add(update, this.isTyping);
      tellTabs(this.around.channel, { kind: 'update', id: document.id, update });
    }
    for (const heard of this.updateListeners) heard(document.id, update, origin);
    this.publish();
  }

  /** Takes in what closed tabs and an older release left; it is kept in the log from then on. */
  private takeArrivals(): void {
    const { storage, log, now } = this.around;
    const arrivals = arrivalsIn(storage, this.journal, now()).filter(({ id }) => id !== '');
    const mine = arrivals.filter(({ id }) => id === this.document.id);
    const { saving, document } = this;
    for (const { update } of mine) document.apply(update, 'journal');
    if (mine.length > 0)
      void saving.write().then(() => {
        if (!saving.isBehind()) for (const { forget } of mine) forget();
      });
    const others = arrivals.filter(({ id }) => id !== document.id);
    if (others.length > 0)
      void bringIn(log, others).then(
        () => this.relist(),
        () => {},
      );
  }

  private hear(news: News): void {
    if (!this.state.ready) return;
    const isOpen = 'id' in news && news.id === this.document.id;
    if (news.kind === 'listings') void this.relist();
    else if (news.kind === 'open' && !isOpen) void this.go(news.id);
    else if (news.kind === 'removed') void this.gone(news.id);
    else if (news.kind === 'update' && isOpen) this.arrive(news.update);
  }

  private arrive(update: Uint8Array): void {
    this.document.apply(update, 'tab');
    if (this.document.isWaiting()) void this.refresh();
  }

  private hearStorage({ key, text }: StorageChange): void {
    if (!this.state.ready || key === null) return;
    if (key === OLDER_KEY && text !== null) this.takeArrivals();
    if (key === AUTHOR_KEY) this.publish({ author: text ?? '' });
    if (!isOfJournal(key)) return;
    const entry = readEntry(key, text);
    if (entry?.id === this.document.id) this.arrive(entry.update);
    if (!entry && !this.around.channel.works) void this.refresh();
  }

  /** The browser, or another tab, removed what was kept: it stays on the page, and the next change keeps all of it again. */
  private async lost(): Promise<void> {
    if (!this.state.ready || !this.isKept || this.document.isEmpty()) return;
    const listings = await this.around.log.listings().catch(() => null);
    if (listings === null || listings.some(({ id }) => id === this.document.id)) return;
    this.saving.keepWholeNext();
    this.publish({ obstacle: 'removed', listings });
  }

  private async relist(): Promise<void> {
    const listings = await this.around.log.listings().catch(() => this.state.listings);
    this.publish({ listings });
  }

  private type(write: () => void): void {
    this.isTyping = true;
    write();
    this.isTyping = false;
    this.stopIdle();
    this.stopIdle = this.around.after(WRITTEN_AFTER_MS, () => this.settle());
  }

  private settle(): void {
    this.stopIdle();
    this.document.settle(this.moment());
  }

  private moment(): Moment {
    const { now, newId } = this.around;
    const { author } = this.state;
    return { time: now(), ...(author && { by: author }), newId };
  }

  private setAuthor(name: string): void {
    this.around.storage.keep(AUTHOR_KEY, name);
    this.publish({ author: name });
  }

  private create(about: Partial<About>): string {
    const document = new AssessmentDocument(this.around.newId());
    this.goToNew(document);
    this.commands.describe(about);
    return document.id;
  }

  private add(assessment: Assessment): string {
    const isKnown = [this.document.id, ...this.state.listings.map(({ id }) => id)].includes(assessment.id);
    const id = isKnown ? this.around.newId() : assessment.id;
    this.goToNew(AssessmentDocument.of({ ...assessment, id }));
    return id;
  }

  private goToNew(document: AssessmentDocument): void {
    this.flush();
    this.turn += 1;
    this.attach({ document, lastKey: 0 });
    this.state = { ...this.state, ready: true };
    this.saving.add(document.encode());
    void this.around.log.open(document.id).catch(() => {});
    tellTabs(this.around.channel, { kind: 'open', id: document.id });
    this.publish();
  }

  private async open(id: string): Promise<void> {
    if (id === this.document.id) return;
    await this.around.log.open(id).catch(() => {});
    tellTabs(this.around.channel, { kind: 'open', id });
    await this.go(id);
  }

  private async go(id: string): Promise<void> {
    this.flush();
    await this.saving.write();
    await this.show(id);
  }

  private async remove(id: string): Promise<void> {
    if (id === this.document.id) this.saving.stop();
    await this.around.log.remove(id).catch(() => {});
    for (const entry of this.journal.entries()) if (entry.id === id) this.journal.forgetEntry(entry);
    tellTabs(this.around.channel, { kind: 'removed', id });
    await this.gone(id);
  }

  /** Another takes the place of one that was removed, the same in all tabs. */
  private async gone(id: string): Promise<void> {
    await this.relist();
    if (id !== this.document.id) return;
    this.saving.stop();
    const otherwise = this.state.listings[0]?.id ?? this.around.newId();
    await this.show(await this.around.log.opened(otherwise).catch(() => otherwise));
  }

  private publish(part: Partial<AssessmentState> = {}): void {
    const aside = [...readAside(this.around.storage), ...this.logAside];
    const shown = this.state.ready ? { assessment: this.document.assessment(), history: this.document.history() } : {};
    this.state = { ...this.state, ...shown, aside, ...part };
    for (const listener of this.listeners) listener();
  }
}
