/** What a refund request says, read and refused in one place. */
import type { DomainError } from '../../kernel/decision';
import { readAmount } from '../../kernel/money/amount';
import type { Currency } from '../../kernel/money/currency';
import { type Decimal, decimal, parseDecimal, reaches } from '../../kernel/money/decimal';
import { invalid } from '../../kernel/problems';
import type { Planned } from './types';

type Read<Value> = ({ readonly ok: true } & Value) | { readonly ok: false; readonly error: DomainError };
/** In minor units. */
export type Amount = Read<{ readonly amount: number }>;

export function isAbsent(value: unknown): value is null | undefined {
  return value === undefined || value === null;
}

export function tooMuch(message: string): DomainError {
  return invalid('amountRequested', message);
}

export function tooLittle({ code }: Currency): DomainError {
  return tooMuch(`That is less than the smallest amount in ${code}.`);
}

export function refusePlan(error: DomainError): Planned {
  return { ok: false, error };
}

/** An amount as asked for; see `readAmount` for what it may look like. */
export function amountOf(amount: number | string | null | undefined, currency: Currency): Amount {
  const read = readAmount(amount ?? '', currency);
  return read.ok ? { ok: true, amount: read.minor } : { ok: false, error: tooMuch(read.why) };
}

const LEAST = decimal('0.01');
const MOST = decimal('100');

/** A percentage from 0.01 to 100, as a number or as a text. */
export function percentageOf(percent: number | string | null | undefined): Read<{ readonly percent: Decimal }> {
  const read = parseDecimal(percent ?? '');
  if (read && reaches(read, LEAST) && reaches(MOST, read)) return { ok: true, percent: read };
  return { ok: false, error: invalid('percentRequested', 'A percentage is between 0.01 and 100.') };
}
