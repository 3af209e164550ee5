import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { movedPlace, replacedPart } from './replaced-part';

/** Few characters, so that texts share parts; one of them has two units, and its halves stand beside others. */
const text = fc.array(fc.constantFrom('a', 'b', '\u{1F600}', '\u{1F601}', '\u{10600}')).map((parts) => parts.join(''));

describe('replacedPart', () => {
  it('turns the text before into the text after, and halves no character', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const part = replacedPart(before, after);
        const { at, removed, inserted } = part ?? { at: 0, removed: 0, inserted: '' };
        expect(before.slice(0, at) + inserted + before.slice(at + removed)).toBe(after);
        for (const piece of [before.slice(0, at), before.slice(at + removed), inserted])
          expect(piece).not.toMatch(/\p{Surrogate}/u);
      }),
    );
  });
});

describe('movedPlace', () => {
  it.each([
    ['ab|cd', 'XYab|cd'],
    ['ab|cd', 'ab|cdXY'],
    ['ab|cd', 'ab|XYcd'],
    ['abc|d', 'bc|d'],
    ['a|bcd', 'a|d'],
    ['ab|cd', 'aXY|d'],
  ])('%s becomes %s', (before, after) => {
    const place = movedPlace(before.replace('|', ''), after.replace('|', ''), before.indexOf('|'));
    expect(place).toBe(after.indexOf('|'));
  });

  it('stays within the text', () => {
    fc.assert(
      fc.property(text, text, fc.nat(20), (before, after, wanted) => {
        const place = movedPlace(before, after, Math.min(wanted, before.length));
        expect(place).toBeGreaterThanOrEqual(0);
        expect(place).toBeLessThanOrEqual(after.length);
      }),
    );
  });
});
