/** Texts as a person or a program would read them: without escapes, with plain digits. Remembers where each character came from. */

/** A part of a text, from its first character to behind its last. */
export type Span = readonly [start: number, end: number];

export interface Reading {
  readonly text: string;
  /** The part of the source that became the characters of this part of the text. */
  sourceOf(span: Span): Span;
}

/** The places of characters in the source; absent where every character stands where it stood. */
interface Places {
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
}

/** Percent-encoded text may be encoded twice, and hold JSON in a string. */
const mostLevels = 4;
/** Without the flag that ignores case: capitals and small letters of Latin-1 are different bytes below. */
const written =
  /(?:%[\dA-Fa-f]{2})+|%[uU][\dA-Fa-f]{4}|\\(?:[uU](?:[\dA-Fa-f]{4}|\{[\dA-Fa-f]{1,6}\})|[xX][\dA-Fa-f]{2}|[nrtfbvNRTFBV"\\/])|&(?:#\d{1,7};?|#[xX][\dA-Fa-f]{1,6};?|[A-Za-z]{2,6};)/;
/** The characters of Windows-1252 that stand for the bytes 80 to 9F; a dot where it has none. */
const windowsCharacters = '€.‚ƒ„…†‡ˆ‰Š‹Œ.Ž..‘’“”•–—˜™š›œ.žŸ';
const laterByte = `[\\u0080-\\u00bf${windowsCharacters.replaceAll('.', '')}]`;
/** UTF-8 that was read as Latin-1 or Windows-1252: `â€¯` for a narrow space. */
const misread = new RegExp(
  `[\\u00c2-\\u00df]${laterByte}|[\\u00e0-\\u00ef]${laterByte}{2}|[\\u00f0-\\u00f4]${laterByte}{3}`,
);
const escapes = new RegExp(`${written.source}|${misread.source}`, 'g');
const namedEntities: Readonly<Record<string, string>> = {
  amp: '&',
  quot: '"',
  apos: "'",
  lt: '<',
  gt: '>',
  nbsp: ' ',
  ensp: ' ',
  emsp: ' ',
  thinsp: ' ',
  ndash: '-',
  mdash: '-',
  shy: '',
};

/** Collects characters with their places. */
class Collector {
  private length = 0;
  private codes: Uint16Array;
  private starts: Uint32Array;
  private ends: Uint32Array;

  constructor(
    size: number,
    private readonly before: Places | undefined,
  ) {
    this.codes = new Uint16Array(size);
    this.starts = new Uint32Array(size);
    this.ends = new Uint32Array(size);
  }

  private put(code: number, from: number, to: number): void {
    if (this.length === this.codes.length) this.grow();
    this.codes[this.length] = code;
    this.starts[this.length] = this.before ? (this.before.starts[from] as number) : from;
    this.ends[this.length] = this.before ? (this.before.ends[to - 1] as number) : to;
    this.length += 1;
  }

  /** @param from where the text that became `text` starts in the text before, `to` where it ends */
  add(text: string, from: number, to: number): void {
    for (let index = 0; index < text.length; index += 1) this.put(text.charCodeAt(index), from, to);
  }

  /** Characters that stay as they are. */
  copy(text: string, from: number, to: number): void {
    for (let index = from; index < to; index += 1) this.put(text.charCodeAt(index), index, index + 1);
  }

  private grow(): void {
    const size = this.codes.length * 2 + 16;
    const { codes, starts, ends } = this;
    this.codes = new Uint16Array(size);
    this.starts = new Uint32Array(size);
    this.ends = new Uint32Array(size);
    this.codes.set(codes);
    this.starts.set(starts);
    this.ends.set(ends);
  }

  result(): { text: string; places: Places } {
    return { text: textOf(this.codes.subarray(0, this.length)), places: { starts: this.starts, ends: this.ends } };
  }
}

/** No function takes more arguments everywhere. */
const mostArguments = 8192;

function textOf(codes: Uint16Array): string {
  const parts: string[] = [];
  for (let start = 0; start < codes.length; start += mostArguments)
    parts.push(String.fromCharCode(...codes.subarray(start, start + mostArguments)));
  return parts.join('');
}

/** How many bytes a UTF-8 character has that begins with this byte; 1 for what is no beginning. */
function bytesOf(first: number): number {
  if (first >= 0xf0 && first < 0xf5) return 4;
  if (first >= 0xe0 && first < 0xf0) return 3;
  return first >= 0xc2 && first < 0xe0 ? 2 : 1;
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

function characterOf(bytes: Uint8Array): string | undefined {
  try {
    return utf8.decode(bytes);
  } catch {
    return undefined;
  }
}

/** Bytes that are no UTF-8 are read as Latin-1. */
function addPercentEncoded(found: string, at: number, to: Collector): void {
  const bytes = new Uint8Array(found.length / 3);
  for (let index = 0; index < bytes.length; index += 1)
    bytes[index] = Number.parseInt(found.slice(index * 3 + 1, index * 3 + 3), 16);
  for (let index = 0; index < bytes.length; ) {
    const wanted = bytesOf(bytes[index] as number);
    const character = wanted > 1 ? characterOf(bytes.subarray(index, index + wanted)) : undefined;
    const length = character === undefined ? 1 : wanted;
    to.add(character ?? String.fromCharCode(bytes[index] as number), at + index * 3, at + (index + length) * 3);
    index += length;
  }
}

function codePoint(value: number): string {
  return value <= 0x10ffff ? String.fromCodePoint(value) : ' ';
}

function unescaped(found: string): string {
  const inner = found.slice(1);
  if (found.startsWith('&')) {
    if (/^#x/i.test(inner)) return codePoint(Number.parseInt(inner.slice(2), 16));
    if (inner.startsWith('#')) return codePoint(Number.parseInt(inner.slice(1), 10));
    return namedEntities[inner.slice(0, -1).toLowerCase()] ?? found;
  }
  if (/^[ux]/i.test(inner)) return codePoint(Number.parseInt(inner.replace(/[ux{}]/gi, ''), 16));
  return /["\\/]/.test(inner) ? inner : ' ';
}

/** What the bytes meant; what they are not UTF-8 after all stays as it is. */
function readAgain(found: string): string {
  const bytes = Array.from(found, (character) => {
    const place = windowsCharacters.indexOf(character);
    return place < 0 ? character.charCodeAt(0) : 0x80 + place;
  });
  return characterOf(Uint8Array.from(bytes)) ?? found;
}

type Level = { text: string; places: Places | undefined };

function withoutEscapes({ text, places }: Level): Level {
  const collected = new Collector(text.length, places);
  let done = 0;
  for (const { 0: found, index } of text.matchAll(escapes)) {
    collected.copy(text, done, index);
    done = index + found.length;
    if (/^%[^u]/i.test(found)) addPercentEncoded(found, index, collected);
    else if (misread.test(found)) collected.add(readAgain(found), index, done);
    else collected.add(unescaped(found), index, done);
  }
  collected.copy(text, done, text.length);
  return collected.result();
}

/** Not seen in print: format characters, combining marks, and the fillers of Hangul. */
const invisible = /^[\p{Cf}\p{M}\u115f\u1160\u3164\uffa0]$/u;
const decimal = /^\p{Nd}$/u;

/** The value of a decimal digit of any script: each has its ten in a row, from a code that ends in 0 or in 6. */
function digitOf(character: string): string {
  const code = character.codePointAt(0) as number;
  const nibble = code & 0xf;
  return String(decimal.test(String.fromCodePoint(code - nibble)) ? nibble : nibble - 6);
}

function plain(character: string): string {
  if (invisible.test(character)) return '';
  const folded = character.normalize('NFKC');
  return decimal.test(folded) && !/^\d$/.test(folded) ? digitOf(folded) : folded;
}

/** Digits of all scripts, circled ones and the like become plain digits; what cannot be seen goes. */
function plainDigits({ text, places }: Level): Level {
  const collected = new Collector(text.length, places);
  let done = 0;
  for (const { 0: found, index } of text.matchAll(/[^\0-\x7f]/gu)) {
    collected.copy(text, done, index);
    done = index + found.length;
    collected.add(plain(found), index, done);
  }
  collected.copy(text, done, text.length);
  return collected.result();
}

function readingOf(level: Level): Reading {
  const { text, places } = /[^\0-\x7f]/.test(level.text) ? plainDigits(level) : level;
  const sourceOf = ([start, end]: Span): Span =>
    places ? [places.starts[start] as number, places.ends[end - 1] as number] : [start, end];
  return { text, sourceOf };
}

/** The text as it stands. */
export function plainReadingOf(source: string): Reading {
  return readingOf({ text: source, places: undefined });
}

/** The text as it stands, and once more for each level of escapes that is taken off. */
export function readingsOf(source: string): Reading[] {
  let level: Level = { text: source, places: undefined };
  const readings = [readingOf(level)];
  while (readings.length <= mostLevels && level.text.search(escapes) >= 0) {
    const next = withoutEscapes(level);
    if (next.text === level.text) break;
    level = next;
    readings.push(readingOf(level));
  }
  return readings;
}
