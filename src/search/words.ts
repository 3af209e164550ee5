import { stemmer } from 'stemmer';

/** Letters and digits; dots, underscores and hyphens inside hold an id or a compound together. */
const chunks = /[\p{L}\p{N}]+(?:[._-]+[\p{L}\p{N}]+)*/gu;

/** `e.g.`-like dots aside, what has a dot or an underscore inside is the name of something: `order.accepted`. */
const isName = /[._]/;

/** `createCheckouts` is `create` and `Checkouts`; `SKUs` stays one word. */
function camelParts(word: string): string[] {
  if (/^\p{Lu}{2,}s$/u.test(word)) return [word];
  return word
    .replace(/(\p{Ll}|\p{N})(?=\p{Lu})/gu, '$1 ')
    .replace(/(\p{Lu})(?=\p{Lu}\p{Ll})/gu, '$1 ')
    .split(' ');
}

/** Lower case, without accents: `Å` is found by `a`. */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** What of a text stands together: its words, and the whole where that is a name of its own. */
export interface Chunk {
  words: string[];
  /** `order.accepted`, `createcheckouts`, `dropin`; null for one plain word. */
  whole: string | null;
}

function chunkOf(text: string): Chunk {
  const words = text.split(/[._-]+/).flatMap(camelParts);
  if (words.length === 1) return { words: words.map(plain), whole: null };
  return { words: words.map(plain), whole: plain(isName.test(text) ? text : text.replaceAll('-', '')) };
}

export function chunksOf(text: string): Chunk[] {
  return (text.normalize('NFC').match(chunks) ?? []).map(chunkOf);
}

/** The single words of a text, in lower case. */
export const wordsOf = (text: string): string[] => chunksOf(text).flatMap(({ words }) => words);

/** The words a text is found by, and the names in it as a whole. */
export function termsOf(text: string): string[] {
  return chunksOf(text).flatMap(({ words, whole }) => (whole === null ? words : [...words, whole]));
}

/** Words that the rules for endings would make one with another: `customer` with `customs`, `important` with `import`. */
const stems = new Map([
  ['customer', 'customer'],
  ['customers', 'customer'],
  ['important', 'important'],
]);

/** The trunk that forms of a word share: `refunds`, `refunded` and `refunding` are `refund`. Ids and numbers stay as they are. */
export function stemOf(word: string): string {
  let stem = stems.get(word);
  if (stem === undefined) {
    stem = word.length > 3 && /^[a-z]+$/.test(word) ? stemmer(word) : word;
    stems.set(word, stem);
  }
  return stem;
}

/** Words of a question that say nothing of what is asked for. */
const fillers = new Set(
  `a about an and any are as at be been being by can could did do does for from get gets give given go got had has have how i if in into is it its
  like long may me mean means might must my need needs now of on or our please shall should show so some take takes tell than that the their them then there these they this
  those to up us want wants was we were what when where whether which who why will with would you your`.split(/\s+/),
);

/** Without the filler words, unless nothing is left. */
export function withoutFillers(words: readonly string[]): string[] {
  const telling = words.filter((word) => !fillers.has(word));
  return telling.length > 0 ? telling : [...words];
}

/** The same for all ways to write a name: order, case, endings and filler words aside. */
export function keyOf(text: string): string {
  return withoutFillers(wordsOf(text)).map(stemOf).sort().join(' ');
}
