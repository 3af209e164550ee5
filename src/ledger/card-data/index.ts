/** The one place that finds card data in text. Every store, message and log of the project asks here. */
import { codesBehind, mayHoldCode, securityCodesIn } from './codes';
import { cardNumbersIn, mayHoldNumber, type Place } from './numbers';
import { mayHoldPublished } from './published';
import type { Reading, Span } from './reading';

/** Where card numbers and security codes stand in one reading of a text. */
export function cardDataIn({ text }: Reading, place: Place): Span[] {
  const numbers = cardNumbersIn(text, place);
  return [...numbers, ...securityCodesIn(text), ...codesBehind(text, numbers)];
}

/** An id or a time: digits enough for a card number, in a form that no card number has. */
const idOrTime =
  /^(?:[\da-f]{8}-[\da-f]{4}-[1-8][\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,3})?Z)$/;

/** Whether it is worth looking closer at a text without escapes and in ASCII. */
export function mayHoldCardData(text: string): boolean {
  if (!/\d/.test(text)) return false;
  if (mayHoldNumber(text)) return !idOrTime.test(text) || mayHoldPublished(text);
  return mayHoldCode(text);
}

export type { Place } from './numbers';
export { isCardLikeNumber } from './numbers';
export { type Reading, readingsOf, type Span } from './reading';
