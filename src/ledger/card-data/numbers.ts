/** Finds card numbers in a text, however they are grouped and whatever stands beside or between their digits. */
import { innocentIn } from './innocent';
import { fewestDigits, isCardNumber, isInRange, isProductCode, isRare, mostDigits } from './networks';
import { mayHoldPublished, publishedIn } from './published';
import type { Span } from './reading';
import { type Row, rowsOf } from './rows';

/**
 * What a text is the value of. Ids, phone numbers and product codes often have 13 or 14 digits, so that a number of that
 * length counts for less there; all others are card numbers wherever they stand.
 */
export type Place = 'text' | 'id' | 'product-code';

/** Between the digits of a published number may stand anything this long. */
const longestGap = 16;

const isDigit = (text: string, index: number) => {
  const code = text.charCodeAt(index);
  return code >= 48 && code <= 57;
};

function counts(digits: string, place: Place): boolean {
  if (!isCardNumber(digits)) return false;
  if (isRare(digits)) return place === 'text' && !isProductCode(digits);
  return !(place === 'product-code' && isProductCode(digits));
}

/** A row of digits that goes on from what stands before it: of a fraction, or of a telephone number with its plus. */
function goesOn(text: string, start: number, digits: string): boolean {
  const before = text.slice(Math.max(0, start - 3), start);
  return /(^|\D)0\.$/.test(before) || (isRare(digits) && before.endsWith('+'));
}

/** The longest card number that begins with this group of a row, as the number of groups it has; 0 where none does. */
function groupsOfCard(text: string, row: Row, first: number, place: Place): number {
  const start = row.starts[first] as number;
  for (const count of row.usualCounts(first)) {
    const digits = row.digits(first, count);
    if (count > 1 && isRare(digits)) continue;
    if (counts(digits, place) && !goesOn(text, start, digits)) return count;
  }
  return 0;
}

function numbersInRow(text: string, row: Row, place: Place): Span[] {
  const found: Span[] = [];
  for (let index = 0; index < row.starts.length; index += 1) {
    const size = groupsOfCard(text, row, index, place);
    if (size === 0) continue;
    found.push([row.starts[index] as number, row.ends[index + size - 1] as number]);
    index += size - 1;
  }
  return found;
}

/** Digits enough for a card number, which no letter and no long gap interrupts. Rows are made of nothing else. */
const longRow = /\d(?:[^\p{L}\p{N}]{0,4}\d){12}/u;

function otherNumbers(text: string, place: Place): Span[] {
  if (!longRow.test(text)) return [];
  const find = (innocent: readonly Span[]) => rowsOf(text, innocent).flatMap((row) => numbersInRow(text, row, place));
  // Few texts have anything to excuse.
  return find([]).length === 0 ? [] : find(innocentIn(text));
}

/** The whole row of digits around a part of it: an expiry date or a security code may follow without a space. */
function widened(text: string, [start, end]: Span): Span {
  let [from, to] = [start, end];
  while (isDigit(text, from - 1)) from -= 1;
  while (isDigit(text, to)) to += 1;
  return [from, to];
}

function withoutOverlaps(spans: readonly Span[]): Span[] {
  const found: Span[] = [];
  for (const span of spans) if (span[0] >= (found.at(-1)?.[1] ?? 0)) found.push(span);
  return found;
}

/** Where published test numbers stand, even if their digits are far apart. In order, without overlaps. */
export function publishedNumbersIn(text: string): Span[] {
  // Nearly every text has none, even if all between its digits is left out.
  if (!mayHoldPublished(text)) return [];
  const places: number[] = [];
  const parts: string[] = [];
  for (let index = 0, last = 0, from = 0; index <= text.length; index += 1) {
    if (isDigit(text, index)) {
      if (index - last > longestGap + 1) {
        parts.push(' ');
        places.push(index);
      }
      places.push(index);
      last = index;
      continue;
    }
    if (index > from) parts.push(text.slice(from, index));
    from = index + 1;
  }
  const found: Span[] = [];
  let done = 0;
  for (const [from, to] of publishedIn(parts.join(''))) {
    const [start, end] = [places[from] as number, (places[to - 1] as number) + 1];
    if (start < done) continue;
    found.push(widened(text, [start, end]));
    done = (found.at(-1) as Span)[1];
  }
  return withoutOverlaps(found);
}

/** Whether a text has digits enough for a card number. */
export function mayHoldNumber(text: string): boolean {
  if (text.length < fewestDigits) return false;
  let digits = 0;
  for (let index = 0; index < text.length && digits < fewestDigits; index += 1) if (isDigit(text, index)) digits += 1;
  return digits >= fewestDigits;
}

/** Where card numbers stand in a text that was read with plain digits. */
export function cardNumbersIn(text: string, place: Place): Span[] {
  return mayHoldNumber(text) ? [...publishedNumbersIn(text), ...otherNumbers(text, place)] : [];
}

/** Whether the digits of a number are a card number, or were one before a number of a computer lost their end. */
export function isCardLikeNumber(value: number, place: Place): boolean {
  if (value < 1e12 && value > -1e12 && Number.isInteger(value)) return false;
  const text = String(Math.abs(value));
  // Amounts and rates have fewer digits than any card.
  if (text.length < fewestDigits && !text.includes('e')) return false;
  const digits = (text.split('e', 1)[0] ?? '').replace('.', '');
  const published = publishedIn(digits);
  if (!Number.isInteger(value)) return published.some(([start, end]) => end - start === digits.length);
  if (published.length > 0) return true;
  return Number.isSafeInteger(value) ? counts(digits, place) : isInRange(digits) && digits.length <= mostDigits;
}
