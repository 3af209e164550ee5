/** The one place that finds card data in text. Every store, message and log of the project asks here. */
import { codesBehind, securityCodesIn } from './codes';
import { cardNumbersIn, type Place } from './numbers';
import type { Reading, Span } from './reading';

/** Where card numbers and security codes stand in one reading of a text. */
export function cardDataIn({ text }: Reading, place: Place): Span[] {
  const numbers = cardNumbersIn(text, place);
  return [...numbers, ...securityCodesIn(text), ...codesBehind(text, numbers)];
}

export type { Place } from './numbers';
export { isCardLikeNumber } from './numbers';
export { type Reading, readingsOf, type Span } from './reading';
