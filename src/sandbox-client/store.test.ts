import { describe, expect, it, vi } from 'vitest';
import { SandboxStore, type Surroundings } from './store';

const info = (lastSequence: number): Response => Response.json({ lastSequence });

interface Made {
  store: SandboxStore;
  around: Surroundings;
  content: Record<string, string>;
  heard: () => void;
  tick: () => void;
  later: () => void;
}

function make(parts: Partial<Surroundings> = {}, content: Record<string, string> = {}): Made {
  const made = { content, heard: () => {}, tick: () => {}, later: () => {} } as Made;
  made.around = {
    storage: {
      read: (key) => content[key] ?? null,
      keep: (key, value) => {
        content[key] = value;
        return 'kept';
      },
    },
    announcedUrl: null,
    onLedgerChange: (heard) => {
      made.heard = heard;
    },
    hasNoSandbox: async () => false,
    openPage: vi.fn(async () => ({ fetch: async () => info(0) })),
    fetch: vi.fn(async () => info(0)),
    every: (_, tick) => {
      made.tick = tick;
      return () => {
        made.tick = () => {};
      };
    },
    after: (_, act) => {
      made.later = act;
    },
    ...parts,
  };
  made.store = new SandboxStore(made.around);
  return made;
}

const call = { method: 'GET', path: '/skus' };

describe('SandboxStore', () => {
  it('opens the page’s sandbox at the first call, once', async () => {
    const { store, around } = make();
    expect(around.openPage).not.toHaveBeenCalled();
    await Promise.all([store.getSnapshot().client.call(call), store.getSnapshot().client.call(call)]);
    expect(around.openPage).toHaveBeenCalledTimes(1);
  });

  it('reads of a sandbox that was never called that it holds nothing, and opens none for it', async () => {
    const { store, around } = make({ hasNoSandbox: async () => true });
    const { client } = store.getSnapshot();
    expect([await client.readRuns(), await client.readLedger(), await client.newestSequence()]).toEqual([[], [], 0]);
    expect(around.openPage).not.toHaveBeenCalled();
    await client.call(call);
    await client.readRuns().catch(() => undefined);
    expect(around.openPage).toHaveBeenCalledTimes(1);
  });

  it('says what to do when the page’s sandbox cannot start, and tries again next time', async () => {
    const openPage = vi.fn(async () => Promise.reject(new Error('blocked')));
    const { store } = make({ openPage });
    await expect(store.getSnapshot().client.call(call)).rejects.toThrow(/npm run sandbox/);
    await expect(store.getSnapshot().client.call(call)).rejects.toThrow();
    expect(openPage).toHaveBeenCalledTimes(2);
  });

  it('keeps the page’s sandbox where a fault only cut a call, and says so', async () => {
    const cut = Object.assign(new TypeError('Failed to fetch'), { isCutOnPurpose: true });
    const openPage = vi.fn(async () => ({ fetch: async () => Promise.reject(cut) }));
    const { store } = make({ openPage });
    await expect(store.getSnapshot().client.call(call)).rejects.toThrow(/fault cut the connection/);
    await expect(store.getSnapshot().client.call(call)).rejects.toThrow();
    expect(openPage).toHaveBeenCalledTimes(1);
  });

  it('remembers the choice', () => {
    const { store, content } = make();
    store.setTarget('local');
    expect(store.setLocalUrl('http://localhost:5000')).toBe(true);
    expect(make({}, content).store.getSnapshot()).toMatchObject({ target: 'local', localUrl: 'http://localhost:5000' });
  });

  it.each([
    'not json',
    '{"version":9}',
    '{"version":1,"target":"moon","localUrl":null}',
    '{"version":1,"target":"local","localUrl":"javascript:1"}',
  ])('forgets an unreadable choice: %s', (text) => {
    expect(make({}, { 'connector-standards:sandbox': text }).store.getSnapshot().target).toBe('page');
  });

  it.each([
    'localhost:4010',
    'https://localhost:4010',
    'https://sandbox.example',
    'http://localhost.evil.example',
    'javascript:1',
  ])('refuses what its page may not call: %s', (url) => {
    const { store } = make();
    expect(store.setLocalUrl(url)).toBe(false);
    expect(store.getSnapshot().localUrl).toBe('http://localhost:4010');
  });

  it('takes the computer whose server announced itself', () => {
    const { store } = make({ announcedUrl: 'http://192.168.1.5:4010' });
    expect(store.setLocalUrl('http://192.168.1.5:4020')).toBe(true);
    expect(store.setLocalUrl('http://127.0.0.1:4020')).toBe(true);
    expect(store.setLocalUrl('http://192.168.1.6:4010')).toBe(false);
  });

  it('trusts an announced server and asks no other before it is picked', () => {
    const announced = make({ announcedUrl: 'http://localhost:4011' });
    expect(announced.store.getSnapshot()).toMatchObject({
      localUrl: 'http://localhost:4011',
      localAvailable: 'yes',
      target: 'page',
    });
    const { store, around } = make();
    store.subscribe(() => {});
    expect(around.fetch).not.toHaveBeenCalled();
    expect(store.getSnapshot().localAvailable).toBe('unknown');
  });

  it('finds out whether a picked server is there', async () => {
    const away = make({ fetch: async () => Promise.reject(new TypeError('refused')) });
    away.store.setTarget('local');
    await vi.waitFor(() => expect(away.store.getSnapshot().localAvailable).toBe('no'));
    await expect(away.store.getSnapshot().client.call(call)).rejects.toThrow(
      /Nothing answers at http:\/\/localhost:4010/,
    );
    const there = make();
    there.store.setTarget('local');
    await vi.waitFor(() => expect(there.store.getSnapshot().localAvailable).toBe('yes'));
  });

  it('bumps its revision for own calls, other tabs and resets, and not for control calls', async () => {
    const made = make();
    const { store } = made;
    const { client, revision } = store.getSnapshot();
    await client.newestSequence();
    expect(store.getSnapshot().revision).toBe(revision);
    await client.call(call);
    expect(store.getSnapshot().revision).toBe(revision + 1);
    made.heard();
    expect(store.getSnapshot().revision).toBe(revision + 2);
    await client.reset();
    expect(store.getSnapshot().revision).toBe(revision + 3);
  });

  it('notices what other programs do at the local server', async () => {
    let sequence = 1;
    const made = make({ fetch: async () => info(sequence) });
    made.store.setTarget('local');
    made.store.subscribe(() => {});
    await vi.waitFor(() => expect(made.store.getSnapshot().localAvailable).toBe('yes'));
    const { revision } = made.store.getSnapshot();
    made.tick();
    await Promise.resolve();
    sequence = 2;
    await vi.waitFor(() => {
      made.tick();
      expect(made.store.getSnapshot().revision).toBeGreaterThan(revision);
    });
  });

  it('notices what other programs did before its first look', async () => {
    const made = make({ fetch: async () => info(7) });
    made.store.setTarget('local');
    made.store.subscribe(() => {});
    await vi.waitFor(() => expect(made.store.getSnapshot().localAvailable).toBe('yes'));
    const { revision } = made.store.getSnapshot();
    made.tick();
    await vi.waitFor(() => expect(made.store.getSnapshot().revision).toBeGreaterThan(revision));
  });

  it('renders on a server without touching anything', () => {
    const { store, around } = make();
    expect(store.getServerSnapshot()).toMatchObject({ target: 'page', revision: 0 });
    expect(around.openPage).not.toHaveBeenCalled();
  });

  it('tells what the sandbox says about its data until it is dismissed, and asks no sandbox that nobody called', async () => {
    const answer = Response.json({ lastSequence: 0, notices: ['Only in memory.'] });
    const made = make({ openPage: async () => ({ fetch: async () => answer.clone() }) });
    const { store } = made;
    store.subscribe(() => {});
    made.heard();
    made.later();
    expect(store.getSnapshot().notices).toEqual([]);
    await store.getSnapshot().client.call(call);
    made.later();
    await vi.waitFor(() => expect(store.getSnapshot().notices).toEqual(['Only in memory.']));
    store.dismissNotice('Only in memory.');
    made.heard();
    made.later();
    await Promise.resolve();
    expect(store.getSnapshot().notices).toEqual([]);
  });

  it('leaves damaged calls out of the ledger and says how many there are', async () => {
    const sound = {
      ...{ sequence: 1, requestId: 'r', time: 't', durationMs: 1, status: 200, method: 'GET', path: '/skus' },
      ...{ requestHeaders: {}, responseHeaders: {}, events: [], objects: [] },
    };
    const data = [null, sound, { ...sound, sequence: 2, events: undefined }, { sequence: 'x' }];
    const { store } = make({
      openPage: async () => ({ fetch: async () => Response.json({ hasMore: false, data }) }),
    });
    expect(await store.getSnapshot().client.readLedger()).toEqual([{ ...sound, kind: 'exchange', origin: 'unknown' }]);
    expect(store.getSnapshot().notices.join()).toContain('3 recorded calls are damaged');
  });
});
