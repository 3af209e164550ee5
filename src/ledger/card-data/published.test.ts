import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cards } from '../../generated/reference/cards';
import { redactBody, redacted, redactText } from '../redact';
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

  it('are taken out of what has the form of an id or a time', () => {
    for (const text of ['42424242-4242-4242-8000-000000000000', '00000000-4242-4242-a424-242420000000'])
      expect(redactText(text)).toContain(redacted);
    expect(redactBody({ at: ['2030-01-31T12:00:42Z', '4242-4242-4242-42'] })).toEqual({
      at: [expect.stringContaining(redacted), expect.stringContaining(redacted)],
    });
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
