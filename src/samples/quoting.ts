/** Texts in double quotes, as most languages read them. What cannot be seen is written as an escape. */
import { type Piece, piecesOf } from './marks';

export interface Quoting {
  /** How a character is written that cannot be seen. */
  readonly escape: (codePoint: number) => string;
  /** Characters that this language takes for more than themselves, beside quote and backslash. */
  readonly special?: RegExp;
}

const hex = (code: number, digits: number) => code.toString(16).padStart(digits, '0');

/** `\u00e9` and `\U0001f9e2`, of Python, C# and Go. */
export const longEscape = (code: number) => (code > 0xffff ? `\\U${hex(code, 8)}` : `\\u${hex(code, 4)}`);

/** `\u{1f9e2}`, of PHP and Ruby. */
export const bracedEscape = (code: number) => `\\u{${hex(code, 1)}}`;

const short: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };
const unseen = /[\p{Cc}\p{Cf}\p{Co}\u2028\u2029]/gu;

export function doubleQuoted(text: string, { special, ...quoting }: Quoting): string {
  const plain = text.replace(/[\\"]/g, (found) => `\\${found}`);
  const own = special ? plain.replace(special, (found) => `\\${found}`) : plain;
  return `"${own.replace(unseen, (found) => short[found] ?? quoting.escape(found.codePointAt(0) as number))}"`;
}

/** A text with variables in it, as an expression. */
export function joined(
  text: string,
  quote: (text: string) => string,
  nameOf: (variable: string) => string,
  operator = ' + ',
): string {
  const pieces = piecesOf(text);
  const print = (piece: Piece) => ('text' in piece ? quote(piece.text) : nameOf(piece.variable));
  return pieces.length === 0 ? quote('') : pieces.map(print).join(operator);
}

/** Characters of a header as bytes, one character each, for clients that write headers so. */
export function bytesOf(value: string): string {
  if (/^[\0-\xff\ue000\ue001]*$/.test(value)) return value;
  return Array.from(new TextEncoder().encode(value), (byte) => String.fromCharCode(byte)).join('');
}

/** JSON in lines, in which everything can be seen. */
export function jsonText(value: unknown): string {
  const escaped = (found: string) => [...found].flatMap(unitsOf).join('');
  return JSON.stringify(value, null, 2).replace(/(?!\n)[\p{Cc}\p{Cf}\u2028\u2029]/gu, escaped);
}

function unitsOf(character: string): string[] {
  return Array.from({ length: character.length }, (_, index) => `\\u${hex(character.charCodeAt(index), 4)}`);
}

/** Every line but the first a step further in. */
export function indented(text: string, by: string): string {
  return text.replaceAll('\n', `\n${by}`);
}
