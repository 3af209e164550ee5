import { chunksOf, keyOf, stemOf, withoutFillers } from './words';

const call = /\b(get|post|put|patch|delete)\s+(\/[^\s?#]*)/i;

/** `POST /refunds/{id}`, whatever stands for the id; null where a text holds no call. */
export function callIn(text: string): string | null {
  const found = call.exec(text);
  if (!found) return null;
  const path = (found[2] ?? '')
    .toLowerCase()
    .replace(/(?<!\/)\/+$/, '')
    .replaceAll(/\{[^/}]*\}?|:[^/]+|\b[a-z_]*\d[\w-]*/g, '{}');
  return `${found[1]?.toLowerCase()} ${path}`;
}

/** What a question asks for. */
export interface Question {
  /** Without filler words, in lower case. */
  words: string[];
  /** Names that stand in it whole, such as `order.accepted`. */
  wholes: string[];
  /** What a record that is called exactly so is found by; the surest last. */
  keys: string[];
  /** Asks what a word means. */
  isForMeaning: boolean;
}

/** How records are called, and what is asked for, in one form. */
const nameKey = (text: string): string => callIn(text) ?? keyOf(text);

/** All that a record of this name answers to: `upstreamId` is typed as `upstreamid` too. */
export function nameKeys(name: string): string[] {
  const [chunk, ...more] = chunksOf(name);
  const whole = more.length === 0 && chunk ? chunk.whole : null;
  return whole === null ? [nameKey(name)] : [nameKey(name), stemOf(whole)];
}

export function questionOf(text: string): Question {
  const chunks = chunksOf(text);
  const words = chunks.flatMap((chunk) => chunk.words);
  return {
    words: callIn(text) ? words : withoutFillers(words),
    wholes: chunks.flatMap(({ whole }) => whole ?? []),
    keys: nameKeys(text),
    isForMeaning: /^\s*what('s| is| are| does)\b|\bmeaning\b|\bdefin/i.test(text),
  };
}
