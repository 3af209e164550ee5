import { guardStorage, type StorageChange } from '../../browser/storage';
import { AssessmentStore } from '../assessment-store';

/** How large a saved text may be before the storage is full. */
const ROOMY = Number.POSITIVE_INFINITY;

interface Tab {
  cache: Map<string, string>;
  /** Writes of this tab that the browser has not taken yet: until then it ignores what others wrote to the key. */
  pending: Map<string, number>;
  heard: (change: StorageChange) => void;
  timers: Map<number, { due: number; act: () => void }>;
  /** Under way to the browser, and from it: each of the two arrives in order, and none knows of the other. */
  outbox: (() => void)[];
  inbox: (() => void)[];
}

/**
 * A browser with tabs in processes of their own, as Chromium has them: each has a copy of the storage, and what one writes
 * reaches the others later. Nothing moves unless `deliver` or `wait` says so.
 */
export class BrowserTabs {
  readonly entries = new Map<string, string>();
  room = ROOMY;
  isBlocked = false;
  private readonly tabs: Tab[] = [];
  private clock = Date.UTC(2024, 0, 1);
  private lastTimer = 0;

  open(): AssessmentStore {
    const tab: Tab = {
      cache: new Map(this.entries),
      pending: new Map(),
      heard: () => {},
      timers: new Map(),
      outbox: [],
      inbox: [],
    };
    this.tabs.push(tab);
    const store = new AssessmentStore({
      storage: this.storageOf(tab),
      listen: (heard) => {
        tab.heard = heard;
      },
      now: () => new Date(this.clock++).toISOString(),
      after: (ms, act) => {
        const id = ++this.lastTimer;
        tab.timers.set(id, { due: this.clock + ms, act });
        return () => tab.timers.delete(id);
      },
    });
    store.subscribe(() => {});
    return store;
  }

  /** Lets one message arrive, of those that could be next. @returns false when none is under way. */
  deliver(choice = 0): boolean {
    const ways = this.tabs.flatMap(({ outbox, inbox }) => [outbox, inbox]).filter((way) => way.length > 0);
    ways[choice % ways.length]?.shift()?.();
    return ways.length > 0;
  }

  /** Lets time pass; timers that are due act. */
  wait(ms: number): void {
    this.clock += ms;
    for (const tab of this.tabs)
      for (const [id, { due, act }] of [...tab.timers]) {
        if (due > this.clock || !tab.timers.delete(id)) continue;
        act();
      }
  }

  /** Until nothing is under way and no timer is left. @throws where tabs answer one another without end. */
  settle(): void {
    for (let turn = 0; turn < 200; turn += 1) {
      while (this.deliver());
      if (this.tabs.every(({ timers }) => timers.size === 0)) return;
      this.wait(10_000);
    }
    throw new Error('The tabs never come to rest.');
  }

  /** As a browser does for "clear site data". */
  removeAll(): void {
    this.entries.clear();
    for (const tab of this.tabs) {
      tab.cache.clear();
      tab.heard({ key: null, text: null });
    }
  }

  private storageOf(tab: Tab) {
    return guardStorage(() => {
      if (this.isBlocked) throw new DOMException('blocked', 'SecurityError');
      const { cache } = tab;
      return {
        length: cache.size,
        key: (at) => [...cache.keys()][at] ?? null,
        getItem: (key) => cache.get(key) ?? null,
        setItem: (key, text) => {
          if (text.length > this.room) throw new DOMException('full', 'QuotaExceededError');
          cache.set(key, text);
          this.send(tab, key, text);
        },
        removeItem: (key) => {
          cache.delete(key);
          this.send(tab, key, null);
        },
      };
    });
  }

  private send(tab: Tab, key: string, text: string | null): void {
    tab.pending.set(key, (tab.pending.get(key) ?? 0) + 1);
    tab.outbox.push(() => {
      if (text === null) this.entries.delete(key);
      else this.entries.set(key, text);
      tab.pending.set(key, (tab.pending.get(key) ?? 1) - 1);
      for (const other of this.tabs) if (other !== tab) other.inbox.push(() => arrive(other, { key, text }));
    });
  }
}

function arrive(tab: Tab, { key, text }: { key: string; text: string | null }): void {
  if (!tab.pending.get(key)) {
    if (text === null) tab.cache.delete(key);
    else tab.cache.set(key, text);
  }
  tab.heard({ key, text });
}
