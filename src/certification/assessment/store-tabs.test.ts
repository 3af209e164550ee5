import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BrowserTabs } from '../testing/browser-tabs';
import type { AssessmentStore } from './store';

const claimsOf = (store: AssessmentStore) => store.getSnapshot().assessment.claims;
const noteOf = (store: AssessmentStore, id = 'a.one') => claimsOf(store)[id]?.note;

describe('two tabs', () => {
  it.each([true, false])('see each other’s answers, with a channel between them: %s', async (hasChannel) => {
    const browser = new BrowserTabs();
    browser.hasChannel = hasChannel;
    const [one, two] = await Promise.all([browser.open(), browser.open()]);
    one.commands.choose('a.one', 'done');
    two.commands.choose('a.two', 'not-done');
    await browser.settle();
    expect(claimsOf(one)).toEqual(claimsOf(two));
    expect(Object.keys(claimsOf(one))).toEqual(['a.one', 'a.two']);
  });

  it('that write in one note, and answer it, keep every letter and the answer', async () => {
    const browser = new BrowserTabs();
    const one = await browser.open();
    one.commands.write('a.one', 'note', 'Order ships.');
    one.flush();
    await browser.settle();
    const two = await browser.open();
    one.commands.write('a.one', 'note', 'The order ships.');
    two.commands.write('a.one', 'note', 'Order ships. Seen in release 4.');
    two.commands.choose('a.one', 'done');
    await browser.settle();
    expect(noteOf(one)).toBe('The order ships. Seen in release 4.');
    expect(claimsOf(two)).toEqual(claimsOf(one));
    expect(claimsOf(one)['a.one']?.state).toBe('done');
  });

  it('leave a field alone while an input method is at work in it', async () => {
    const browser = new BrowserTabs();
    const [one, two] = [await browser.open(), await browser.open()];
    const release = one.hold();
    one.commands.write('a.one', 'note', 'に');
    two.commands.write('a.one', 'note', 'x');
    while (browser.deliver());
    expect(noteOf(one)).toBe('に');
    release();
    await browser.settle();
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

  it('come to rest with the same answers and every letter, however slowly they hear of one another', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), fc.boolean(), async (steps, hasChannel) => {
        const browser = new BrowserTabs();
        browser.hasChannel = hasChannel;
        const stores = await Promise.all([browser.open(), browser.open(), browser.open()]);
        const typed: Record<string, string[]> = { a: [], b: [] };
        let letter = 0x4e00;
        for (const next of steps) {
          if (next.act === 'deliver') for (const choice of next.choices) browser.deliver(choice);
          if (next.act === 'wait') browser.wait(300);
          if (next.act === 'answer') stores[next.tab]?.commands.choose(next.item, 'done');
          if (next.act !== 'type') continue;
          const store = stores[next.tab];
          const note = (store && noteOf(store, next.item)) ?? '';
          const character = String.fromCharCode(letter++);
          typed[next.item]?.push(character);
          store?.commands.write(next.item, 'note', note.slice(0, next.at) + character + note.slice(next.at));
        }
        await browser.settle();
        for (const store of [...stores, await browser.open()]) {
          for (const [item, characters] of Object.entries(typed))
            expect([...(noteOf(store, item) ?? '')].sort()).toEqual(characters.sort());
          expect(store.getSnapshot().obstacle).toBeNull();
        }
      }),
      { numRuns: 40 },
    );
  });
});
