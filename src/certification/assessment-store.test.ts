import { describe, expect, it } from 'vitest';
import { FORMAT, parseAssessment } from './assessment';
import { type KeyValueStore, STORAGE_KEY } from './assessment-storage';
import { createAssessmentStore } from './assessment-store';

class Browser {
  readonly entries = new Map<string, string>();
  readonly tabs: ((key: string | null) => void)[] = [];
  full = false;

  readonly storage: KeyValueStore = {
    getItem: (key) => this.entries.get(key) ?? null,
    setItem: (key, value) => {
      if (this.full) throw new DOMException('full', 'QuotaExceededError');
      this.entries.set(key, value);
    },
    removeItem: (key) => this.entries.delete(key),
  };

  open(storage: KeyValueStore | null = this.storage) {
    let second = this.tabs.length * 100;
    const now = () => new Date(Date.UTC(2024, 0, 1, 0, 0, second++)).toISOString();
    const store = createAssessmentStore({ storage, listen: (heard) => this.tabs.push(heard), now });
    store.subscribe(() => {});
    return store;
  }

  tell(): void {
    for (const heard of this.tabs) heard(STORAGE_KEY);
  }
}

const claimsOf = (store: ReturnType<Browser['open']>) => store.getSnapshot().assessment.claims;

describe('the assessment store', () => {
  it('saves at once, and finds it again', () => {
    const browser = new Browser();
    browser.open().setClaim('a.one', 'done', { note: 'see ticket 7' });
    expect(claimsOf(browser.open())).toMatchObject({ 'a.one': { state: 'done', note: 'see ticket 7' } });
  });

  it('does not save "not applicable" without a reason', () => {
    const browser = new Browser();
    const store = browser.open();
    store.setClaim('a.one', 'not-applicable', {});
    expect(browser.entries.size).toBe(0);
    expect(claimsOf(store)).toEqual({});
  });

  it('keeps what another tab saved, with and without having heard of it', () => {
    const browser = new Browser();
    const [one, two] = [browser.open(), browser.open()];
    one.setClaim('a.one', 'done', {});
    two.setClaim('a.two', 'not-done', {});
    expect(Object.keys(claimsOf(two))).toEqual(['a.one', 'a.two']);
    expect(Object.keys(claimsOf(one))).toEqual(['a.one']);
    browser.tell();
    expect(claimsOf(one)).toEqual(claimsOf(two));
  });

  it('sets damaged answers aside, says so, and goes on', () => {
    const browser = new Browser();
    browser.entries.set(STORAGE_KEY, '{damaged');
    const store = browser.open();
    expect(store.getSnapshot().problem).toContain('set aside');
    store.setClaim('a.one', 'done', {});
    expect([...browser.entries.values()]).toContain('{damaged');
    expect(claimsOf(browser.open())).toHaveProperty(['a.one']);
  });

  it('never writes over damaged answers that it could not move', () => {
    const browser = new Browser();
    browser.entries.set(STORAGE_KEY, '{damaged');
    browser.full = true;
    const store = browser.open();
    store.setClaim('a.one', 'done', {});
    expect(browser.entries.get(STORAGE_KEY)).toBe('{damaged');
    expect(store.getSnapshot().problem).toContain('not saved');
    expect(claimsOf(store)).toHaveProperty(['a.one']);
    store.setClaim('a.two', 'done', {});
    expect(Object.keys(claimsOf(store))).toEqual(['a.one', 'a.two']);
  });

  it('tells when the storage is full, and keeps the answer on the page', () => {
    const browser = new Browser();
    const store = browser.open();
    browser.full = true;
    store.setClaim('a.one', 'done', {});
    expect(store.getSnapshot().problem).toContain('full or blocked');
    expect(claimsOf(store)).toHaveProperty(['a.one']);
    browser.full = false;
    store.setClaim('a.two', 'done', {});
    expect(store.getSnapshot().problem).toBeNull();
  });

  it('works without storage, and says that nothing is kept', () => {
    const store = new Browser().open(null);
    store.setClaim('a.one', 'done', {});
    store.setClaim('a.two', 'done', {});
    expect(Object.keys(claimsOf(store))).toEqual(['a.one', 'a.two']);
    expect(store.getSnapshot().problem).toContain('export');
  });

  it('imports newer answers, keeps newer ones of its own, and names unknown items', () => {
    const browser = new Browser();
    const store = browser.open();
    store.setClaim('a.one', 'done', {});
    const text = JSON.stringify({
      format: FORMAT,
      version: 1,
      savedTime: null,
      claims: {
        'a.one': { state: 'not-done', changedTime: '2020-01-01T00:00:00.000Z' },
        'a.two': { state: 'done', changedTime: '2020-01-01T00:00:00.000Z' },
        'gone.item': { state: 'done', changedTime: '2020-01-01T00:00:00.000Z' },
      },
    });
    expect(store.importFile(text, ['a.one', 'a.two'])).toEqual({
      ok: true,
      changed: 2,
      kept: 1,
      unknown: ['gone.item'],
    });
    expect(claimsOf(store)).toMatchObject({ 'a.one': { state: 'done' }, 'gone.item': { state: 'done' } });
  });

  it('refuses a foreign file and changes nothing', () => {
    const browser = new Browser();
    const store = browser.open();
    store.setClaim('a.one', 'done', {});
    const before = browser.entries.get(STORAGE_KEY);
    expect(store.importFile('{"name":"package.json"}', [])).toMatchObject({ ok: false });
    expect(browser.entries.get(STORAGE_KEY)).toBe(before);
  });

  it('clears the items it is told to, and no other', () => {
    const browser = new Browser();
    const store = browser.open();
    store.setClaim('a.one', 'done', {});
    store.setClaim('b.one', 'done', {});
    store.clear(['a.one', 'a.two']);
    expect(Object.keys(claimsOf(browser.open()))).toEqual(['b.one']);
    expect(parseAssessment(browser.entries.get(STORAGE_KEY) ?? '').ok).toBe(true);
  });
});
