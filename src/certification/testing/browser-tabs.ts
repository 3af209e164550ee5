import { IDBFactory } from 'fake-indexeddb';
import { connect } from '../../assessment-client/database';
import { databaseLog } from '../../assessment-client/log';
import { forgetCopies } from '../../assessment-client/stored-copies';
import type { Channel } from '../../browser/channel';
import { guardStorage, type StorageChange } from '../../browser/storage';
import { AssessmentStore } from '../assessment/store';

/** How large a saved text may be before the storage is full. */
const ROOMY = Number.POSITIVE_INFINITY;

interface Tab {
  cache: Map<string, string>;
  heard: (change: StorageChange) => void;
  told: (message: unknown) => void;
  timers: Map<number, { due: number; act: () => void }>;
  /** On the way to it: each arrives in order, and later than it was sent. */
  inbox: (() => void)[];
  isClosed: boolean;
}

/**
 * A browser with tabs in processes of their own, as Chromium has them: each has a copy of the storage, and what one writes or
 * says reaches the others later. Nothing moves between tabs unless `deliver` or `settle` says so. The database is one for all.
 */
export class BrowserTabs {
  readonly entries = new Map<string, string>();
  /** Of the storage. */
  room = ROOMY;
  isBlocked = false;
  hasChannel = true;
  private readonly tabs: Tab[] = [];
  private clock = Date.UTC(2024, 0, 1);
  private lastTimer = 0;
  private lastId = 0;

  constructor() {
    globalThis.indexedDB = new IDBFactory();
  }

  /** Opens a tab and waits until it has read what the browser keeps. */
  async open(): Promise<AssessmentStore> {
    const store = this.openTab();
    for (let turn = 0; turn < 1000 && !store.getSnapshot().ready; turn += 1) await rest();
    return store;
  }

  openTab(): AssessmentStore {
    const tab: Tab = {
      ...{ cache: new Map(this.entries), timers: new Map(), inbox: [], isClosed: false },
      ...{ heard: () => {}, told: () => {} },
    };
    this.tabs.push(tab);
    const connection = connect();
    const store = new AssessmentStore({
      log: databaseLog(connection),
      forgetFiles: (digests) => forgetCopies(connection, digests),
      storage: this.storageOf(tab),
      channel: this.channelOf(tab),
      listen: (heard) => {
        tab.heard = heard;
      },
      now: () => new Date(this.clock++).toISOString(),
      newId: () => `id-${++this.lastId}`,
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
    const waiting = this.tabs.filter(({ inbox, isClosed }) => !isClosed && inbox.length > 0);
    waiting[choice % waiting.length]?.inbox.shift()?.();
    return waiting.length > 0;
  }

  /** Lets time pass; timers that are due act. */
  wait(ms: number): void {
    this.clock += ms;
    for (const tab of this.tabs)
      for (const [id, { due, act }] of [...tab.timers]) {
        if (tab.isClosed || due > this.clock || !tab.timers.delete(id)) continue;
        act();
      }
  }

  /** Ends all tabs at once, in the middle of what they do. What they told the browser it still gets. */
  closeAll(): void {
    for (const tab of this.tabs) tab.isClosed = true;
  }

  /** For some rounds: where saving fails it is tried again without end. */
  async settleFor(rounds: number): Promise<void> {
    for (let turn = 0; turn < rounds; turn += 1) {
      while (this.deliver());
      await rest();
      this.wait(10_000);
    }
  }

  /** Until nothing is under way and no timer is left. @throws where tabs answer one another without end. */
  async settle(): Promise<void> {
    for (let turn = 0; turn < 200; turn += 1) {
      while (this.deliver());
      await rest();
      const isQuiet = this.tabs.every(({ timers, inbox, isClosed }) => isClosed || timers.size + inbox.length === 0);
      if (isQuiet) return;
      this.wait(10_000);
    }
    throw new Error('The tabs never come to rest.');
  }

  private others(tab: Tab): Tab[] {
    return this.tabs.filter((other) => other !== tab);
  }

  private channelOf(tab: Tab): Channel {
    return {
      works: this.hasChannel,
      post: (message) => {
        if (!this.hasChannel || tab.isClosed) return;
        const copy = structuredClone(message);
        for (const other of this.others(tab)) other.inbox.push(() => other.told(copy));
      },
      listen: (heard) => {
        tab.told = heard;
      },
    };
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
    if (tab.isClosed) return;
    if (text === null) this.entries.delete(key);
    else this.entries.set(key, text);
    for (const other of this.others(tab))
      other.inbox.push(() => {
        if (text === null) other.cache.delete(key);
        else other.cache.set(key, text);
        other.heard({ key, text });
      });
  }
}

/** Long enough for the database to answer what it was asked. */
async function rest(): Promise<void> {
  for (let turn = 0; turn < 30; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
