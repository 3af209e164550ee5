import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPlainName, legible } from './legible';

/** What Unicode's rules of direction let reach beyond a text: parts that begin and do not end, and ends of parts outside. */
const marks = ['\u202a', '\u202b', '\u202c', '\u202d', '\u202e', '\u2066', '\u2067', '\u2068', '\u2069'];
const anyTyped = fc
  .array(fc.constantFrom('a', 'فريق', 'אבג', '\n', '\u0000', '\u001b', '\u200f', ...marks))
  .map((parts) => parts.join(''));

describe('a text that somebody else typed', () => {
  it.each([
    ['Release\u202e 2', 'Release\uFFFD 2'],
    ['فريق\u2066', 'فريق\uFFFD'],
    ['\u202dabc\u202c', '\uFFFDabc\uFFFD'],
    ['a\u2067one\ntwo\u2069', 'a\uFFFDone\ntwo\uFFFD'],
    ['\u001b[31mred\u0000', '\uFFFD[31mred\uFFFD'],
  ])('shows a mark where something would turn what follows around, or control a program: %j', (typed, shown) => {
    expect(legible(typed)).toBe(shown);
  });

  it.each([
    'فريق التكامل\u200f',
    'צוות אינטגרציה',
    'The team \u2067פיתוח (2)\u2069 said so',
    'a\u2068b\u2066c\u2069d\u2069',
    'one\r\ntwo\n\tthree',
    '👩‍💻 ä',
  ])('stays letter by letter where it is sound: %j', (typed) => {
    expect(legible(typed)).toBe(typed);
  });

  it('loses no letter, whatever it holds, and is not changed once more', () => {
    fc.assert(
      fc.property(anyTyped, (typed) => {
        const shown = legible(typed);
        expect(shown).toHaveLength(typed.length);
        expect(legible(shown)).toBe(shown);
        const letters = (text: string) => text.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069\uFFFD]/gu, '');
        expect(letters(shown)).toBe(letters(typed));
      }),
    );
  });

  it('is no name of a record with such a mark, and is one in any alphabet', () => {
    expect(isPlainName('duty:پیش')).toBe(true);
    for (const mark of [...marks, '\u0007']) expect(isPlainName(`a${mark}`)).toBe(false);
  });
});
