/** Amounts as whole minor units (cents); JSON numbers in major units only at the edges. */
import { type Decimal, decimal, divideHalfUp, powerOfTen } from './decimal';

/** More than any cart holds, and far below where minor units stop being exact. */
export const LARGEST_AMOUNT = 999_999_999_999;

/** Major units, as a JSON number or decimal string, to minor units. Half-up where the currency has fewer digits. */
export function toMinor(value: number | string, decimals: number): number {
  return scaleToMinor(decimal(value), decimals);
}

/** Price times quantity, rounded once. */
export function timesQuantity(price: number | string, quantity: number, decimals: number): number {
  const unit = decimal(price);
  return scaleToMinor({ digits: unit.digits * BigInt(quantity), scale: unit.scale }, decimals);
}

function scaleToMinor(value: Decimal, decimals: number): number {
  return Number(divideHalfUp(value.digits * powerOfTen(decimals), powerOfTen(value.scale)));
}

/**
 * Minor units to the JSON number of the wire: the double nearest to the decimal, so it prints as the decimal. A quotient of
 * two whole numbers is just that, as IEEE 754 rounds it; no minus stands before a zero.
 */
export function toMajor(minor: number, decimals: number): number {
  return minor / 10 ** decimals + 0;
}

/** "26.89" for 2689 with two decimals. */
export function toText(minor: number, decimals: number): string {
  const sign = minor < 0 ? '-' : '';
  const digits = String(Math.abs(minor)).padStart(decimals + 1, '0');
  if (decimals === 0) return `${sign}${digits}`;
  return `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

/** amount × rate, half-up to a minor unit. */
export function timesRate(minor: number, rate: string): number {
  if (minor === 0) return 0;
  const { digits, scale } = decimal(rate);
  return Number(divideHalfUp(BigInt(minor) * digits, powerOfTen(scale)));
}

/** amount × percent ÷ 100, half-up. */
export function percentOf(minor: number, percent: number | string): number {
  const { digits, scale } = decimal(percent);
  return Number(divideHalfUp(BigInt(minor) * digits, powerOfTen(scale + 2)));
}

/** What is left of a price that contains tax: amount ÷ (1 + rate), half-up. */
export function withoutTax(minor: number, rate: string): number {
  const { digits, scale } = decimal(rate);
  const one = powerOfTen(scale);
  return Number(divideHalfUp(BigInt(minor) * one, one + digits));
}

/** amount × part ÷ whole, half-up; 0 of nothing. */
export function proportion(minor: number, part: number, whole: number): number {
  if (whole === 0) return 0;
  return Number(divideHalfUp(BigInt(minor) * BigInt(part), BigInt(whole)));
}

/** amount × units ÷ quantity, half-up, for units that a percentage may have made fractional. */
export function shareOf(minor: number, units: Decimal, quantity: number): number {
  return Number(divideHalfUp(BigInt(minor) * units.digits, BigInt(quantity) * powerOfTen(units.scale)));
}

export function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}
