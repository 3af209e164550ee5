import type { Channel } from '../../browser/channel';
import type { BrowserStorage, StorageChange } from '../../browser/storage';
import { documentCommands } from './commands';
import { AssessmentDocument, type Moment, type Origin } from './document';
import { emptyAssessment } from './empty';
import { type FileReferences, onlyIn, referencesIn } from './file-references';
import { isOfJournal, Journal, readEntry } from './journal';
import { KEPT_KEY, OLDER_KEY } from './keys';
import { type AssessmentLog, LogFault } from './log';
import { dismissAside, readAside, setAside } from './older';
import { type Arrival, arrivalsIn, bringIn, type Opened, openDocument } from './opening';
import { ShownAssessment } from './shown';
import { hearTabs, type News, tellTabs } from './tabs';
import type { About, Aside, Assessment, AssessmentCommands, AssessmentState, Obstacle } from './types';
import { Waiting } from './waiting';

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
  /** Bytes of files that nothing refers to any more, by the SHA-256 of them. */
  forgetFiles: (digests: readonly string[]) => Promise<void>;
}

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
  private readonly waiting = new Waiting();
  private state = serverState;
  /** Before anything was read: an empty one, whose changes go over to the first that is shown. */
  private shown: ShownAssessment;
  private hasBegun = false;
  /** Rises with each assessment that is shown. */
  private turn = 0;
  private aside: { storage: readonly Aside[]; log: readonly Aside[] } = { storage: [], log: [] };
  /** Widgets change the assessment by these. */
  readonly commands: AssessmentCommands;
  /** Holds changes of other tabs back while an input method is at work: it would lose its place. Returns a way to end that. */
  readonly hold = this.waiting.hold;

  /** @param extend what widgets do beyond the plain commands */
  constructor(
    private readonly around: Surroundings,
    extend: (commands: AssessmentCommands, read: () => Assessment) => AssessmentCommands = (commands) => commands,
  ) {
    this.journal = new Journal(around.storage, around.newId());
    this.shown = this.shownOf({ document: new AssessmentDocument(''), lastKey: 0 });
    const commands = documentCommands(
      () => this.shown.document,
      () => this.moment(),
    );
    const own: AssessmentCommands = {
      ...commands,
      write: (subject, words, text) => this.shown.type(() => commands.write(subject, words, text)),
      setAuthor: (name) => this.setAuthor(name),
      create: (about) => this.create(about),
      add: (assessment) => this.add(assessment),
      open: (id) => void this.open(id),
      remove: (id) => void this.remove(id),
    };
    this.commands = extend(own, () => this.shown.document.assessment());
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
  readonly openDocument = (): AssessmentDocument => this.shown.document;

  /** Opens an assessment that came from elsewhere with its changes; where it is kept here, they are merged. */
  readonly join = async (id: string, update: Uint8Array, origin: Origin): Promise<boolean> => {
    await this.open(id);
    return this.shown.id === id && this.shown.document.apply(update, origin);
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

  /** Files that any assessment of this browser refers to. Null where one cannot be read: then nobody knows of all. */
  readonly fileReferences = async (): Promise<FileReferences | null> => {
    const arrivals = this.arrivals();
    try {
      const listed = (await this.around.log.listings()).map(({ id }) => id);
      const others = new Set([...listed, ...arrivals.map(({ id }) => id)]);
      others.delete(this.shown.id);
      const documents = await Promise.all([...others].map((id) => this.keptDocument(id, arrivals)));
      return referencesIn([this.shown.document, ...documents]);
    } catch {
      return null;
    }
  };

  /** Saves what waits: before the page goes out of sight, and when a field is left. */
  readonly flush = (): void => void this.shown.flush();

  /** Tries to save again, because a person asks. */
  readonly retry = (): void => this.shown.keepWhole();

  /** Reads what other tabs saved while this one slept. */
  readonly refresh = async (): Promise<void> => {
    if (this.state.ready) await this.shown.refresh();
  };

  /** Tells no more of something that was set aside. It stays kept. */
  readonly dismiss = (key: string): void => {
    dismissAside(this.around.storage, key, this.around.now());
    void this.around.log.dismiss(key).catch(() => {});
    const log = this.aside.log.filter((aside) => aside.key !== key);
    this.aside = { storage: readAside(this.around.storage), log };
    this.publish();
  };

  private begin(): void {
    if (this.hasBegun) return;
    this.hasBegun = true;
    const { channel, listen, log, storage } = this.around;
    this.state = { ...this.state, author: storage.read(AUTHOR_KEY) ?? '' };
    hearTabs(channel, (news) => this.waiting.act(() => this.hear(news)));
    listen((change) => this.waiting.act(() => this.hearStorage(change)));
    log.onGone(() => void this.lost());
    void this.openFirst();
  }

  private async openFirst(): Promise<void> {
    const { storage, log, newId, now } = this.around;
    for (const key of this.journal.unreadable()) setAside(storage, key, now());
    const otherwise = this.arrivals()[0]?.id ?? newId();
    const id = await log.opened(otherwise).catch(() => otherwise);
    if (this.turn === 0) await this.show(id);
  }

  /** Shows an assessment once what the browser keeps of it was read. */
  private async show(id: string): Promise<void> {
    const { log, storage } = this.around;
    this.turn += 1;
    const { turn } = this;
    let obstacle: Obstacle | null = null;
    let opened: Opened = { document: new AssessmentDocument(id), lastKey: 0 };
    let canSave = true;
    let aside: readonly Aside[] = [];
    try {
      opened = await openDocument(log, id);
      aside = await log.aside();
    } catch (error) {
      canSave = storage.isOpen();
      if (error instanceof LogFault && error.obstacle === 'newer') obstacle = 'newer';
    }
    // A person went on to another one meanwhile.
    if (turn !== this.turn) return;
    this.state = { ...this.state, canSave, obstacle };
    this.attach(opened);
    this.takeArrivals();
    this.aside = { storage: readAside(storage), log: aside };
    this.publish();
    await this.relist();
  }

  private attach(opened: Opened): void {
    const before = this.shown;
    this.shown = this.shownOf(opened);
    this.state = { ...this.state, ready: true };
    if (before.id !== '') void before.leave();
    else if (!before.document.isEmpty()) this.shown.document.apply(before.document.encode(), 'early');
  }

  private shownOf(opened: Opened): ShownAssessment {
    const { document } = opened;
    const isShown = () => this.shown?.document === document && document.id !== '';
    return new ShownAssessment(opened, {
      ...{ log: this.around.log, journal: this.journal, after: this.around.after },
      now: () => this.moment(),
      changed: (update, origin, isNews) => {
        if (isNews) tellTabs(this.around.channel, { kind: 'update', id: document.id, update });
        if (isShown()) for (const heard of this.updateListeners) heard(document.id, update, origin);
        if (isShown()) this.publish();
      },
      told: (obstacle, isFirst) => {
        if (isShown()) this.publish({ obstacle });
        if (isFirst) this.keptFirst();
      },
    });
  }

  private keptFirst(): void {
    this.around.storage.keep(KEPT_KEY, 'yes');
    tellTabs(this.around.channel, { kind: 'listings' });
    void this.relist();
  }

  private arrivals(): Arrival[] {
    return arrivalsIn(this.around.storage, this.journal, this.around.now());
  }

  /** Takes in what closed tabs and an older release left; it is kept in the log from then on. */
  private takeArrivals(): void {
    const { log } = this.around;
    const arrivals = this.arrivals();
    const { id } = this.shown;
    void this.shown.takeIn(arrivals.filter((arrival) => arrival.id === id));
    const others = arrivals.filter((arrival) => arrival.id !== id);
    if (others.length === 0) return;
    // What cannot be brought in now stays where it is until a page opens again.
    void bringIn(log, others).then(
      () => this.relist(),
      () => {},
    );
  }

  private hear(news: News): void {
    if (!this.state.ready) return;
    const isOpen = 'id' in news && news.id === this.shown.id;
    if (news.kind === 'listings') void this.relist();
    else if (news.kind === 'open' && !isOpen) void this.show(news.id);
    else if (news.kind === 'removed') void this.gone(news.id);
    else if (news.kind === 'update' && isOpen) this.shown.arrive(news.update);
  }

  private hearStorage({ key, text }: StorageChange): void {
    if (!this.state.ready || key === null) return;
    if (key === OLDER_KEY && text !== null) this.takeArrivals();
    if (key === AUTHOR_KEY) this.publish({ author: text ?? '' });
    if (!isOfJournal(key)) return;
    const entry = readEntry(key, text);
    if (entry?.id === this.shown.id) this.shown.arrive(entry.update);
    if (!entry && !this.around.channel.works) void this.refresh();
  }

  /** The browser, or another tab, removed what was kept: it stays on the page, and the next change keeps all of it again. */
  private async lost(): Promise<void> {
    if (!this.state.ready || !(await this.shown.isLost())) return;
    this.publish({ obstacle: 'removed' });
    await this.relist();
  }

  private async relist(): Promise<void> {
    const listings = await this.around.log.listings().catch(() => this.state.listings);
    this.publish({ listings });
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
    this.showNew(document);
    this.commands.describe(about);
    return document.id;
  }

  private add(assessment: Assessment): string {
    const isKnown = [this.shown.id, ...this.state.listings.map(({ id }) => id)].includes(assessment.id);
    const id = isKnown ? this.around.newId() : assessment.id;
    this.showNew(AssessmentDocument.of({ ...assessment, id }));
    return id;
  }

  private showNew(document: AssessmentDocument): void {
    this.turn += 1;
    this.attach({ document, lastKey: 0 });
    this.shown.keepWhole();
    void this.around.log.open(document.id).catch(() => {});
    tellTabs(this.around.channel, { kind: 'open', id: document.id });
    this.publish();
  }

  private async open(id: string): Promise<void> {
    if (id === this.shown.id) return;
    await this.shown.flush();
    await this.around.log.open(id).catch(() => {});
    tellTabs(this.around.channel, { kind: 'open', id });
    await this.show(id);
  }

  /** @throws LogFault */
  private async keptDocument(id: string, arrivals: readonly Arrival[]): Promise<AssessmentDocument> {
    if (id === this.shown.id) return this.shown.document;
    const { document } = await openDocument(this.around.log, id);
    for (const arrival of arrivals) if (arrival.id === id) document.apply(arrival.update, 'journal');
    return document;
  }

  /** Files of an assessment that was removed, with its history: what no other one refers to is of no more use. */
  private async forgetFilesOf(document: AssessmentDocument | null): Promise<void> {
    if (!document) return;
    const removed = referencesIn([document]);
    if (removed.shown.size + removed.undoable.size === 0) return;
    const left = await this.fileReferences();
    // What cannot be removed now stays, and a person can remove it.
    if (left) await this.around.forgetFiles(onlyIn(removed, left)).catch(() => {});
  }

  private async remove(id: string): Promise<void> {
    const removed = await this.keptDocument(id, this.arrivals()).catch(() => null);
    if (id === this.shown.id) this.shown.stop();
    await this.around.log.remove(id).catch(() => {});
    for (const entry of this.journal.entries()) if (entry.id === id) this.journal.forgetEntry(entry);
    tellTabs(this.around.channel, { kind: 'removed', id });
    await this.gone(id);
    await this.forgetFilesOf(removed);
  }

  /** Another takes the place of one that was removed, the same in all tabs. */
  private async gone(id: string): Promise<void> {
    await this.relist();
    if (id !== this.shown.id) return;
    this.shown.stop();
    const otherwise = this.state.listings[0]?.id ?? this.around.newId();
    await this.show(await this.around.log.opened(otherwise).catch(() => otherwise));
  }

  private publish(part: Partial<AssessmentState> = {}): void {
    const { document } = this.shown;
    const seen = this.state.ready ? { assessment: document.assessment(), history: document.history() } : {};
    const aside = [...this.aside.storage, ...this.aside.log];
    this.state = { ...this.state, ...seen, aside, ...part };
    for (const listener of this.listeners) listener();
  }
}
