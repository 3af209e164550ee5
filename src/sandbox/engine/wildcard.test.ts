import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { processorMs } from '../../../tests/support/processor-time';
import { wildcard } from './wildcard';

/** What a star means, said as plainly as can be; slow, and right. */
function fitsPlainly(pattern: string, text: string): boolean {
  if (pattern === '') return text === '';
  if (pattern.startsWith('*'))
    return fitsPlainly(pattern.slice(1), text) || (text !== '' && fitsPlainly(pattern, text.slice(1)));
  return text !== '' && pattern[0] === text[0] && fitsPlainly(pattern.slice(1), text.slice(1));
}

const letters = (size: number, ...others: string[]) =>
  fc.array(fc.constantFrom('a', 'b', '.', ...others), { maxLength: size }).map((parts) => parts.join(''));

describe('a pattern with stars', () => {
  it.each([
    ['order.*', 'order.accepted', true],
    ['order.*', 'reorder.accepted', false],
    ['order.*', 'orderXaccepted', false],
    ['*', '', true],
    ['*.created', 'customer.source.created', true],
    ['order.*.captured', 'order.captured', false],
    ['a*a', 'a', false],
    ['order', 'order.accepted', false],
    ['ord?r.*', 'order.accepted', false],
    ['(a+)+$', 'aaaa', false],
  ])('%s and %j: %s', (pattern, text, expected) => {
    expect(wildcard(pattern)(text)).toBe(expected);
  });

  it('fits what its parts fit in this order', () => {
    fc.assert(
      fc.property(letters(8, '*'), letters(10), (pattern, text) => {
        expect(wildcard(pattern)(text)).toBe(fitsPlainly(pattern, text));
      }),
      { numRuns: 5000 },
    );
  });

  it('answers at once, whatever it is made of', () => {
    const text = 'a'.repeat(100_000);
    const patterns = ['*a'.repeat(50_000), `${'*a'.repeat(25_000)}*b`, '*'.repeat(100_000), `${'*aa'.repeat(9_000)}b`];
    const spent = processorMs(() => {
      for (const pattern of patterns) wildcard(pattern)(text);
    });
    expect(spent).toBeLessThan(1000);
  });
});
