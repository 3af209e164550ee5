import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { processorMs } from '../../../tests/support/processor-time';
import { isKeptExactly, isPlainNumber, isWholeNumber } from './numbers';

describe('a number in a body', () => {
  it.each([
    '0',
    '7',
    '-1',
    '10.50',
    '0.1',
    '1e2',
    '1E+2',
    '25e-2',
    '100000000000000000000',
    '9007199254740992',
    '5e-324',
    '-0',
    '-0.0',
    '-0e5',
    '0.10000000000000001',
    '19.989999999999998',
    '59.969999999999999',
  ])('is kept: %s', (literal) => {
    expect(isKeptExactly(literal)).toBe(true);
  });

  it.each([
    '9007199254740993',
    '-9007199254740993',
    '1e400',
    '-1e400',
    '1e-400',
    '0.1000000000000000055511151231257827',
    '0.10000000000000002222',
    '0.12345678901234567',
    '0.30000000000000000001',
    '100000000000000000001',
    '123456789012345678.5',
    `0.${'1'.repeat(100)}`,
  ])('is not kept: %s', (literal) => {
    expect(isKeptExactly(literal)).toBe(false);
  });

  it('is kept when JavaScript wrote it', () => {
    const numbers = fc.double({ noNaN: true, noDefaultInfinity: true });
    fc.assert(
      fc.property(numbers, (number) => {
        expect(isKeptExactly(JSON.stringify(number))).toBe(true);
      }),
    );
  });

  it('is kept when a language wrote a fraction with all of its 17 digits', () => {
    const fractions = fc.double({ noNaN: true, min: -1e9, max: 1e9 }).filter((number) => !Number.isInteger(number));
    fc.assert(
      fc.property(fractions, (number) => {
        expect(isKeptExactly(number.toPrecision(17))).toBe(true);
      }),
    );
  });

  it('is kept exactly when its digits come back', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(2n ** 70n), max: 2n ** 70n }), (whole) => {
        // JSON writes large numbers with an exponent, BigInt without.
        expect(isKeptExactly(String(whole))).toBe(isNearest(whole));
      }),
    );
  });

  it('is looked at in the same time however long it is', () => {
    const spent = processorMs(() => {
      for (const literal of ['1'.repeat(1_000_000), `0.${'0'.repeat(1_000_000)}`, `1${'0'.repeat(1_000_000)}`])
        isKeptExactly(literal);
    });
    expect(spent).toBeLessThan(1000);
  });
});

/** Whether the shortest text of the nearest double is this number. */
function isNearest(whole: bigint): boolean {
  const [digits = '', exponent = '0'] = String(Number(whole)).split('e');
  const [before = '', after = ''] = digits.split('.');
  const shown = BigInt(before + after) * 10n ** BigInt(Number(exponent) - after.length);
  return shown === whole;
}

describe('a number in an address', () => {
  it.each(['0', '10', '-3', '26.89', '007'])('may be %s', (text) => {
    expect(isPlainNumber(text)).toBe(true);
  });
  it.each([
    '',
    ' 5',
    '5 ',
    '+5',
    '1e1',
    '0x10',
    '0b1',
    'Infinity',
    'NaN',
    '1_000',
    '1,5',
    '.5',
    '5.',
    '５',
    '9007199254740993',
  ])('is not %j', (text) => {
    expect(isPlainNumber(text)).toBe(false);
    expect(isWholeNumber(text)).toBe(false);
  });
});
