/** Exact decimals for prices, rates and percentages: JSON numbers come in, floats never do arithmetic. */

export interface Decimal {
  readonly digits: bigint;
  /** How many of the digits stand after the point. */
  readonly scale: number;
}

const PATTERN = /^([+-]?)(\d+)(?:\.(\d+))?(?:e([+-]?\d{1,3}))?$/i;

/** Decimals that were read before: carts name the same prices and rates again and again. */
const known = new Map<number | string, Decimal | null>();
const mostKnown = 1000;
const longestKnown = 20;

/** Reads a JSON number or a decimal string as written; `null` for anything else. */
export function parseDecimal(value: number | string): Decimal | null {
  const before = known.get(value);
  if (before !== undefined) return before;
  const found = readDecimal(value);
  if (typeof value === 'string' && value.length > longestKnown) return found;
  if (known.size >= mostKnown) known.clear();
  known.set(value, found);
  return found;
}

function readDecimal(value: number | string): Decimal | null {
  const match = PATTERN.exec(String(value).trim());
  if (!match) return null;
  const [, sign, whole = '', fraction = '', exponent = '0'] = match;
  const scale = fraction.length - Number(exponent);
  const digits = BigInt(`${sign === '-' ? '-' : ''}${whole}${fraction}`);
  return scale >= 0 ? { digits, scale } : { digits: digits * powerOfTen(-scale), scale: 0 };
}

/** Like `parseDecimal`, for values already checked. */
export function decimal(value: number | string): Decimal {
  const parsed = parseDecimal(value);
  if (!parsed) throw new Error(`Not a decimal number: ${value}`);
  return parsed;
}

/** Those that amounts and rates need. */
const powers = Array.from({ length: 30 }, (_, exponent) => 10n ** BigInt(exponent));

export function powerOfTen(exponent: number): bigint {
  return powers[exponent] ?? 10n ** BigInt(exponent);
}

/** Integer division, halves rounded away from zero (half-up for amounts). */
export function divideHalfUp(dividend: bigint, divisor: bigint): bigint {
  if (divisor <= 0n) throw new Error('Divide by a positive number only.');
  const sign = dividend < 0n ? -1n : 1n;
  const doubled = dividend * sign * 2n + divisor;
  return (doubled / (divisor * 2n)) * sign;
}

export function plus(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(a.scale, b.scale);
  return { digits: a.digits * powerOfTen(scale - a.scale) + b.digits * powerOfTen(scale - b.scale), scale };
}

export function times(a: Decimal, b: Decimal): Decimal {
  return { digits: a.digits * b.digits, scale: a.scale + b.scale };
}

/** Whether `a` is at least `b`. */
export function reaches(a: Decimal, b: Decimal): boolean {
  const scale = Math.max(a.scale, b.scale);
  return a.digits * powerOfTen(scale - a.scale) >= b.digits * powerOfTen(scale - b.scale);
}

/** As `parseDecimal` reads it. */
export function decimalText({ digits, scale }: Decimal): string {
  const sign = digits < 0n ? '-' : '';
  const all = String(digits < 0n ? -digits : digits).padStart(scale + 1, '0');
  return scale === 0 ? `${sign}${all}` : `${sign}${all.slice(0, -scale)}.${all.slice(-scale)}`;
}

/** The sum of two fractions such as duty and import tax, as the JSON number the wire shows. */
export function addDecimals(first: string, second: string): number {
  const { digits, scale } = plus(decimal(first), decimal(second));
  return Number(digits) / Number(powerOfTen(scale));
}
