import MiniSearch from 'minisearch';
import type { Slot } from './readings';
import type { SearchRecord } from './record';
import { stemOf, termsOf } from './words';

const fields = ['title', 'names', 'page', 'text'] as const;
const worth = { title: 5, names: 4, page: 1.5, text: 1 };

/** Below so many records a word may well be a typing error that somebody made in a text too. */
const rare = 3;

/** What a word is worth that only looks like the one asked for. */
const nearly = 0.7;

/** What it is worth that a word stands in the title of the page alone. */
const inPageTitle = 0.6;

/** How well one word fits one record. */
export interface Fit {
  score: number;
  /** How surely the word is meant, up to 1: a word that stands for it counts less than itself. */
  trust: number;
  /** How much of it stands where the record is named: 1 in its title or names, less in the title of its page. */
  named: number;
  /** The words of the record that answered. */
  terms: string[];
}

/** Fits by the place of the record in the list. */
export type Fits = ReadonlyMap<number, Fit>;

type Index = MiniSearch<{ at: number }>;

function textOf(record: SearchRecord | undefined, field: string): string {
  if (!record) return '';
  if (field === 'names') return record.names.join('\n');
  // A page would count its title twice.
  if (field === 'page' && record.kind === 'page') return '';
  return record[field as 'title' | 'page' | 'text'];
}

/** Hands in the records in pieces, so that whoever waits for an answer of the thread meanwhile gets it. */
export async function wordIndex(records: readonly SearchRecord[]): Promise<Index> {
  const index: Index = new MiniSearch({
    fields: [...fields],
    idField: 'at',
    extractField: ({ at }, field) => (field === 'at' ? (at as unknown as string) : textOf(records[at], field)),
    tokenize: termsOf,
    processTerm: (term) => [...new Set([term, stemOf(term)])],
    searchOptions: {
      boost: worth,
      combineWith: 'OR',
      tokenize: (text) => [text],
      processTerm: (term) => term,
      weights: { prefix: 0.35, fuzzy: 0.3 },
    },
  });
  await index.addAllAsync(
    records.map((_record, at) => ({ at })),
    { chunkSize: 100 },
  );
  return index;
}

function fitsOfWord(index: Index, word: string, isLast: boolean): Map<number, Fit> {
  const queries = [...new Set([word, stemOf(word)])];
  const ask = (options: { prefix?: boolean; fuzzy?: number }) => index.search({ queries }, options);
  // Whoever types has half of the last word; of the others, half a word is asked only where the whole one is unknown.
  let results = ask({ prefix: isLast && word.length > 1 });
  if (results.length === 0 && !isLast && word.length > 2) results = ask({ prefix: true });
  if (results.length < rare && word.length > 3 && !/^\p{N}+$/u.test(word))
    results = ask({ prefix: true, fuzzy: word.length > 7 ? 2 : 1 });
  return new Map(
    results.map(({ id, score, terms, match }) => {
      const places = new Set(Object.values(match).flat());
      const named = places.has('title') || places.has('names') ? 1 : places.has('page') ? inPageTitle : 0;
      const isMeant = terms.some((term) => queries.some((query) => term.startsWith(query)));
      const trust = isMeant ? 1 : nearly;
      return [id as number, { score: score * trust, trust, named, terms }];
    }),
  );
}

/** What fits a word or one that may stand for it. */
export type FitsOf = (slot: Slot, isLast: boolean) => Fits;

/** Answers are kept: readings of one question share their words. */
export function fitter(index: Index): FitsOf {
  const kept = new Map<string, Map<number, Fit>>();
  const fitsOf = (word: string, isLast: boolean) => {
    const key = `${isLast}${word}`;
    const fits = kept.get(key) ?? fitsOfWord(index, word, isLast);
    kept.set(key, fits);
    return fits;
  };
  return ({ word, others }, isLast) => {
    const best = new Map(fitsOf(word, isLast));
    for (const other of others)
      for (const [at, fit] of fitsOf(other.word, false)) {
        const score = fit.score * other.weight;
        if (score > (best.get(at)?.score ?? 0)) best.set(at, { ...fit, score, trust: other.weight });
      }
    return best;
  };
}
