import MiniSearch from 'minisearch';
import type { GlossaryTerm } from '../../catalog/types';
import { queryText } from '../query-text';

type Field = 'abbreviation' | 'term' | 'aliases' | 'definition';

export interface Found {
  term: GlossaryTerm;
  /** Words of the glossary that answered the query, in lower case. */
  words: string[];
}

export type Search = (query: string) => Found[];

/** As `buildSearch`, which reads every definition: only once somebody asks. */
export function searchOnDemand(terms: GlossaryTerm[]): Search {
  let search: Search | undefined;
  return (query) => {
    search ??= buildSearch(terms);
    return search(query);
  };
}

/** Finds terms by name, alias, abbreviation and definition, in that order of worth. Half a word and a typo are enough. */
export function buildSearch(terms: GlossaryTerm[]): Search {
  const byId = new Map(terms.map((term) => [term.id, term]));
  const index = new MiniSearch<GlossaryTerm>({
    fields: ['abbreviation', 'term', 'aliases', 'definition'] satisfies Field[],
    extractField: (term, field) => textOf(term, field),
    tokenize: wordsOf,
    searchOptions: {
      boost: { abbreviation: 5, term: 5, aliases: 4 },
      prefix: true,
      fuzzy: (word) => (word.length > 3 ? 0.25 : false),
      combineWith: 'AND',
      weights: { prefix: 0.5, fuzzy: 0.3 },
    },
  });
  index.addAll(terms);
  return (text) => {
    const query = queryText(text);
    const all = index.search(query);
    const hits = all.length > 0 ? all : index.search(query, { combineWith: 'OR' });
    const found = hits.flatMap(({ id, terms: words }) => {
      const term = byId.get(id);
      return term ? [{ term, words }] : [];
    });
    return [...found.filter(({ term }) => isNamed(term, query)), ...found.filter(({ term }) => !isNamed(term, query))];
  };
}

function textOf(term: GlossaryTerm, field: string): string {
  if (field === 'id') return term.id;
  if (field === 'aliases') return term.aliases.join(' ');
  return String(term[field as Exclude<Field, 'aliases'>] ?? '');
}

/** Letters and digits make words: `MOR/SOR` is found by either half. */
function wordsOf(text: string): string[] {
  return text.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
}

/** What is called exactly so comes first, whatever the words weigh. */
function isNamed({ term, aliases, abbreviation }: GlossaryTerm, query: string): boolean {
  const wanted = plain(query);
  return [term, ...aliases, ...(abbreviation?.split('/') ?? []), abbreviation ?? ''].some(
    (name) => plain(name) === wanted,
  );
}

function plain(text: string): string {
  return wordsOf(text).join(' ').toLowerCase();
}

/** A text cut where found words stand in it: odd parts are the found ones. */
export function cutAtWords(text: string, words: string[]): string[] {
  if (words.length === 0) return [text];
  const found = new Set(words);
  const parts = [''];
  for (const piece of text.split(/([\p{L}\p{N}]+)/u)) {
    if (piece === '') continue;
    const isFound = found.has(piece.toLowerCase());
    if (isFound === (parts.length % 2 === 0)) parts[parts.length - 1] += piece;
    else parts.push(piece);
  }
  return parts;
}
