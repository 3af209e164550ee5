import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { BrowserTabs } from '../testing/browser-tabs';
import { OLDER_KEY } from './keys';
import type { AssessmentStore } from './store';
import { FORMAT } from './types';

const claimsOf = (store: AssessmentStore) => store.getSnapshot().assessment.claims;
const noteOf = (store: AssessmentStore, id = 'a.one') => claimsOf(store)[id]?.note;
const older = '2020-01-01T00:00:00.000Z';
const saved = (claims: object, more: object = {}) =>
  JSON.stringify({ format: FORMAT, version: 1, savedTime: null, claims, ...more });

/** A browser in which an earlier release saved something. */
function browserWith(text: string): BrowserTabs {
  const browser = new BrowserTabs();
  browser.entries.set(OLDER_KEY, text);
  return browser;
}

/** What browsers answer when a site has used up its share. */
function fillDatabase(): () => void {
  const refuse = () => {
    throw new DOMException('Quota exceeded.', 'QuotaExceededError');
  };
  const spies = (['add', 'put'] as const).map((name) =>
    vi.spyOn(IDBObjectStore.prototype, name).mockImplementation(refuse),
  );
  return () => {
    for (const spy of spies) spy.mockRestore();
  };
}

afterEach(() => {
  vi.restoreAllMocks();
});

describe('answers of one tab', () => {
  it('are saved at once, and found again', async () => {
    const browser = new BrowserTabs();
    const store = await browser.open();
    store.commands.choose('a.one', 'done');
    store.commands.write('a.one', 'note', 'see ticket 7');
    store.flush();
    await browser.settle();
    expect(claimsOf(await browser.open())).toMatchObject({ 'a.one': { state: 'done', note: 'see ticket 7' } });
    expect([...browser.entries.keys()].filter((key) => key.includes('journal'))).toEqual([]);
  });

  it('are kept where the page is closed in the middle of a word', async () => {
    const browser = new BrowserTabs();
    const store = await browser.open();
    store.commands.choose('a.one', 'done');
    store.commands.write('a.one', 'note', 'see tick');
    browser.closeAll();
    expect(claimsOf(await browser.open())).toMatchObject({ 'a.one': { state: 'done', note: 'see tick' } });
  });

  it('are "not applicable" only with a reason, which outlasts another answer', async () => {
    const store = await new BrowserTabs().open();
    store.commands.choose('a.one', 'not-applicable');
    expect(claimsOf(store)['a.one']?.state).toBe('open');
    store.commands.write('a.one', 'reason', 'digital goods only');
    expect(claimsOf(store)['a.one']).toMatchObject({ state: 'not-applicable', reason: 'digital goods only' });
    store.commands.choose('a.one', 'done');
    expect(claimsOf(store)['a.one']).not.toHaveProperty('reason');
    store.commands.choose('a.one', 'not-applicable');
    expect(claimsOf(store)['a.one']?.reason).toBe('digital goods only');
  });

  it('are cleared for the items named, and for no other; the history and a file bring them back', async () => {
    const browser = new BrowserTabs();
    const store = await browser.open();
    const waiver = { who: 'Ada', why: 'Mended in release 5.', until: '2027-01-31' };
    store.commands.choose('a.one', 'done');
    store.commands.waive('a.one', waiver);
    store.commands.write('a.one', 'note', 'old');
    store.commands.choose('b.one', 'done');
    const backup = JSON.stringify(store.getSnapshot().assessment);
    store.commands.clear(['a.one', 'a.two']);
    await browser.settle();
    const later = await browser.open();
    expect(Object.keys(claimsOf(later))).toEqual(['b.one']);
    expect(await store.importFile(backup, null)).toMatchObject({ ok: true, changed: 1, kept: 1 });
    expect(claimsOf(store)['a.one']).toMatchObject({ state: 'done', note: 'old', waiver });

    const cleared = later.getSnapshot().history.find(({ field }) => field === 'answer');
    expect(later.commands.undo(cleared?.id ?? '')).toEqual({ ok: true });
    expect(claimsOf(later)['a.one']).toMatchObject({ state: 'done', note: 'old', waiver });
  });
});

describe('answers of an earlier release', () => {
  it('open, go on, and are moved to where all is kept now', async () => {
    const browser = browserWith(saved({ 'a.one': { state: 'done', changedTime: older, note: 'kept' } }));
    const store = await browser.open();
    expect(claimsOf(store)).toEqual({ 'a.one': { state: 'done', changedTime: older, note: 'kept' } });
    store.commands.write('a.one', 'note', 'kept, and more');
    store.flush();
    await browser.settle();
    expect(browser.entries.has(OLDER_KEY)).toBe(false);
    expect(noteOf(await browser.open())).toBe('kept, and more');
  });

  it('are not doubled where two tabs open them at a time', async () => {
    const browser = browserWith(saved({ 'a.one': { state: 'open', changedTime: older, note: 'once' } }));
    const [one, two] = await Promise.all([browser.open(), browser.open()]);
    one.commands.write('a.one', 'note', 'once and');
    two.commands.choose('a.one', 'done');
    await browser.settle();
    expect(noteOf(two)).toBe('once and');
    expect(noteOf(await browser.open())).toBe('once and');
  });

  it('that a tab of that release goes on saving are taken in as well', async () => {
    const browser = browserWith(saved({ 'a.one': { state: 'done', changedTime: older } }));
    await browser.open();
    await browser.settle();
    const claims = { 'a.one': { state: 'done', changedTime: older }, 'a.two': { state: 'done', changedTime: older } };
    browser.entries.set(OLDER_KEY, saved(claims));
    expect(Object.keys(claimsOf(await browser.open()))).toEqual(['a.one', 'a.two']);
  });

  it.each([
    ['damaged', '{damaged'],
    ['of a later form', saved({}, { version: 99 })],
  ])('that are %s are set aside; the notice stays until it is dismissed, and then for good', async (_, text) => {
    const browser = browserWith(text);
    const store = await browser.open();
    const [aside] = store.getSnapshot().aside;
    expect(aside?.text).toBe(text);
    store.commands.choose('a.one', 'done');
    await browser.settle();
    expect((await browser.open()).getSnapshot().aside).toEqual([aside]);
    store.dismiss(aside?.key ?? '');
    await browser.settle();
    const next = await browser.open();
    expect(next.getSnapshot().aside).toEqual([]);
    expect(Object.keys(claimsOf(next))).toEqual(['a.one']);
    expect([...browser.entries.values()]).toContain(text);
  });
});

describe('a file of answers', () => {
  const file = saved({
    'a.one': { state: 'not-done', changedTime: older },
    'a.two': { state: 'done', changedTime: older },
    'gone.item': { state: 'done', changedTime: older },
  });

  it('brings newer answers, keeps newer ones of the page, and names unknown items', async () => {
    const store = await new BrowserTabs().open();
    store.commands.choose('a.one', 'done');
    const imported = await store.importFile(file, ['a.one', 'a.two']);
    expect(imported).toEqual({ ok: true, changed: 2, kept: 1, unknown: ['gone.item'], isSaved: true });
    expect(claimsOf(store)).toMatchObject({ 'a.one': { state: 'done' }, 'gone.item': { state: 'done' } });
  });

  it('that holds something else is refused and changes nothing', async () => {
    const store = await new BrowserTabs().open();
    store.commands.choose('a.one', 'done');
    const before = claimsOf(store);
    expect(await store.importFile('{"name":"package.json"}', [])).toMatchObject({ ok: false });
    expect(claimsOf(store)).toEqual(before);
  });
});

describe('what cannot be saved', () => {
  it('is kept beside a full database, and goes into it once there is room', async () => {
    const browser = new BrowserTabs();
    const store = await browser.open();
    const makeRoom = fillDatabase();
    store.commands.choose('a.one', 'done');
    for (let turn = 0; turn < 3; turn += 1) {
      await new Promise((resolve) => setTimeout(resolve, 5));
      browser.wait(5000);
    }
    expect(store.getSnapshot().obstacle).toBeNull();
    expect(claimsOf(await browser.open())).toHaveProperty(['a.one']);
    makeRoom();
    await browser.settle();
    browser.entries.clear();
    expect(claimsOf(await browser.open())).toHaveProperty(['a.one']);
  });

  it('stays on the page, all of it, until there is room again', async () => {
    const browser = new BrowserTabs();
    const store = await browser.open();
    const makeRoom = fillDatabase();
    browser.room = 0;
    store.commands.choose('a.one', 'done');
    store.commands.choose('a.two', 'done');
    store.commands.write('a.two', 'note', 'kept');
    expect(await store.importFile(saved({ 'a.three': { state: 'done', changedTime: older } }), null)).toMatchObject({
      isSaved: false,
    });
    expect(Object.keys(claimsOf(store))).toEqual(['a.one', 'a.three', 'a.two']);
    expect(store.getSnapshot().obstacle).toBe('full');
    makeRoom();
    browser.room = 100_000;
    await browser.settle();
    expect(store.getSnapshot().obstacle).toBeNull();
    expect(claimsOf(await browser.open())).toEqual(claimsOf(store));
  });

  it('stays on the page where the browser blocks all that it could keep', async () => {
    const browser = new BrowserTabs();
    browser.isBlocked = true;
    vi.spyOn(IDBFactory.prototype, 'open').mockImplementation(() => {
      throw new DOMException('blocked', 'SecurityError');
    });
    const store = await browser.open();
    expect(store.getSnapshot().canSave).toBe(false);
    store.commands.choose('a.one', 'done');
    store.commands.choose('a.two', 'done');
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(Object.keys(claimsOf(store))).toEqual(['a.one', 'a.two']);
    expect(store.getSnapshot().obstacle).toBe('refused');
  });
});
