import { stemOf, termsOf } from './words';

/** A text in parts: those at odd places are what was found. */
export type Marked = string[];

/** Marks the words that answered. Whole words: half a word would break the eye's line. */
export function marked(text: string, found: ReadonlySet<string>): Marked {
  const parts = [''];
  for (const piece of text.split(/([\p{L}\p{N}]+)/u)) {
    if (piece === '') continue;
    const isFound = answers(piece, found);
    if (isFound === (parts.length % 2 === 0)) parts[parts.length - 1] += piece;
    else parts.push(piece);
  }
  return parts;
}

function answers(word: string, found: ReadonlySet<string>): boolean {
  return termsOf(word).some((term) => found.has(term) || found.has(stemOf(term)));
}

/** The line of a text that holds most of the found words; the first one where none holds any. */
function bestLine(text: string, found: ReadonlySet<string>): string {
  const lines = text.split('\n');
  let best = lines[0] ?? '';
  let most = 0;
  for (const line of lines) {
    const stems = new Set(termsOf(line).flatMap((term) => [term, stemOf(term)]));
    const count = [...found].filter((term) => stems.has(term)).length;
    // Of two that hold as much, the one that says a sentence.
    const worth = count === 0 ? 0 : count + (line.length > 50 ? 0.5 : 0);
    if (worth > most) [best, most] = [line, worth];
  }
  return best;
}

/** The place of the first found word, in characters; 0 where there is none. */
function firstFound(line: string, found: ReadonlySet<string>): number {
  for (const match of line.matchAll(/[\p{L}\p{N}]+/gu)) if (answers(match[0], found)) return match.index;
  return 0;
}

/** The next place at or after `at` where a word begins. */
function wordStart(text: string, at: number): number {
  const space = text.indexOf(' ', at);
  return space === -1 ? at : space + 1;
}

/** Some `length` characters of a text around what was found, cut between words. */
export function excerptOf(text: string, found: ReadonlySet<string>, length = 150): Marked {
  const line = bestLine(text, found);
  if (line.length <= length) return marked(line, found);
  const first = firstFound(line, found);
  // A third before the hit; back at the end of the line, so that the excerpt stays full.
  const wanted = Math.max(0, Math.min(first - length / 3, line.length - length));
  const from = wanted === 0 ? 0 : Math.min(wordStart(line, wanted), first);
  const end = from + length >= line.length ? line.length : line.lastIndexOf(' ', from + length);
  const to = end <= from ? from + length : end;
  return marked(`${from > 0 ? '… ' : ''}${line.slice(from, to)}${to < line.length ? ' …' : ''}`, found);
}
