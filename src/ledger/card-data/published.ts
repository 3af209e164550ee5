/** Test numbers that are printed in manuals. They are found in any writing at all, for no other number looks like them. */
import { cards } from '../../generated/reference/cards';

/** Of other payment providers: connectors that serve several send the wrong ones. */
const ofOthers = [
  '4242424242424242',
  '4000056655665556',
  '4000000000000077',
  '4000000000009995',
  '4000002500003155',
  '4012888888881881',
  '4222222222222',
  '4917484589897107',
  '4988438843884305',
  '5555555555554444',
  '5105105105105100',
  '5200828282828210',
  '2223003122003222',
  '2223000048400011',
  '378282246310005',
  '371449635398431',
  '6011111111111117',
  '6011000990139424',
  '30569309025904',
  '38520000023237',
  '36227206271667',
  '3566002020360505',
  '3530111333300000',
  '6200000000000005',
  '6205500000000000004',
  '6759649826438453',
];

const numbers = [...new Set([...cards.map(({ number }) => number), ...ofOthers])];

/** Longest first: a number may begin with another one. */
const anyNumber = numbers.sort((a, b) => b.length - a.length).join('|');
const first = new RegExp(anyNumber);
const all = new RegExp(anyNumber, 'g');

/** The first digits of all numbers, as places in a table. */
const headDigits = 5;
const heads = new Uint8Array(10 ** headDigits);
for (const number of numbers) heads[Number(number.slice(0, headDigits))] = 1;

/**
 * Whether published numbers stand in a text of which all but the digits is left out. One look at each character tells it of
 * nearly every text: no five digits in a row begin a published number.
 */
export function mayHoldPublished(text: string): boolean {
  return new PublishedSearch().meets(text) && isAnyPublished(text.replace(/\D+/g, ''));
}

/** Meets texts one after another, as if they were one. */
export class PublishedSearch {
  private digits = 0;
  private head = 0;

  /** Whether the first digits of a published number stand there, or what only a closer look can read. */
  meets(text: string): boolean {
    for (let index = 0; index < text.length; index += 1) {
      const code = text.charCodeAt(index);
      if (code > 0x7f) return true;
      if (code < 48 || code > 57) continue;
      this.digits += 1;
      this.head = (this.head * 10 + code - 48) % heads.length;
      if (this.digits >= headDigits && heads[this.head] === 1) return true;
    }
    return false;
  }
}

/** Whether published numbers stand in a text of digits. Told faster than where they stand. */
function isAnyPublished(digits: string): boolean {
  return first.test(digits);
}

/** Where published numbers stand in a text of digits, as offsets of their first and behind their last digit. */
export function publishedIn(digits: string): [start: number, end: number][] {
  if (!isAnyPublished(digits)) return [];
  return [...digits.matchAll(all)].map(({ 0: found, index }) => [index, index + found.length]);
}
