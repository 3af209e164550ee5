import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cards } from '../../generated/reference/cards';
import { mayHoldPublished } from './published';

const digits = fc.string({ unit: fc.constantFrom(...'0123456789'), maxLength: 40 });
const between = fc.constantFrom('', ' ', '-', 'x', '\n', ' / ');

describe('published numbers', () => {
  it('are seen behind and before any other digits, whatever stands between theirs', () => {
    fc.assert(
      fc.property(digits, fc.constantFrom(...cards), between, digits, (before, { number }, gap, after) => {
        expect(mayHoldPublished(before + [...number].join(gap) + after)).toBe(true);
      }),
    );
  });

  it('are not seen where a digit of them is missing', () => {
    for (const { number } of cards)
      for (let missing = 0; missing < number.length; missing += 1) {
        const rest = number.slice(0, missing) + number.slice(missing + 1);
        const isAnother = cards.some((other) => rest.includes(other.number));
        if (!isAnother) expect(mayHoldPublished(rest)).toBe(false);
      }
  });
});
