/** Calculations as a person writes them down. */
import type { Currency } from './currency';
import { decimal, decimalText, times } from './decimal';
import { toText } from './money';

/** "26.89" for 2689 minor units of a currency with two decimals. */
export function amountText(minor: number, { decimals }: Currency): string {
  return toText(minor, decimals);
}

/** Without the zeros at the end of a fraction, and without its point where nothing is left of it. */
function withoutZeros(text: string): string {
  if (!text.includes('.')) return text;
  let end = text.length;
  while (text[end - 1] === '0') end -= 1;
  return text.slice(0, text[end - 1] === '.' ? end - 1 : end);
}

/** "7.525 %" for "0.07525". */
export function percentText(rate: string): string {
  const { digits, scale } = times(decimal(rate), decimal('100'));
  return `${withoutZeros(decimalText({ digits, scale }))} %`;
}

/** "20.00 × 0.07525 = 1.505, rounded half up to 1.51"; without the rounding where nothing had to be rounded. */
export function productText(base: string, rate: string, rounded: string): string {
  const exact = withoutZeros(decimalText(times(decimal(base), decimal(rate))));
  const isExact = Number(exact) === Number(rounded);
  return isExact ? `${base} × ${rate} = ${rounded}` : `${base} × ${rate} = ${exact}, rounded half up to ${rounded}`;
}

/** "20.00 + 5.00 − 1.00 = 24.00", without the parts that are nothing; the sum alone where there is one part. */
export function sumText(parts: readonly (readonly [name: string, minor: number])[], currency: Currency): string {
  const there = parts.filter(([, minor]) => minor !== 0);
  const total = amountText(
    there.reduce((sum, [, minor]) => sum + minor, 0),
    currency,
  );
  if (there.length === 0) return `Nothing adds to it: ${total}`;
  if (there.length === 1) return `${there[0]?.[0]} ${total}`;
  const words = there.map(([name, minor], index) => {
    const sign = index === 0 ? '' : minor < 0 ? ' − ' : ' + ';
    return `${sign}${name} ${amountText(index === 0 ? minor : Math.abs(minor), currency)}`;
  });
  return `${words.join('')} = ${total}`;
}
