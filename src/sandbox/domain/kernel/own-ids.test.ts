import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkOwnId } from './own-ids';

const isTaken = (id: string) => checkOwnId(id, 40).length === 0;

describe('an id of one’s own', () => {
  it.each(['a', '7', 'sku-1_a.b', '...', '.a', 'a..', 'ada@example.com', 'a:b;c=d&e+f', '顧客-1', '😀'.repeat(40)])(
    'may be %j',
    (id) => {
      expect(isTaken(id)).toBe(true);
    },
  );

  it.each([
    '',
    '.',
    '..',
    'a/b',
    '/',
    'a\\b',
    'a b',
    ' a',
    'a\u00a0b',
    'a\u3000b',
    'a%2Fb',
    '%',
    'a?b',
    'a#b',
    'a\u0000b',
    'a\nb',
    'a\u007fb',
    'a\u200bb',
    '\ufeffa',
    '\ud800',
    'x'.repeat(41),
    '😀'.repeat(41),
  ])('is not %j', (id) => {
    expect(isTaken(id)).toBe(false);
  });

  it('comes through an address unharmed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 5 }), (id) => {
        if (!isTaken(id)) return;
        const { pathname } = new URL(`http://localhost/customers/${encodeURIComponent(id)}`);
        expect(pathname.split('/').slice(2).map(decodeURIComponent)).toEqual([id]);
      }),
      { numRuns: 2000 },
    );
  });
});
