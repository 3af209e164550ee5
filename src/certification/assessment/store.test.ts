import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import fc from 'fast-check';
import { openDB } from 'idb';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { connect } from '../../assessment-client/database';
import { forgetCopies, unusedCopies } from '../../assessment-client/stored-copies';
import { anyAssessment } from '../testing/assessments';
import { BrowserTabs } from '../testing/browser-tabs';
import { applyChoices, compareAssessments, type Side } from './differences/compare';
import { parseAssessment } from './file';
import { OLDER_KEY } from './keys';
import type { AssessmentStore } from './store';
import { type Assessment, FORMAT } from './types';

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

/** Takes a file in as a person does who chooses nothing. */
function takeOver(store: AssessmentStore, text: string): void {
  const parsed = parseAssessment(text);
  if (!parsed.ok) throw new Error(parsed.reason);
  store.commands.adopt(applyChoices(store.getSnapshot().assessment, parsed.assessment, new Map()));
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

  it('are kept, each under the name of who gave it, also before the page has read what the browser keeps', async () => {
    const browser = new BrowserTabs();
    const first = await browser.open();
    first.commands.setAuthor('Ada');
    first.commands.choose('a.one', 'done');
    await browser.settle();
    const early = browser.openTab();
    early.commands.choose('a.two', 'done');
    await browser.settle();
    expect(first.getSnapshot().author).toBe('Ada');
    const { claims } = (await browser.open()).getSnapshot().assessment;
    expect(claims).toMatchObject({ 'a.one': { by: 'Ada' }, 'a.two': { state: 'done' } });
    expect([...browser.entries.keys()].filter((key) => key.includes('journal'))).toEqual([]);
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
    takeOver(store, backup);
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

  it('brings what the page does not have, and of what both have nothing that nobody chose', async () => {
    const store = await new BrowserTabs().open();
    store.commands.choose('a.one', 'done');
    takeOver(store, file);
    expect(claimsOf(store)).toMatchObject({
      'a.one': { state: 'done' },
      'a.two': { state: 'done', changedTime: older },
      'gone.item': { state: 'done' },
    });
  });

  it('becomes what a person chose, whatever both hold', async () => {
    const sides = fc.array(fc.constantFrom<Side>('here', 'there', 'together'), { minLength: 1 });
    const store = await new BrowserTabs().open();
    const open = async (assessment: Assessment) => {
      store.commands.add(assessment);
      await vi.waitFor(() => expect(store.getSnapshot().assessment.about).toEqual(assessment.about));
    };
    await fc.assert(
      fc.asyncProperty(anyAssessment, anyAssessment, sides, async (mine, theirs, some) => {
        await open(mine);
        const here = store.getSnapshot().assessment;
        expect(compareAssessments(here, mine).differences).toEqual([]);
        // An import takes nothing away.
        const { differences } = compareAssessments(here, theirs);
        const choices = differences.map(({ id, kind }, index) => {
          const side = some[index % some.length] ?? 'here';
          return [id, kind === 'only-here' ? 'here' : side] as const;
        });
        const next = applyChoices(here, theirs, new Map(choices));
        store.commands.adopt(next);
        expect(compareAssessments(store.getSnapshot().assessment, next).differences).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });
});

describe('what cannot be saved', () => {
  it('is kept beside a full database, and goes into it once there is room', async () => {
    const browser = new BrowserTabs();
    const store = await browser.open();
    const makeRoom = fillDatabase();
    store.commands.choose('a.one', 'done');
    await browser.settleFor(3);
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
    takeOver(store, saved({ 'a.three': { state: 'done', changedTime: older } }));
    expect(Object.keys(claimsOf(store))).toEqual(['a.one', 'a.three', 'a.two']);
    await vi.waitFor(() => expect(store.getSnapshot().obstacle).toBe('full'));
    makeRoom();
    browser.room = 100_000;
    await browser.settle();
    expect(store.getSnapshot().obstacle).toBeNull();
    expect(claimsOf(await browser.open())).toEqual(claimsOf(store));
  });

  it('stays on the page where the browser blocks all that it could keep', async () => {
    const browser = new BrowserTabs();
    browser.isBlocked = true;
    vi.spyOn(globalThis.indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('blocked', 'SecurityError');
    });
    const store = await browser.open();
    expect(store.getSnapshot().canSave).toBe(false);
    store.commands.choose('a.one', 'done');
    store.commands.choose('a.two', 'done');
    await browser.settleFor(1);
    expect(Object.keys(claimsOf(store))).toEqual(['a.one', 'a.two']);
    expect(store.getSnapshot().obstacle).toBe('refused');
  });
});

describe('what was saved and is removed while the page is open', () => {
  it('stays on the page, and the next answer saves all again', async () => {
    const browser = new BrowserTabs();
    const store = await browser.open();
    store.commands.choose('a.one', 'done');
    await browser.settle();
    await new Promise<void>((resolve) => {
      indexedDB.deleteDatabase('connector-standards-assessments').onsuccess = () => resolve();
    });
    await browser.settle();
    expect(claimsOf(store)).toHaveProperty(['a.one']);
    expect(store.getSnapshot().obstacle).toBe('removed');
    store.commands.choose('a.two', 'done');
    await browser.settle();
    expect(store.getSnapshot().obstacle).toBeNull();
    expect(Object.keys(claimsOf(await browser.open()))).toEqual(['a.one', 'a.two']);
  });
});

describe('a database', () => {
  it('of a newer version stays as it is; what is entered meanwhile is kept for it', async () => {
    const browser = new BrowserTabs();
    const newer = await openDB('connector-standards-assessments', 99);
    newer.close();
    const store = await browser.open();
    expect(store.getSnapshot().obstacle).toBe('newer');
    store.commands.choose('a.one', 'done');
    await browser.settleFor(3);
    expect(store.getSnapshot().obstacle).toBe('newer');
    browser.closeAll();
    expect(claimsOf(await browser.open())).toHaveProperty(['a.one']);
  });

  it('with a damaged row opens without it, keeps it apart and tells', async () => {
    const browser = new BrowserTabs();
    const store = await browser.open();
    store.commands.choose('a.one', 'done');
    await browser.settle();
    const id = store.getSnapshot().assessment.id;
    const database = await openDB('connector-standards-assessments');
    await database.add('updates', { assessment: id, update: new Uint8Array([1, 2, 3]) });
    await database.add('updates', { assessment: id, update: 'no bytes' });
    await database.put('assessments', { id, about: 'nothing' });
    await database.put('assessments', { id: 'other' });
    database.close();
    const next = await browser.open();
    expect(claimsOf(next)).toHaveProperty(['a.one']);
    const { aside, listings } = next.getSnapshot();
    const about = { name: '', environment: 'sandbox', team: '' };
    expect(listings).toContainEqual({ id: 'other', about, savedTime: null });
    expect(aside.map(({ text }) => text)).toEqual(['AQID', '"no bytes"']);
    for (const { key } of aside) next.dismiss(key);
    await browser.settle();
    expect((await browser.open()).getSnapshot().aside).toEqual([]);
  });

  it('does not grow with every word', async () => {
    const browser = new BrowserTabs();
    const store = await browser.open();
    for (let turn = 0; turn < 120; turn += 1) {
      store.commands.choose('a.one', turn % 2 ? 'done' : 'not-done');
      await browser.settle();
    }
    await browser.open();
    const database = await openDB('connector-standards-assessments');
    expect(await database.count('updates')).toBe(1);
    database.close();
    expect(claimsOf(await browser.open())).toHaveProperty(['a.one']);
  });
});

describe('several assessments', () => {
  it('are made, opened and removed, the same in all tabs, and each keeps its own answers', async () => {
    const browser = new BrowserTabs();
    const [one, two] = [await browser.open(), await browser.open()];
    one.commands.choose('a.one', 'done');
    const first = one.getSnapshot().assessment.id;
    await browser.settle();
    const second = one.commands.create({ name: 'Release 5', environment: 'production' });
    one.commands.choose('a.two', 'done');
    await browser.settle();
    expect(two.getSnapshot().assessment).toMatchObject({ id: second, about: { name: 'Release 5', team: '' } });
    expect(Object.keys(claimsOf(two))).toEqual(['a.two']);
    expect(
      two
        .getSnapshot()
        .listings.map(({ id }) => id)
        .sort(),
    ).toEqual([first, second].sort());

    const copy = two.commands.add(one.getSnapshot().assessment);
    expect(copy).not.toBe(second);
    await browser.settle();
    two.commands.remove(copy);
    await browser.settle();
    two.commands.open(first);
    await browser.settle();
    expect(Object.keys(claimsOf(one))).toEqual(['a.one']);
    one.commands.remove(first);
    await browser.settle();
    expect(one.getSnapshot().assessment.id).toBe(second);
    expect((await browser.open()).getSnapshot().listings.map(({ id }) => id)).toEqual([second]);
  });

  it('lose the bytes of a file once none of them can show it or bring it back, and not before', async () => {
    const browser = new BrowserTabs();
    const store = await browser.open();
    const connection = connect();
    const digestOf = (letter: string) => letter.repeat(64);
    const put = (letter: string) =>
      connection.run((database) => database.put('files', { sha256: digestOf(letter), blob: new Blob([letter]) }));
    const kept = async () =>
      (await connection.run((database) => database.getAllKeys('files'))).map(([letter]) => letter);
    const attach = (letter: string) =>
      store.commands.addEvidence({
        ...{ subject: 'a.one', kind: 'file', title: letter },
        file: { name: letter, size: 1, type: '', sha256: digestOf(letter) },
      });
    for (const letter of ['a', 'b', 'c', 'd']) await put(letter);
    const first = store.getSnapshot().assessment.id;
    for (const letter of ['a', 'b']) attach(letter);
    store.commands.freeze('With both');
    await browser.settle();
    const second = store.commands.create({ name: 'Release 5' });
    attach('b');
    const piece = attach('c');
    store.commands.removeEvidence(piece);
    await browser.settle();
    const unused = async () =>
      unusedCopies(connection, (await store.fileReferences()) ?? { shown: new Set(), undoable: new Set() });
    expect(await unused()).toEqual(['c', 'd'].map((letter) => ({ sha256: digestOf(letter), size: 1 })));
    expect(await kept()).toEqual(['a', 'b', 'c', 'd']);

    store.commands.remove(first);
    await browser.settle();
    // Of the one that is left, undoing brings c back; d is of nobody that this browser removed.
    expect(await kept()).toEqual(['b', 'c', 'd']);
    const [removal] = store.getSnapshot().history;
    expect(store.commands.undo(removal?.id ?? '')).toEqual({ ok: true });
    expect((await unused()).map(({ sha256 }) => sha256)).toEqual([digestOf('d')]);
    store.commands.remove(second);
    await browser.settle();
    expect(await kept()).toEqual(['d']);
    await forgetCopies(connection, [digestOf('d')]);
    expect(await kept()).toEqual([]);
  });

  it('that come with their changes from elsewhere are merged with what is kept here', async () => {
    const [here, there] = [new BrowserTabs(), new BrowserTabs()];
    const origin = await there.open();
    origin.commands.choose('a.one', 'done');
    const document = origin.openDocument();
    globalThis.indexedDB = new IDBFactory();
    const store = await here.open();
    const heard: string[] = [];
    store.onUpdate((id, _update, from) => heard.push(`${id} ${from}`));
    expect(await store.join(document.id, document.encode(), 'server')).toBe(true);
    store.commands.choose('a.two', 'done');
    expect(heard).toEqual([`${document.id} server`, `${document.id} own`]);
    expect(document.apply(store.openDocument().lackingIn(document.known()), 'server')).toBe(true);
    expect(Object.keys(claimsOf(origin))).toEqual(['a.one', 'a.two']);
  });
});
