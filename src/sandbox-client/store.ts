import type { BrowserStorage } from '../browser/storage';
import { HttpSandboxClient } from './client';
import { Notices } from './notices';
import { cutOnPurpose, isCutOnPurpose, localUnreachable, pageUnreachable } from './problems';
import { isWithinReach } from './reach';
import { type Choice, NO_CHOICE, readChoice, writeChoice } from './storage';
import type { LocalAvailability, SandboxClient, SandboxState, Target, Transport } from './types';
import { answerOfUntouched } from './untouched';

export const DEFAULT_LOCAL_URL = 'http://localhost:4010';
const WATCH_EVERY_MS = 2000;
const NOTICES_AFTER_MS = 400;

/** What the store needs from the browser, so that tests can hand in their own. */
export interface Surroundings {
  storage: Pick<BrowserStorage, 'read' | 'keep'>;
  /** Address the page announces in `<meta name="local-sandbox">`, null when it announces none. */
  announcedUrl: string | null;
  /** Hears from the sandbox in any tab of this browser that its ledger changed. */
  onLedgerChange: (heard: () => void) => void;
  /** True where this browser is known to keep no sandbox yet: reading from it needs none. */
  hasNoSandbox: () => Promise<boolean>;
  /** Opens the sandbox in the page. Called at the first call, and again only after it failed. */
  openPage: () => Promise<{ fetch: Transport }>;
  fetch: Transport;
  /** Calls back now and then while the page can be seen. Returns a way to stop. */
  every: (ms: number, tick: () => void) => () => void;
  /** Calls back once, after milliseconds. */
  after: (ms: number, act: () => void) => void;
}

/** Holds which sandbox is in use and how to talk to it. One per page; nothing loads until the first call. */
export class SandboxStore {
  private readonly listeners = new Set<() => void>();
  private readonly serverSnapshot: SandboxState;
  private state: SandboxState;
  private choice: Choice = NO_CHOICE;
  private opened: Promise<{ fetch: Transport }> | null = null;
  private stopWatching: (() => void) | null = null;
  private lastSeen: string | null = null;
  private started = false;
  private readonly notices = new Notices();
  private isAsking = false;
  /** Talks to the sandbox in this page, whichever is chosen. */
  readonly pageClient: SandboxClient;

  constructor(private readonly around: Surroundings) {
    const client = this.clientFor('page', DEFAULT_LOCAL_URL);
    this.pageClient = client;
    this.serverSnapshot = {
      target: 'page',
      localUrl: DEFAULT_LOCAL_URL,
      localAvailable: 'unknown',
      client,
      revision: 0,
      notices: [],
    };
    this.state = this.serverSnapshot;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.start();
    this.listeners.add(listener);
    this.watchWhileUseful();
    return () => {
      this.listeners.delete(listener);
      this.watchWhileUseful();
    };
  };

  readonly getSnapshot = (): SandboxState => {
    this.start();
    return this.state;
  };

  readonly getServerSnapshot = (): SandboxState => this.serverSnapshot;

  readonly setTarget = (target: Target): void => {
    this.choose({ ...this.choice, target }, this.state.localUrl, this.state.localAvailable);
  };

  /** @returns false when the page may not call the address; nothing changes then. */
  readonly setLocalUrl = (url: string): boolean => {
    if (!isWithinReach(url, this.around.announcedUrl)) return false;
    this.choose({ ...this.choice, localUrl: url }, url, 'unknown');
    return true;
  };

  readonly dismissNotice = (notice: string): void => {
    this.notices.dismiss(notice);
    this.showNotices();
  };

  /** Asks the local server whether it is there. */
  readonly probe = async (): Promise<LocalAvailability> => {
    const request = { method: 'GET', path: '/_sandbox/info' };
    await this.clientFor('local', this.state.localUrl)
      .call(request)
      .catch(() => undefined);
    return this.state.localAvailable;
  };

  // The remembered choice is read at first use, not at import: rendering on a server has no storage.
  private start(): void {
    if (this.started) return;
    this.started = true;
    this.around.onLedgerChange(() => this.bump());
    this.choice = readChoice(this.around.storage);
    const { target } = this.choice;
    const localUrl = this.choice.localUrl ?? this.around.announcedUrl ?? DEFAULT_LOCAL_URL;
    const localAvailable = localUrl === this.around.announcedUrl ? 'yes' : 'unknown';
    if (target === 'page' && localUrl === DEFAULT_LOCAL_URL && localAvailable === 'unknown') return;
    this.state = { ...this.state, target, localUrl, localAvailable, client: this.clientFor(target, localUrl) };
  }

  private choose(choice: Choice, localUrl: string, localAvailable: LocalAvailability): void {
    this.choice = choice;
    writeChoice(this.around.storage, choice);
    const client = this.clientFor(choice.target, localUrl);
    this.lastSeen = null;
    this.notices.forget();
    const revision = this.state.revision + 1;
    this.change({ target: choice.target, localUrl, localAvailable, client, revision, notices: [] });
    this.askForNotices();
    if (choice.target === 'local') void this.probe();
  }

  private clientFor(target: Target, baseUrl: string): SandboxClient {
    const transport = target === 'page' ? this.toPage : this.toLocal;
    const onLedgerRead = (damaged: number, isWhole: boolean) => {
      if (isWhole || damaged > 0) this.notices.countDamaged(damaged);
      this.showNotices();
      // The sandbox itself finds damaged rows as they are read.
      this.askForNotices();
    };
    return new HttpSandboxClient({ target, baseUrl, transport, onExchange: () => this.bump(), onLedgerRead });
  }

  private readonly toPage: Transport = async (request) => {
    const empty = this.opened === null ? answerOfUntouched(request) : undefined;
    if (empty && (await this.around.hasNoSandbox())) return empty;
    const isFirst = this.opened === null;
    this.opened ??= this.around.openPage();
    if (isFirst) this.askForNotices();
    try {
      return await (await this.opened).fetch(request);
    } catch (cause) {
      if (isCutOnPurpose(cause)) throw cutOnPurpose(cause);
      this.opened = null;
      throw pageUnreachable(cause);
    }
  };

  private readonly toLocal: Transport = async (request) => {
    try {
      const response = await this.around.fetch(request);
      if (this.state.localAvailable !== 'yes') this.change({ localAvailable: 'yes' });
      return response;
    } catch (cause) {
      if (this.state.localAvailable !== 'no') this.change({ localAvailable: 'no' });
      throw localUnreachable(this.state.localUrl, cause);
    }
  };

  private change(part: Partial<SandboxState>): void {
    this.state = { ...this.state, ...part };
    for (const listener of this.listeners) listener();
    this.watchWhileUseful();
  }

  private bump(): void {
    this.change({ revision: this.state.revision + 1 });
    this.askForNotices();
  }

  /** Once for a burst of calls: any of them may have met a full storage or a damaged row. It opens no sandbox by itself. */
  private askForNotices(): void {
    const isInUse = this.state.target === 'page' ? this.opened !== null : this.state.localAvailable === 'yes';
    if (this.isAsking || !isInUse) return;
    this.isAsking = true;
    this.around.after(NOTICES_AFTER_MS, () => {
      this.isAsking = false;
      const { client } = this.state;
      client.readNotices().then(
        (notices) => {
          if (client !== this.state.client) return;
          this.notices.learn(notices);
          this.showNotices();
        },
        // Whoever calls next hears why it does not answer.
        () => undefined,
      );
    });
  }

  private showNotices(): void {
    const shown = this.notices.shown();
    if (shown.join() !== this.state.notices.join()) this.change({ notices: shown });
  }

  // Programs write to the local server behind the page's back, so it is asked for news now and then.
  private watchWhileUseful(): void {
    const useful = this.state.target === 'local' && this.state.localAvailable === 'yes' && this.listeners.size > 0;
    if (useful) {
      this.stopWatching ??= this.around.every(WATCH_EVERY_MS, () => void this.lookForNews());
    } else {
      this.stopWatching?.();
      this.stopWatching = null;
    }
  }

  private async lookForNews(): Promise<void> {
    const { client } = this.state;
    const stand = await client.readStand().catch(() => null);
    if (stand === null || client !== this.state.client) return;
    const newest = `${stand.epoch} ${stand.sequence}`;
    // The first look counts as news: what was read before it may be older.
    if (newest !== this.lastSeen) this.bump();
    this.lastSeen = newest;
  }
}
