/** Secrets that the suite plants everywhere, and how it finds them again. */
import { type Disguise, writings } from '../../src/ledger/testing/disguises';
import { publicKey, secretKey } from '../../src/sandbox/keys';

/** Test cards, and numbers that nobody published but that pass the check of every network. */
export const cardNumbers = [
  '4444222233331111',
  '343456789012341',
  '30345678901235',
  '6011987698769876',
  '3528987698769879',
  '4539578763621486',
] as const;

export const disguises: readonly Disguise[] = Object.values(writings);

/** Escapes are undone as often as the disguises put them on. */
const mostLevels = 4;
const escaped = /(?:%[\da-f]{2})+|\\+u[\da-f]{4}|\\+x[\da-f]{2}|&#x[\da-f]+;|&#\d+;/gi;

function unescaped(run: string): string {
  if (run.startsWith('%')) return Buffer.from(run.replaceAll('%', ''), 'hex').toString('utf8');
  const digits = run.replace(/^\\+[ux]|^&#x?|;$/gi, '');
  const code = Number.parseInt(digits, /^&#\d/.test(run) ? 10 : 16);
  return code > 0x10ffff ? '' : String.fromCodePoint(code);
}

function plainDigit(character: string): string {
  const plain = character.normalize('NFKC');
  if (!/^\p{Nd}$/u.test(plain)) return plain.replace(/\D/g, '');
  // The digits of a script stand beside one another, ten at a time.
  let zero = plain.codePointAt(0) as number;
  while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1)) && (plain.codePointAt(0) as number) - zero < 9) zero -= 1;
  return String(((plain.codePointAt(0) as number) - zero) % 10);
}

const digitByCharacter = new Map<string, string>();

function digitOf(character: string): string {
  const known = digitByCharacter.get(character) ?? plainDigit(character);
  digitByCharacter.set(character, known);
  return known;
}

/** All digits of a text, in whatever script, without what stands between them. */
function digitsOf(text: string): string {
  return text.replace(/\P{ASCII}/gu, digitOf).replace(/\D+/g, '');
}

/** The digits a reader sees in a text, with and without its escapes. */
function digitsSeenIn(text: string): string[] {
  const seen = [digitsOf(text)];
  let before = text;
  for (let level = 0; level < mostLevels; level += 1) {
    const after = before.replace(escaped, unescaped);
    if (after === before) break;
    seen.push(digitsOf(after));
    before = after;
  }
  return seen;
}

/** What of the planted secrets a reader could find in a text. */
export function secretsIn(text: string, learned: Iterable<string> = []): string[] {
  const seen = digitsSeenIn(text);
  const found: string[] = cardNumbers.filter((number) => seen.some((digits) => digits.includes(number)));
  for (const key of [secretKey, publicKey, ...learned]) if (text.includes(key)) found.push(key);
  return found;
}
