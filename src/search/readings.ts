import type { SearchRecord } from './record';
import { everydayWords } from './synonyms';
import { stemOf, withoutFillers, wordsOf } from './words';

/** A word of a question, and words that may stand for it. Weights go up to 1. */
export interface Slot {
  word: string;
  others: { word: string; weight: number }[];
}

/** A way to understand a question: as it stands, or with a phrase replaced by another that means the same. */
export interface Reading {
  slots: Slot[];
  weight: number;
}

interface Pair {
  /** Stems. */
  from: string[];
  to: string[];
  weight: number;
}

/** What may be said for what, by the stem of the word or of the phrase's first word. */
export interface Synonyms {
  words: ReadonlyMap<string, Slot['others']>;
  phrases: ReadonlyMap<string, Pair[]>;
}

/** One word may mean several things, a phrase hardly does. */
const trust = { word: 0.6, phrase: 0.85, alias: 0.75, aliasOfWords: 0.9 };
const mostPhrases = 4;

function pair(from: string, to: string, ofWord: number, ofPhrase: number): Pair {
  const stems = wordsOf(from).map(stemOf);
  return { from: stems, to: withoutFillers(wordsOf(to)), weight: stems.length > 1 ? ofPhrase : ofWord };
}

/** Aliases lead to the term: pages use the term. */
function glossaryPairs(records: readonly SearchRecord[]): Pair[] {
  const terms = records.filter(({ kind }) => kind === 'term');
  return terms.flatMap(({ title, names }) => names.map((name) => pair(name, title, trust.alias, trust.aliasOfWords)));
}

const everyday = (from: string, to: string) => pair(from, to, trust.word, trust.phrase);

/** Everyday words lead to ours; single words lead to each other too, since pages use several of them. */
function everydayPairs(): Pair[] {
  return everydayWords.flatMap(([ours = '', ...others]) => [
    ...others.map((other) => everyday(other, ours)),
    ...[ours, ...others].flatMap((from) =>
      others.map((to) => everyday(from, to)).filter((one) => one.from.length + one.to.length === 2),
    ),
  ]);
}

function groupBy<Value>(values: readonly Value[], keyOf: (value: Value) => string): Map<string, Value[]> {
  const groups = new Map<string, Value[]>();
  for (const value of values) groups.set(keyOf(value), [...(groups.get(keyOf(value)) ?? []), value]);
  return groups;
}

/** The glossary's aliases first, then everyday words. */
export function synonymsOf(records: readonly SearchRecord[]): Synonyms {
  const all = [...glossaryPairs(records), ...everydayPairs()].filter(
    ({ from, to }) => from.length > 0 && from.join(' ') !== to.map(stemOf).join(' '),
  );
  const isWord = ({ from, to }: Pair) => from.length === 1 && to.length === 1;
  const words = groupBy(all.filter(isWord), ({ from }) => from[0] ?? '');
  return {
    words: new Map(
      [...words].map(([from, pairs]) => [from, pairs.map(({ to, weight }) => ({ word: to[0] ?? '', weight }))]),
    ),
    phrases: groupBy(
      all.filter((one) => !isWord(one)),
      ({ from }) => from[0] ?? '',
    ),
  };
}

/** The question as it stands, then with one of its phrases replaced. Longer phrases first: they are surer. */
export function readingsOf(words: readonly string[], synonyms: Synonyms): Reading[] {
  const stems = words.map(stemOf);
  const slots = words.map((word, at): Slot => ({ word, others: synonyms.words.get(stems[at] ?? '') ?? [] }));
  const found = stems.flatMap((stem, at) =>
    (synonyms.phrases.get(stem) ?? [])
      .filter(({ from }) => from.every((word, index) => stems[at + index] === word))
      .map((phrase) => ({ phrase, at })),
  );
  const replaced = found
    .sort((a, b) => b.phrase.from.length - a.phrase.from.length || b.phrase.weight - a.phrase.weight)
    .slice(0, mostPhrases)
    .map(({ phrase: { from, to, weight }, at }) => ({
      slots: [...slots.slice(0, at), ...to.map((word) => ({ word, others: [] })), ...slots.slice(at + from.length)],
      weight,
    }));
  return [{ slots, weight: 1 }, ...replaced];
}
