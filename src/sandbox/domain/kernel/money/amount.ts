/** The one place where an amount that moves money is read: refunds and store credit. Number and text mean the same. */
import type { Currency } from './currency';
import { type Decimal, parseDecimal, powerOfTen } from './decimal';
import { LARGEST_AMOUNT } from './money';

/** `why`: a sentence for the caller. */
export type AmountReading =
  | { readonly ok: true; readonly minor: number }
  | { readonly ok: false; readonly why: string };

/** Longer texts are no amounts, and slow to turn into numbers. */
const LONGEST_TEXT = 40;
/** A text is written with digits and a point: no sign, no exponent, no spaces. */
const TEXT = /^\d+(?:\.\d+)?$/;

const refuse = (why: string): AmountReading => ({ ok: false, why });

function read(value: number | string): Decimal | null {
  if (typeof value === 'string' && (value.length > LONGEST_TEXT || !TEXT.test(value))) return null;
  return parseDecimal(value);
}

/** Drops zeros after the last digit: 1.50 is no finer than 1.5. */
function decimalsOf({ digits, scale }: Decimal): number {
  let rest = digits;
  let decimals = scale;
  while (decimals > 0 && rest % 10n === 0n) {
    rest /= 10n;
    decimals -= 1;
  }
  return decimals;
}

/**
 * An amount above 0, in minor units. One that is finer than its currency is refused rather than rounded, so that never
 * more is paid than was asked for (inferred: the provider publishes no rule).
 */
export function readAmount(value: number | string, { code, decimals, minor }: Currency): AmountReading {
  const amount = read(value);
  if (!amount) return refuse('An amount is a number, such as 10.5 or "10.50".');
  if (amount.digits <= 0n) return refuse('An amount is more than 0.');
  if (decimalsOf(amount) > decimals)
    return refuse(`The amount is finer than its currency: ${code} ${places(decimals)}.`);
  if (amount.digits > BigInt(LARGEST_AMOUNT) * powerOfTen(amount.scale))
    return refuse(`An amount is at most ${LARGEST_AMOUNT}.`);
  return { ok: true, minor: minor(value) };
}

function places(decimals: number): string {
  if (decimals === 0) return 'has no decimals';
  return `has ${decimals} decimal${decimals === 1 ? '' : 's'}`;
}
