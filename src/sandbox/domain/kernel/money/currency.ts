import { rowOf } from '../codes';
import type { Reference } from '../reference';
import { sum, toMajor, toMinor } from './money';

/** Reads and writes amounts of one currency. */
export interface Currency {
  readonly code: string;
  readonly decimals: number;
  readonly minor: (major: number | string) => number;
  readonly major: (minor: number) => number;
}

const USUAL_DECIMALS = 2;

/** A currency the account no longer lists keeps two decimals, so that old documents stay readable. */
export function currencyOf(code: string, reference: Reference): Currency {
  const decimals = rowOf(reference.currencies, 'code', code)?.decimals ?? USUAL_DECIMALS;
  return {
    code,
    decimals,
    minor: (major) => toMinor(major, decimals),
    major: (minor) => toMajor(minor, decimals),
  };
}

/** Adds major amounts in minor units. */
export function sumMinor(amounts: readonly number[], currency: Currency): number {
  return sum(amounts.map(currency.minor));
}
