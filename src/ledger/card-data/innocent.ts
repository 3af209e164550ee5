/** What only looks like card numbers, and can be told from them. */
import type { Span } from './reading';

const uuid = /(?<![\da-z])[\da-f]{8}-[\da-f]{4}-[1-8][\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}(?![\da-z])/gi;
const iban = /(?<![A-Za-z\d])[A-Z]{2}\d{2} ?(?:[A-Z\d]{4} ?){2,7}[A-Z\d]{0,4}(?![A-Za-z\d])/g;

/** ISO 13616: the first four characters go last, letters count from 10, and the whole leaves 1 when divided by 97. */
function isIban(text: string): boolean {
  const compact = text.replaceAll(' ', '');
  let rest = 0;
  for (const character of compact.slice(4) + compact.slice(0, 4)) {
    const value = Number.parseInt(character, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}

/** Where UUIDs and account numbers (IBAN) stand in a text, in order. */
export function innocentIn(text: string): Span[] {
  const uuids = text.includes('-') ? [...text.matchAll(uuid)] : [];
  const ibans = [...text.matchAll(iban)].filter(([found]) => isIban(found));
  return [...uuids, ...ibans]
    .map(({ 0: found, index }): Span => [index, index + found.length])
    .sort(([a], [b]) => a - b);
}
