import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allocate } from './allocate';
import { addDecimals, decimal, divideHalfUp, parseDecimal } from './decimal';
import { percentOf, proportion, sum, timesQuantity, timesRate, toMajor, toMinor, toText, withoutTax } from './money';

const cents = fc.integer({ min: 0, max: 100_000_000 });
const rate = fc.integer({ min: 0, max: 50_000 }).map((digits) => (digits / 100_000).toFixed(5));

describe('decimals', () => {
  it.each([
    [22.5, 225n, 1],
    ['27.01', 2701n, 2],
    [1e-7, 1n, 7],
    [1e21, 10n ** 21n, 0],
    ['-0.5', -5n, 1],
  ])('reads %s as written', (value, digits, scale) => {
    expect(parseDecimal(value)).toEqual({ digits, scale });
  });

  it.each(['', 'ten', '1,5', '0x10', 'NaN', '1.', '--1'])('refuses "%s"', (value) => {
    expect(parseDecimal(value)).toBeNull();
  });

  it('throws on a value that should have been checked', () => {
    expect(() => decimal('ten')).toThrow('ten');
  });

  it('rounds halves away from zero', () => {
    expect([1n, 2n, 3n, -1n, -3n].map((value) => divideHalfUp(value, 2n))).toEqual([1n, 1n, 2n, -1n, -2n]);
  });

  it('adds rates exactly', () => {
    expect(addDecimals('0.17', '0.21')).toBe(0.38);
    expect(addDecimals('0.1', '0.2')).toBe(0.3);
  });
});

describe('amounts', () => {
  it.each([
    [5.01, 2, 501],
    [1.005, 2, 101],
    [0.1 + 0.2, 2, 30],
    [1000, 0, 1000],
    [10.5, 0, 11],
    [1.2345, 3, 1235],
  ])('turns %s with %s decimals into %s minor units', (value, decimals, minor) => {
    expect(toMinor(value, decimals)).toBe(minor);
  });

  it('survives the way to the wire and back', () => {
    fc.assert(
      fc.property(cents, fc.constantFrom(0, 2, 3), (minor, decimals) => {
        expect(toMinor(toMajor(minor, decimals), decimals)).toBe(minor);
        expect(String(toMajor(minor, decimals)).length).toBeLessThan(14);
      }),
    );
  });

  it('writes digits', () => {
    expect([toText(2689, 2), toText(5, 2), toText(7, 0), toText(-5, 2)]).toEqual(['26.89', '0.05', '7', '-0.05']);
  });

  it('is the number that its digits are', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.constantFrom(0, 2, 3), (minor, decimals) => {
        expect(toMajor(minor, decimals)).toBe(Number(toText(minor, decimals)));
      }),
    );
    expect(toMajor(-0, 2)).toBe(0);
  });

  it('multiplies prices before it rounds', () => {
    expect(timesQuantity(0.005, 3, 2)).toBe(2);
    expect(timesQuantity(5.01, 5, 2)).toBe(2505);
  });

  it('rounds tax half-up', () => {
    expect(timesRate(2000, '0.07525')).toBe(151);
    expect(timesRate(2250, '0.19')).toBe(428);
    expect(percentOf(2701, 50)).toBe(1351);
  });

  it('takes tax out of a price so that net and tax give the price', () => {
    fc.assert(
      fc.property(cents, rate, (gross, tax) => {
        const net = withoutTax(gross, tax);
        expect(net).toBeLessThanOrEqual(gross);
        expect(Math.abs(gross - net - timesRate(net, tax))).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('takes no part of nothing', () => {
    expect(proportion(100, 1, 0)).toBe(0);
  });
});

describe('allocate', () => {
  it('gives out exactly what there is, and to nobody more than a unit beside the fair share', () => {
    fc.assert(
      fc.property(cents, fc.array(fc.nat({ max: 1_000_000 }), { minLength: 1, maxLength: 12 }), (total, weights) => {
        const parts = allocate(total, weights);
        expect(sum(parts)).toBe(total);
        const all = sum(weights);
        if (all > 0)
          for (const [index, part] of parts.entries())
            expect(Math.abs(part - (total * (weights[index] ?? 0)) / all)).toBeLessThan(1.001);
      }),
    );
  });

  it('never takes more from a pot than is in it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat({ max: 1000 }), { minLength: 1, maxLength: 8 }),
        fc.nat({ max: 1000 }),
        (pots, percent) => {
          const total = Math.floor((sum(pots) * percent) / 1000);
          for (const [index, part] of allocate(total, pots).entries())
            expect(part).toBeLessThanOrEqual(Math.max(pots[index] ?? 0, sum(pots) === 0 ? total : 0));
        },
      ),
    );
  });

  it('shares equally where nothing weighs anything', () => {
    expect(allocate(5, [0, 0])).toEqual([3, 2]);
    expect(allocate(5, [])).toEqual([]);
  });
});
