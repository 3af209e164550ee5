import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reference } from '../../../reference-data';
import { currencyOf } from '../../kernel/money/currency';
import { tidyPrice } from './convert';

const rows = reference.priceConversions;
const rowFor = (code: string) => {
  const row = rows.find(({ currency }) => currency === code);
  if (!row) throw new Error(`No row for ${code}.`);
  return { row, currency: currencyOf(code, reference) };
};

describe('a converted price', () => {
  it.each([
    ['EUR', 10_00, 9_99],
    ['EUR', 11_10, 9_99],
    ['EUR', 11_11, 10_99],
    ['EUR', 1, 99],
    ['JPY', 10_00, 1580],
    ['CHF', 10_01, 9_05],
    ['KWD', 10_00, 3_000],
    ['SEK', 10_00, 109_00],
  ])('in %s of %s cents is %s minor units', (code, cents, minor) => {
    const { row, currency } = rowFor(code);
    expect(tidyPrice(cents, row, currency)).toBe(minor);
  });

  it('is never below rate and price, never a whole step above them, and ends as its row says', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000_000 }), fc.constantFrom(...rows), (cents, row) => {
        const currency = currencyOf(row.currency, reference);
        const exact = (cents * Number(row.rate) * 10 ** currency.decimals) / 100;
        const [step, ending] = [currency.minor(row.step), currency.minor(row.ending)];
        const price = tidyPrice(cents, row, currency);
        expect(price).toBeGreaterThanOrEqual(exact - 0.51);
        expect(price).toBeLessThan(Math.max(exact, ending) + step + 0.51);
        expect((price - ending) % step).toBe(0);
      }),
    );
  });

  it('of nothing is nothing, and rises with the price', () => {
    for (const row of rows) expect(tidyPrice(0, row, currencyOf(row.currency, reference))).toBe(0);
    fc.assert(
      fc.property(fc.nat(1_000_000), fc.nat(1_000_000), fc.constantFrom(...rows), (cents, more, row) => {
        const currency = currencyOf(row.currency, reference);
        expect(tidyPrice(cents + more, row, currency)).toBeGreaterThanOrEqual(tidyPrice(cents, row, currency));
      }),
    );
  });
});

describe('the table of conversions', () => {
  it('names currencies that the account sells in, with endings below their steps', () => {
    for (const { currency, step, ending } of rows) {
      expect(reference.currencies.find(({ code }) => code === currency)?.enabled, currency).toBe(true);
      const { minor } = currencyOf(currency, reference);
      expect(minor(step), currency).toBeGreaterThan(minor(ending));
    }
  });
});
