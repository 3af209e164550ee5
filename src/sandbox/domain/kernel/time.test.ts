import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { processorMs } from '../../../../tests/support/processor-time';
import { addDays, addMonths, isBetween, parseTime, parseTimeOrDate, toSeconds } from './time';

const moments = fc.date({
  min: new Date('0000-01-01T00:00:00Z'),
  max: new Date('9999-12-31T23:59:59.999Z'),
  noInvalidDate: true,
});
const two = (value: number) => String(value).padStart(2, '0');

/** The same moment, as a clock that is so many minutes ahead of UTC shows it. */
function writtenElsewhere(moment: Date, offset: number): string {
  const there = new Date(moment.getTime() + offset * 60_000).toISOString().slice(0, -1);
  const minutes = Math.abs(offset);
  return `${there}${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

describe('a time', () => {
  it('is read to the moment it was written for, in any zone', () => {
    const inside = fc.date({ min: new Date('0001-01-02'), max: new Date('9999-12-30'), noInvalidDate: true });
    fc.assert(
      fc.property(inside, fc.integer({ min: -1439, max: 1439 }), (moment, offset) => {
        expect(parseTime(moment.toISOString())).toBe(moment.getTime());
        expect(parseTime(writtenElsewhere(moment, offset))).toBe(moment.getTime());
      }),
    );
  });

  it.each(['UTC', 'America/Los_Angeles', 'Asia/Kolkata'])('means the same on a machine in %s', (zone) => {
    const before = process.env.TZ;
    process.env.TZ = zone;
    try {
      expect(parseTime('2030-01-31T12:00:00Z')).toBe(1_896_091_200_000);
      expect(parseTimeOrDate('2030-01-31')).toBe(1_896_048_000_000);
      expect(toSeconds('2030-01-31T12:00:00.999Z')).toBe('2030-01-31T12:00:00Z');
    } finally {
      process.env.TZ = before;
    }
  });

  it('exists on days that the calendar has, and on no others', () => {
    const parts = fc.tuple(
      fc.integer({ min: 1, max: 9999 }),
      fc.integer({ min: 0, max: 19 }),
      fc.integer({ min: 0, max: 39 }),
    );
    const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    fc.assert(
      fc.property(parts, ([year, month, day]) => {
        const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
        const last = month === 2 && leap ? 29 : (lengths[month - 1] ?? 0);
        const text = `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
        expect(parseTimeOrDate(text) !== undefined).toBe(day >= 1 && day <= last);
        expect(parseTime(`${text}T00:00:00Z`)).toBe(parseTimeOrDate(text));
      }),
      { numRuns: 2000 },
    );
  });

  it('has 24 hours, 60 minutes and 60 seconds', () => {
    const clock = fc.tuple(...[0, 0, 0].map(() => fc.integer({ min: 0, max: 99 })));
    fc.assert(
      fc.property(clock, ([hours = 0, minutes = 0, seconds = 0]) => {
        const read = parseTime(`2030-01-31T${two(hours)}:${two(minutes)}:${two(seconds)}Z`);
        expect(read !== undefined).toBe(hours < 24 && minutes < 60 && seconds < 60);
      }),
    );
  });

  it.each([
    '2030-02-31T00:00:00Z',
    '2023-02-29T00:00:00Z',
    '1900-02-29T00:00:00Z',
    '2030-13-01T00:00:00Z',
    '2030-00-10T00:00:00Z',
    '2030-01-00T00:00:00Z',
    '2030-01-31T24:00:00Z',
    '2030-01-31T12:00:60Z',
    '2030-01-31T12:00:00',
    '2030-01-31T12:00Z',
    '2030-01-31 12:00:00Z',
    '2030-01-31T12:00:00 00:00',
    '2030-01-31T12:00:00+24:00',
    '2030-01-31T12:00:00+0200',
    '2030-01-31T12:00:00.Z',
    '0000-01-01T00:00:00+01:00',
    '9999-12-31T23:59:59-01:00',
    '+012030-01-31T12:00:00Z',
    ' 2030-01-31T12:00:00Z',
    '2030-01-31T12:00:00Z\n',
    '２０３０-01-31T12:00:00Z',
    '2030-1-31T12:00:00Z',
    '20300131T120000Z',
    '1896091200000',
    'banana 5',
    'now',
    '1',
    '',
  ])('is not %j', (text) => {
    expect(parseTimeOrDate(text)).toBeUndefined();
  });

  it('needs every one of its characters, and bears no other', () => {
    fc.assert(
      fc.property(moments, fc.nat(19), fc.constantFrom('', 'x', ' ', '\u0660'), (moment, at, instead) => {
        const time = toSeconds(moment.toISOString());
        expect(parseTime(time.slice(0, at) + instead + time.slice(at + 1))).toBeUndefined();
      }),
    );
  });

  it('has the leap day of a leap year, small letters and as fine a fraction as one likes', () => {
    expect(parseTime('2000-02-29T00:00:00Z')).toBe(951_782_400_000);
    expect(parseTime('2030-01-31t12:00:00z')).toBe(parseTime('2030-01-31T12:00:00Z'));
    expect(parseTime('2030-01-31T12:00:00.1239999999Z')).toBe(parseTime('2030-01-31T12:00:00.123Z'));
  });

  it('is read in the same time however long the text is', () => {
    const long = `2030-01-31T12:00:00.${'1'.repeat(1_000_000)}!`;
    expect(parseTime(long)).toBeUndefined();
    expect(processorMs(() => parseTime(long))).toBeLessThan(500);
  });

  it('moves by days and lies between others', () => {
    fc.assert(
      fc.property(moments, (moment) => {
        const time = moment.toISOString();
        if (moment.getUTCFullYear() > 9998) return;
        expect(isBetween(time, time, addDays(time, 1))).toBe(true);
      }),
    );
  });
});

describe('the sandbox', () => {
  it('reads times in one place', () => {
    const folder = join(import.meta.dirname, '../..');
    const readers = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
      .filter((name) => /Date\.parse|new Date\([^)]/.test(readFileSync(join(folder, name), 'utf8')));
    expect(readers).toEqual(['domain/kernel/time.ts']);
  });
});

describe('a month later', () => {
  it.each([
    ['2030-01-31T12:00:00Z', 1, '2030-02-28T12:00:00Z'],
    ['2028-01-31T12:00:00Z', 1, '2028-02-29T12:00:00Z'],
    ['2028-02-29T00:00:00Z', 12, '2029-02-28T00:00:00Z'],
    ['2030-01-31T12:00:00Z', 2, '2030-03-31T12:00:00Z'],
    ['2030-12-15T23:59:59Z', 1, '2031-01-15T23:59:59Z'],
    ['2022-02-09T17:40:56Z', 1, '2022-03-09T17:40:56Z'],
  ])('is the same day of it, or its last: %s and %i', (time, months, then) => {
    expect(addMonths(time, months)).toBe(then);
  });
});
