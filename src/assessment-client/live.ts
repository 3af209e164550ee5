/**
 * The open assessment, live on a sandbox server: from one tab of a browser, which all others hear. The browser's own store has
 * all of it, with or without a server.
 */
import type { Channel } from '../browser/channel';
import type { BrowserStorage } from '../browser/storage';
import { asOne } from '../certification/assessment/document';
import type { AssessmentState } from '../certification/assessment/types';
import { FROM_SERVER, Line, type LineDocument } from './live/line';
import { type Link, Links } from './live/link';
import { AssessmentServer, type Outcome, type Place, type Shared, type Signed } from './live/server';
import type { Sharing } from './live/states';
import { hearTabs, type TabNews } from './live/tabs';

/** The store of this browser, as far as sharing needs it. */
export interface LiveStore {
  subscribe(listener: () => void): () => void;
  getSnapshot(): AssessmentState;
  openDocument(): LineDocument;
  join(id: string, update: Uint8Array, origin: string): Promise<boolean>;
}

export interface LiveAround {
  readonly store: LiveStore;
  readonly storage: Pick<BrowserStorage, 'read' | 'keep' | 'forget'>;
  readonly channel: Channel;
  /** Resolves when this tab alone has the name; the signal ends the wait. @returns a way to let it go */
  take(name: string, signal: AbortSignal): Promise<() => void>;
  /** Calls back when the network may be there again, or gone. */
  onReturn(heard: () => void): void;
  /** ISO 8601, UTC. */
  now(): string;
  newId(): string;
  /** Calls back once, after milliseconds. Returns a way to stop it. */
  after(ms: number, act: () => void): () => void;
}

/** An update of Yjs without a change: nothing may be in an assessment yet. */
const nothing = Uint8Array.of(0, 0);

/** What the list shows of an assessment that nobody named. */
const unnamed = 'Unnamed assessment';

interface Running {
  readonly document: LineDocument;
  readonly place: Place;
  readonly ending: AbortController;
  line?: Line;
}

const isSamePlace = (one: Place, other: Place) => one.url === other.url && one.key === other.key;

export class Live {
  private readonly links: Links;
  private readonly listeners = new Set<() => void>();
  private sharing: Sharing = { state: 'not-shared' };
  /** The assessment that this tab stops sharing: a call that waits may hear of the end before the answer is here. */
  private stopping: string | null = null;
  private running: Running | null = null;
  private hasBegun = false;
  private shownId = '';

  constructor(private readonly around: LiveAround) {
    this.links = new Links(around.storage);
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.begin();
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly getSnapshot = (): Sharing => this.sharing;

  /** What is shared there. */
  readonly list = (place: Place): Promise<Outcome<readonly Shared[]>> => new AssessmentServer(place).list();

  /** Shares the open assessment. One that is there already is joined: both are of one id, and merge. */
  readonly share = async (place: Place): Promise<Outcome<unknown>> => {
    const document = this.around.store.openDocument();
    const answer = await new AssessmentServer(place).share(document.id, document.encode(), this.signed());
    if (!answer.ok && answer.why !== 'taken') return answer;
    this.connect(document.id, { place, seen: 0, waitingSince: null });
    return { ok: true, result: null };
  };

  /** Opens an assessment that is shared there. Where this browser has it too, both merge. */
  readonly join = async (place: Place, id: string): Promise<Outcome<unknown>> => {
    const answer = await new AssessmentServer(place).changes(id, { after: 0, edition: undefined, waitMs: 0 });
    if (!answer.ok) return answer;
    const { changes, number, edition } = answer.result;
    const updates = changes.map(({ update }) => update);
    const isRead = await this.around.store.join(id, asOne([nothing, ...updates]), FROM_SERVER);
    if (!isRead) {
      const reason = 'It cannot be read here: a newer version of this site may have written it. Nothing was changed.';
      return { ok: false, why: 'refused', reason };
    }
    this.connect(id, { place, edition, seen: number, waitingSince: null });
    return { ok: true, result: null };
  };

  /** This browser goes on alone; for others nothing changes. */
  readonly leave = (): void => {
    const { id } = this.around.store.openDocument();
    this.disconnect(id);
  };

  /** Stops it for everybody. Each browser keeps what it has. */
  readonly stopSharing = async (): Promise<Outcome<unknown>> => {
    const { id } = this.around.store.openDocument();
    const link = this.links.read(id);
    if (!link) return { ok: true, result: null };
    this.stopping = id;
    try {
      const answer = await new AssessmentServer(link.place).remove(id);
      if (!answer.ok && answer.why !== 'gone') return answer;
      this.disconnect(id);
      return { ok: true, result: null };
    } finally {
      this.stopping = null;
    }
  };

  /** Tries again now. */
  readonly retry = (): void => {
    this.running?.line?.nudge();
    this.around.channel.post({ kind: 'nudge', id: this.shownId } satisfies TabNews);
  };

  private begin(): void {
    if (this.hasBegun) return;
    this.hasBegun = true;
    const { store, channel, onReturn } = this.around;
    hearTabs(channel, (news) => this.hear(news));
    onReturn(() => this.running?.line?.nudge());
    store.subscribe(() => this.look());
    this.look();
  }

  private connect(id: string, link: Link): void {
    this.links.keep(id, link);
    this.changedLink(id);
  }

  private disconnect(id: string, ended?: string): void {
    this.links.forget(id);
    this.changedLink(id, ended);
  }

  private changedLink(id: string, ended?: string): void {
    this.around.channel.post({ kind: 'link', id, ...(ended !== undefined && { ended }) } satisfies TabNews);
    this.look(ended);
  }

  private hear(news: TabNews): void {
    if (news.id !== this.shownId) return;
    if (news.kind === 'link') this.look(this.endedBySomebody(news.id, news.ended));
    else if (news.kind === 'nudge') this.running?.line?.nudge();
    else if (news.kind === 'ask') this.tellTabs();
    else if (!this.running?.line) this.publish(news.sharing);
  }

  private tellTabs(): void {
    if (!this.running?.line) return;
    this.around.channel.post({ kind: 'state', id: this.shownId, sharing: this.sharing } satisfies TabNews);
  }

  /** Whoever stops the sharing needs not be told that somebody did. */
  private endedBySomebody(id: string, ended: string | undefined): string | undefined {
    return this.stopping === id ? undefined : ended;
  }

  /** Begins or ends a line where another assessment is open, or it is shared elsewhere, or no longer. */
  private look(ended?: string): void {
    const { store, channel } = this.around;
    if (!store.getSnapshot().ready) return;
    const document = store.openDocument();
    const link = this.links.read(document.id);
    const { running } = this;
    if (link && running?.document === document && isSamePlace(running.place, link.place)) return;
    if (!link && !running && this.shownId === document.id && ended === undefined) return;
    this.end();
    this.shownId = document.id;
    if (!link) {
      this.publish({ state: 'not-shared', ...(ended !== undefined && { ended }) });
      return;
    }
    this.publish({ state: 'joining', url: link.place.url });
    void this.run({ document, place: link.place, ending: new AbortController() });
    channel.post({ kind: 'ask', id: document.id } satisfies TabNews);
  }

  /** Ends what this tab does for the sharing: another one takes it over. */
  end(): void {
    this.running?.line?.stop();
    this.running?.ending.abort();
    this.running = null;
  }

  private async run(running: Running): Promise<void> {
    this.running = running;
    const { document, place, ending } = running;
    const letGo = await this.around.take(`connector-standards-shared ${document.id}`, ending.signal).catch(() => null);
    if (!letGo) return;
    ending.signal.addEventListener('abort', letGo);
    // Whoever had it until now may have come further, or have ended it.
    const link = this.links.read(document.id);
    if (ending.signal.aborted || !link || !isSamePlace(link.place, place)) {
      letGo();
      return;
    }
    running.line = new Line(document, link, {
      ...{
        server: new AssessmentServer(place),
        browser: this.links.browser(this.around.newId),
        now: this.around.now,
        after: this.around.after,
      },
      signed: () => this.signed(),
      told: (sharing) => {
        this.publish(sharing);
        this.tellTabs();
      },
      keep: (changed) => this.links.keep(document.id, changed),
      gone: (reason) => this.disconnect(document.id, this.endedBySomebody(document.id, reason)),
    });
    running.line.start();
  }

  private signed(): Signed & { readonly name: string } {
    const { author, assessment } = this.around.store.getSnapshot();
    const [by, name] = [author.trim().slice(0, 100), assessment.about.name.trim().slice(0, 200)];
    return { name: name || unnamed, ...(by && { by }) };
  }

  private publish(sharing: Sharing): void {
    this.sharing = sharing;
    for (const listener of this.listeners) listener();
  }
}
