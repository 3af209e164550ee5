/** The one place that finds card data in text. Every store, message and log of the project asks here. */
import { codesBehind, mayHoldCode, securityCodesIn } from './codes';
import { cardNumbersIn, mayHoldNumber, type Place } from './numbers';
import type { Reading, Span } from './reading';

/** Where card numbers and security codes stand in one reading of a text. */
export function cardDataIn({ text }: Reading, place: Place): Span[] {
  const numbers = cardNumbersIn(text, place);
  return [...numbers, ...securityCodesIn(text), ...codesBehind(text, numbers)];
}

/** Whether it is worth looking closer at a text without escapes and in ASCII. */
export function mayHoldCardData(text: string): boolean {
  return /\d/.test(text) && (mayHoldNumber(text) || mayHoldCode(text));
}

export type { Place } from './numbers';
export { isCardLikeNumber } from './numbers';
export { type Reading, readingsOf, type Span } from './reading';
