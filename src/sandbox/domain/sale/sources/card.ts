import type { CardDetails, CreditCard } from '../../../../generated/contract/types';
import type { ErrorCode } from '../../../../generated/reference/error-codes';
import { withoutUndefined } from '../../kernel/changes';
import type { DomainError } from '../../kernel/decision';
import { missing } from '../../kernel/problems';
import type { Reference, TestBehavior } from '../../kernel/reference';
import { yearAndMonth } from '../../kernel/time';

/** What is kept of a card. The number has done its work when this exists. */
export interface ReadCard {
  readonly face: CreditCard;
  readonly testBehavior: TestBehavior;
}

type Refusal = { ok: false; error: DomainError };
type Reading = { ok: true; card: ReadCard } | Refusal;

export function cardError(code: ErrorCode, field: string, message: string): Refusal {
  return { ok: false, error: { status: 400, code, parameter: `creditCard.${field}`, message } };
}

/**
 * Looks a test number up and forgets it. A number that is not on the list is refused even if it could be a card: real card
 * data must never enter the sandbox. No message repeats the number.
 */
export function readCard(card: CardDetails | undefined, reference: Reference, now: string): Reading {
  if (!card) return { ok: false, error: missing('creditCard') };
  const digits = card.number.replace(/[ -]/g, '');
  const test = reference.cards.find((row) => row.number === digits);
  if (!test) return cardError('invalid_card_number', 'number', 'Use a number from the list of test cards.');
  const { expirationMonth, expirationYear } = card;
  if (!Number.isInteger(expirationMonth) || expirationMonth < 1 || expirationMonth > 12)
    return cardError('invalid_expiration_date', 'expirationMonth', 'A month is a number from 1 to 12.');
  if (isPast(expirationYear, expirationMonth, now))
    return cardError('card_expired', 'expirationYear', 'The card has expired.');
  const codeLength = test.brand === 'American Express' ? 4 : 3;
  if (card.cvv !== undefined && !new RegExp(`^\\d{${codeLength}}$`).test(card.cvv))
    return cardError('invalid_security_code', 'cvv', `The security code of this brand has ${codeLength} digits.`);
  const { returnUrl } = card;
  const face = { brand: test.brand, lastFourDigits: digits.slice(-4), expirationMonth, expirationYear };
  return { ok: true, card: { face: withoutUndefined({ ...face, returnUrl }), testBehavior: test.outcome } };
}

export function isCardExpired({ expirationYear, expirationMonth }: CreditCard, now: string): boolean {
  return isPast(expirationYear, expirationMonth, now);
}

/** A card is good to the end of its month. */
export function isPast(year: number, month: number, now: string): boolean {
  const today = yearAndMonth(now);
  return year < today.year || (year === today.year && month < today.month);
}
