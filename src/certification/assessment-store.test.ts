import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FORMAT, parseAssessment, STORAGE_KEY } from './assessment';

import type { AssessmentStore } from './assessment-store';
import { BrowserTabs } from './testing/browser-tabs';

const claimsOf = (store: AssessmentStore) => store.getSnapshot().assessment.claims;
const noteOf = (store: AssessmentStore, id = 'a.one') => claimsOf(store)[id]?.note;
const saved = (claims: object, more: object = {}) =>
  JSON.stringify({ format: FORMAT, version: 1, savedTime: null, claims, ...more });
const older = '2020-01-01T00:00:00.000Z';

/** A browser in which something was saved before the first tab opens. */
function browserWith(text: string): BrowserTabs {
  const browser = new BrowserTabs();
  browser.entries.set(STORAGE_KEY, text);
  return browser;
}

describe('answers of one tab', () => {
  it('are saved at once, and found again', () => {
    const browser = new BrowserTabs();
    const store = browser.open();
    store.choose('a.one', 'done');
    store.write('a.one', 'note', 'see ticket 7');
    store.flush();
    browser.settle();
    expect(claimsOf(browser.open())).toMatchObject({ 'a.one': { state: 'done', note: 'see ticket 7' } });
  });

  it('are "not applicable" only with a reason, which outlasts another answer', () => {
    const store = new BrowserTabs().open();
    store.choose('a.one', 'not-applicable');
    expect(claimsOf(store)['a.one']?.state).toBe('open');
    store.write('a.one', 'reason', 'digital goods only');
    expect(claimsOf(store)['a.one']).toMatchObject({ state: 'not-applicable', reason: 'digital goods only' });
    store.choose('a.one', 'done');
    expect(claimsOf(store)['a.one']).not.toHaveProperty('reason');
    store.choose('a.one', 'not-applicable');
    expect(claimsOf(store)['a.one']?.reason).toBe('digital goods only');
  });

  it('carry a waiver until it is taken back, and lose it with all else when they are cleared', () => {
    const browser = new BrowserTabs();
    const store = browser.open();
    const waiver = { who: 'Ada', why: 'Mended in release 5.', until: '2027-01-31' };
    store.waive('a.one', waiver);
    store.choose('a.one', 'not-done');
    store.waive('a.two', waiver);
    browser.settle();
    expect(claimsOf(browser.open())).toMatchObject({ 'a.one': { state: 'not-done', waiver }, 'a.two': { waiver } });
    store.waive('a.one', null);
    store.clear(['a.two']);
    browser.settle();
    expect(claimsOf(browser.open())['a.one']).not.toHaveProperty('waiver');
    expect(claimsOf(browser.open())).not.toHaveProperty(['a.two']);
  });

  it('keep their waivers where a release that knows none saves beside them', () => {
    const browser = new BrowserTabs();
    browser.open().waive('a.one', { who: 'Ada', why: 'Later.', until: '2027-01-31' });
    browser.settle();
    const kept = JSON.parse(browser.entries.get(STORAGE_KEY) ?? '') as { claims: Record<string, object> };
    const { waiver: _, ...claim } = kept.claims['a.one'] as { waiver: object };
    browser.entries.set(STORAGE_KEY, JSON.stringify({ ...kept, claims: { 'a.one': claim } }));
    expect(claimsOf(browser.open())['a.one']?.waiver).toMatchObject({ who: 'Ada' });
  });

  it('wait a moment as they are typed, and not at all when the page goes out of sight', () => {
    const browser = new BrowserTabs();
    const store = browser.open();
    store.write('a.one', 'note', 'h');
    expect(noteOf(store)).toBe('h');
    expect(browser.entries.size).toBe(0);
    browser.wait(300);
    browser.settle();
    expect(browser.entries.get(STORAGE_KEY)).toContain('"note": "h"');
    store.write('a.one', 'note', 'hi');
    store.flush();
    browser.settle();
    expect(browser.entries.get(STORAGE_KEY)).toContain('"note": "hi"');
  });

  it('of an earlier release, which kept no history, open and go on', () => {
    const browser = browserWith(saved({ 'a.one': { state: 'done', changedTime: older, note: 'kept' } }));
    const store = browser.open();
    expect(claimsOf(store)).toEqual({ 'a.one': { state: 'done', changedTime: older, note: 'kept' } });
    store.write('a.one', 'note', 'kept, and more');
    store.flush();
    browser.settle();
    expect(noteOf(browser.open())).toBe('kept, and more');
  });

  it('are cleared for the items named, and for no other; a file brings them back', () => {
    const browser = new BrowserTabs();
    const store = browser.open();
    store.choose('a.one', 'done');
    store.write('a.one', 'note', 'old');
    store.choose('b.one', 'done');
    const backup = JSON.stringify(store.getSnapshot().assessment);
    store.clear(['a.one', 'a.two']);
    browser.settle();
    expect(Object.keys(claimsOf(browser.open()))).toEqual(['b.one']);
    expect(parseAssessment(browser.entries.get(STORAGE_KEY) ?? '').ok).toBe(true);
    expect(store.importFile(backup, null)).toMatchObject({ ok: true, changed: 1, kept: 1 });
    expect(claimsOf(store)['a.one']).toMatchObject({ state: 'done', note: 'old' });
  });
});

describe('a file of answers', () => {
  const file = saved({
    'a.one': { state: 'not-done', changedTime: older },
    'a.two': { state: 'done', changedTime: older },
    'gone.item': { state: 'done', changedTime: older },
  });

  it('brings newer answers, keeps newer ones of the page, and names unknown items', () => {
    const store = new BrowserTabs().open();
    store.choose('a.one', 'done');
    expect(store.importFile(file, ['a.one', 'a.two'])).toEqual({
      ok: true,
      changed: 2,
      kept: 1,
      unknown: ['gone.item'],
      isSaved: true,
    });
    expect(claimsOf(store)).toMatchObject({ 'a.one': { state: 'done' }, 'gone.item': { state: 'done' } });
  });

  it('that holds something else is refused and changes nothing', () => {
    const browser = new BrowserTabs();
    const store = browser.open();
    store.choose('a.one', 'done');
    browser.settle();
    const before = browser.entries.get(STORAGE_KEY);
    expect(store.importFile('{"name":"package.json"}', [])).toMatchObject({ ok: false });
    browser.settle();
    expect(browser.entries.get(STORAGE_KEY)).toBe(before);
  });

  it('is on the page and reported as unsaved where the storage is full, and saved once there is room', () => {
    const browser = new BrowserTabs();
    browser.room = 10;
    const store = browser.open();
    expect(store.importFile(file, null)).toMatchObject({ changed: 3, isSaved: false });
    expect(Object.keys(claimsOf(store))).toHaveLength(3);
    expect(store.getSnapshot().obstacle).toBe('full');
    browser.room = 100_000;
    browser.wait(5000);
    browser.settle();
    expect(store.getSnapshot().obstacle).toBeNull();
    expect(Object.keys(claimsOf(browser.open()))).toHaveLength(3);
  });
});

describe('what cannot be saved', () => {
  it('stays on the page, all of it, until there is room again', () => {
    const browser = new BrowserTabs();
    const store = browser.open();
    browser.room = 0;
    store.choose('a.one', 'done');
    store.choose('a.two', 'done');
    store.write('a.two', 'note', 'kept');
    expect(Object.keys(claimsOf(store))).toEqual(['a.one', 'a.two']);
    expect(store.getSnapshot().obstacle).toBe('full');
    browser.room = 100_000;
    store.choose('a.three', 'done');
    expect(store.getSnapshot().obstacle).toBeNull();
    browser.settle();
    expect(claimsOf(browser.open())).toEqual(claimsOf(store));
  });

  it('stays on the page where the browser blocks its storage', () => {
    const browser = new BrowserTabs();
    browser.isBlocked = true;
    const store = browser.open();
    expect(store.getSnapshot().canSave).toBe(false);
    store.choose('a.one', 'done');
    store.choose('a.two', 'done');
    expect(Object.keys(claimsOf(store))).toEqual(['a.one', 'a.two']);
    expect(store.getSnapshot().obstacle).toBe('refused');
  });

  it('stays on the page when what was saved is removed, and the next answer saves all again', () => {
    const browser = new BrowserTabs();
    const store = browser.open();
    store.choose('a.one', 'done');
    browser.settle();
    browser.removeAll();
    expect(claimsOf(store)).toHaveProperty(['a.one']);
    expect(store.getSnapshot().obstacle).toBe('removed');
    store.choose('a.two', 'done');
    expect(store.getSnapshot().obstacle).toBeNull();
    browser.settle();
    expect(Object.keys(claimsOf(browser.open()))).toEqual(['a.one', 'a.two']);
  });
});

describe('saved answers that cannot be read', () => {
  it('are set aside; the notice stays until it is dismissed, and then for good', () => {
    const browser = browserWith('{damaged');
    const store = browser.open();
    const [aside] = store.getSnapshot().aside;
    expect(aside?.text).toBe('{damaged');
    store.choose('a.one', 'done');
    store.choose('a.two', 'done');
    browser.settle();
    expect(store.getSnapshot().aside).toEqual([aside]);
    expect(browser.open().getSnapshot().aside).toEqual([aside]);
    store.dismiss(aside?.key ?? '');
    browser.settle();
    const next = browser.open();
    expect(next.getSnapshot().aside).toEqual([]);
    expect(Object.keys(claimsOf(next))).toEqual(['a.one', 'a.two']);
    expect([...browser.entries.values()]).toContain('{damaged');
  });

  it('are never written over where they could not be moved, unless a person says so', () => {
    const browser = browserWith('{damaged');
    browser.room = 0;
    const store = browser.open();
    store.choose('a.one', 'done');
    store.choose('a.two', 'done');
    expect(browser.entries.get(STORAGE_KEY)).toBe('{damaged');
    expect(store.getSnapshot().obstacle).toBe('unreadable');
    expect(Object.keys(claimsOf(store))).toEqual(['a.one', 'a.two']);
    browser.room = 100_000;
    expect(store.inTheWay()).toBe('{damaged');
    store.replace();
    browser.settle();
    expect(Object.keys(claimsOf(browser.open()))).toEqual(['a.one', 'a.two']);
  });

  it('of a later release stay where they are', () => {
    const text = saved({}, { version: 2 });
    const browser = browserWith(text);
    const store = browser.open();
    expect(store.getSnapshot().obstacle).toBe('newer');
    store.choose('a.one', 'done');
    store.flush();
    browser.settle();
    expect(browser.entries.get(STORAGE_KEY)).toBe(text);
    expect(claimsOf(store)).toHaveProperty(['a.one']);
  });

  it('found while the page is open are set aside, and the page’s answers saved again', () => {
    const browser = new BrowserTabs();
    const store = browser.open();
    store.choose('a.one', 'done');
    browser.settle();
    browser.entries.set(STORAGE_KEY, '{damaged');
    const other = browser.open();
    other.choose('a.two', 'done');
    browser.settle();
    expect(Object.keys(claimsOf(browser.open()))).toEqual(['a.one', 'a.two']);
  });
});

describe('two tabs', () => {
  it('see each other’s answers', () => {
    const browser = new BrowserTabs();
    const [one, two] = [browser.open(), browser.open()];
    one.choose('a.one', 'done');
    two.choose('a.two', 'not-done');
    browser.settle();
    expect(claimsOf(one)).toEqual(claimsOf(two));
    expect(Object.keys(claimsOf(one))).toEqual(['a.one', 'a.two']);
  });

  it('that write in one note, and answer it, keep every letter and the answer', () => {
    const browser = new BrowserTabs();
    const one = browser.open();
    one.write('a.one', 'note', 'Order ships.');
    one.flush();
    browser.settle();
    const two = browser.open();
    one.write('a.one', 'note', 'The order ships.');
    two.write('a.one', 'note', 'Order ships. Seen in release 4.');
    two.choose('a.one', 'done');
    browser.settle();
    expect(noteOf(one)).toBe('The order ships. Seen in release 4.');
    expect(claimsOf(two)).toEqual(claimsOf(one));
    expect(claimsOf(one)['a.one']?.state).toBe('done');
  });

  it('do not double answers that an earlier release saved', () => {
    const browser = browserWith(saved({ 'a.one': { state: 'open', changedTime: older, note: 'once' } }));
    const [one, two] = [browser.open(), browser.open()];
    one.write('a.one', 'note', 'once and');
    two.choose('a.one', 'done');
    browser.settle();
    expect(noteOf(two)).toBe('once and');
  });

  it('keep what one types while the other imports, or clears', () => {
    const browser = new BrowserTabs();
    const [one, two] = [browser.open(), browser.open()];
    one.write('a.one', 'note', 'first');
    browser.settle();
    two.importFile(saved({ 'a.one': { state: 'done', changedTime: '2030-01-01T00:00:00.000Z', note: 'file' } }), null);
    one.write('a.one', 'note', 'first typed');
    browser.settle();
    expect(noteOf(one)).toContain('typed');
    expect(claimsOf(one)).toEqual(claimsOf(two));
    two.clear(['a.one']);
    one.write('a.one', 'note', `${noteOf(one)}!`);
    browser.settle();
    expect(noteOf(two)).toBe('!');
  });

  it('leave a field alone while an input method is at work in it', () => {
    const browser = new BrowserTabs();
    const [one, two] = [browser.open(), browser.open()];
    const release = one.hold();
    one.write('a.one', 'note', 'に');
    two.write('a.one', 'note', 'x');
    browser.wait(300);
    while (browser.deliver());
    expect(noteOf(one)).toBe('に');
    release();
    browser.settle();
    expect([...(noteOf(one) ?? '')].sort()).toEqual(['x', 'に']);
    expect(noteOf(two)).toBe(noteOf(one));
  });
});

describe('any number of tabs', () => {
  /** What happens next: a tab types at a place of its note, answers, a message arrives, or time passes. */
  const step = fc.oneof(
    fc.record({ act: fc.constant('type' as const), tab: fc.nat(2), at: fc.nat(30), item: fc.constantFrom('a', 'b') }),
    fc.record({ act: fc.constant('answer' as const), tab: fc.nat(2), item: fc.constantFrom('a', 'b') }),
    fc.record({ act: fc.constant('deliver' as const), choices: fc.array(fc.nat(5), { maxLength: 4 }) }),
    fc.record({ act: fc.constant('wait' as const) }),
  );

  it('come to rest with the same answers and every letter, however slowly they hear of one another', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const browser = new BrowserTabs();
        const stores = [browser.open(), browser.open(), browser.open()];
        const typed: Record<string, string[]> = { a: [], b: [] };
        let letter = 0x4e00;
        for (const next of steps) {
          if (next.act === 'deliver') for (const choice of next.choices) browser.deliver(choice);
          if (next.act === 'wait') browser.wait(300);
          if (next.act === 'answer') stores[next.tab]?.choose(next.item, 'done');
          if (next.act !== 'type') continue;
          const store = stores[next.tab];
          const note = (store && noteOf(store, next.item)) ?? '';
          const character = String.fromCharCode(letter++);
          typed[next.item]?.push(character);
          store?.write(next.item, 'note', note.slice(0, next.at) + character + note.slice(next.at));
        }
        browser.settle();
        for (const store of [...stores, browser.open()]) {
          for (const [item, characters] of Object.entries(typed))
            expect([...(noteOf(store, item) ?? '')].sort()).toEqual(characters.sort());
          expect(store.getSnapshot().obstacle).toBeNull();
        }
      }),
      { numRuns: 200 },
    );
  });
});
