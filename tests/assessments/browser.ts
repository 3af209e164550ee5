/** A browser with tabs that share an assessment: its own database, storage, channel and locks. */
import 'fake-indexeddb/auto';
import { Live } from '../../src/assessment-client/live';
import type { Place } from '../../src/assessment-client/live/server';
import type { Sharing } from '../../src/assessment-client/live/states';
import { openChannel } from '../../src/browser/channel';
import { guardStorage } from '../../src/browser/storage';
import type { AssessmentStore } from '../../src/certification/assessment/store';
import { BrowserTabs } from '../../src/certification/testing/browser-tabs';
import { until } from '../deliveries/world';

let count = 0;

/** Locks of one browser, as the Web Locks API has them. */
class Locks {
  private readonly tails = new Map<string, Promise<void>>();

  readonly take = async (name: string, signal: AbortSignal): Promise<() => void> => {
    const before = this.tails.get(name) ?? Promise.resolve();
    let letGo: () => void = () => {};
    this.tails.set(
      name,
      before.then(() => new Promise<void>((resolve) => (letGo = resolve))),
    );
    await before;
    await Promise.resolve();
    if (signal.aborted) letGo();
    return letGo;
  };
}

export class Tab {
  constructor(
    readonly store: AssessmentStore,
    readonly live: Live,
    readonly close: () => void,
  ) {}

  get sharing(): Sharing {
    return this.live.getSnapshot();
  }

  note(id: string): string {
    return this.store.getSnapshot().assessment.claims[id]?.note ?? '';
  }

  write(id: string, note: string): void {
    this.store.commands.write(id, 'note', note);
  }

  /** Waits until it stands so with the sharing. */
  async reaches<State extends Sharing['state']>(
    state: State,
    test: (sharing: Extract<Sharing, { state: State }>) => boolean = () => true,
  ): Promise<Extract<Sharing, { state: State }>> {
    const is = (sharing: Sharing) => sharing.state === state && test(sharing as Extract<Sharing, { state: State }>);
    return (await until(async () => this.sharing, is)) as Extract<Sharing, { state: State }>;
  }

  /** Waits until all that was changed here is on the server. */
  async sent(): Promise<void> {
    await this.reaches('live', ({ isSending }) => !isSending);
  }

  async share(place: Place): Promise<void> {
    const answer = await this.live.share(place);
    if (!answer.ok) throw new Error(answer.reason);
    await this.sent();
  }

  async join(place: Place, id: string): Promise<void> {
    const answer = await this.live.join(place, id);
    if (!answer.ok) throw new Error(answer.reason);
    await this.reaches('live');
  }
}

export class Browser {
  private readonly tabs = new BrowserTabs();
  private readonly database = globalThis.indexedDB;
  private readonly kept = new Map<string, string>();
  private readonly locks = new Locks();
  private readonly name = `sharing-${++count}`;
  private readonly returns: (() => void)[] = [];
  private readonly open: Tab[] = [];

  constructor(private readonly person: string) {}

  async tab(): Promise<Tab> {
    globalThis.indexedDB = this.database;
    const store = await this.tabs.open();
    if (store.getSnapshot().author === '') store.commands.setAuthor(this.person);
    const live = new Live({
      ...{ store, storage: this.storage(), channel: openChannel(this.name), take: this.locks.take },
      onReturn: (heard) => this.returns.push(heard),
      newId: () => `browser-${++count}`,
      now: () => new Date().toISOString(),
      after: (ms, act) => {
        const timer = setTimeout(act, ms);
        return () => clearTimeout(timer);
      },
    });
    const stop = live.subscribe(() => {});
    const tab = new Tab(store, live, () => {
      stop();
      live.end();
    });
    this.open.push(tab);
    return tab;
  }

  /** What the tabs tell each other arrives, and what waits to be saved is saved. */
  settle(): Promise<void> {
    globalThis.indexedDB = this.database;
    return this.tabs.settle();
  }

  /** The network is there again. */
  comeBack(): void {
    for (const heard of this.returns) heard();
  }

  /** All tabs are closed; what is kept stays. */
  async close(): Promise<void> {
    await this.settle();
    for (const tab of this.open.splice(0)) tab.close();
    this.returns.splice(0);
  }

  private storage() {
    const { kept } = this;
    return guardStorage(() => ({
      length: kept.size,
      key: (at) => [...kept.keys()][at] ?? null,
      getItem: (key) => kept.get(key) ?? null,
      setItem: (key, text) => void kept.set(key, text),
      removeItem: (key) => void kept.delete(key),
    }));
  }
}
