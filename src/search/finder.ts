import { addNames, addReading, type Candidates, calledBy } from './candidates';
import { excerptOf, type Marked, marked } from './excerpt';
import { questionOf } from './question';
import { readingsOf, type Slot, synonymsOf } from './readings';
import type { SearchKind, SearchRecord } from './record';
import { spread } from './spread';
import { type FitsOf, fitter, wordIndex } from './word-fits';
import { withoutFillers, wordsOf } from './words';
import { worthOf } from './worth';

/** Nobody asks in more characters. Words are compared letter by letter, so that a pasted page would take seconds. */
const longestQuestion = 200;

const withName: ReadonlySet<SearchKind> = new Set(['operation', 'item', 'use-case']);

export interface Hit {
  kind: SearchKind;
  route: string;
  title: Marked;
  page: string;
  /** An id, or the call of an operation; null where the title says all. */
  name: string | null;
  excerpt: Marked;
}

export interface Found {
  hits: Hit[];
  /** Words of the question that stand nowhere, in lower case. */
  missing: string[];
}

export type Find = (text: string, limit?: number) => Found;

/** Builds the search over these records. `find` answers in one go; building hands the thread back now and then. */
export async function createFinder(records: readonly SearchRecord[]): Promise<Find> {
  const index = await wordIndex(records);
  const synonyms = synonymsOf(records);
  const titleWords = records.map(({ title }) => withoutFillers(wordsOf(title)).length);
  const called = calledBy(records);

  return (text, limit = 14) => {
    const question = questionOf(text.slice(0, longestQuestion));
    const readings = readingsOf(question.words, synonyms);
    const fitsOf = fitter(index);
    const found: Candidates = new Map();
    for (const reading of readings) addReading(found, reading, fitsOf, titleWords);
    addNames(found, question, fitsOf, called);
    const ranked = [...found]
      .flatMap(([at, { score, terms }]) => {
        const record = records[at];
        return record ? [{ record, score: score * worthOf(record, question), terms }] : [];
      })
      .sort((a, b) => b.score - a.score);
    return { hits: spread(ranked, limit).map(hitOf), missing: missingOf(readings[0]?.slots ?? [], fitsOf) };
  };
}

function missingOf(slots: readonly Slot[], fitsOf: FitsOf): string[] {
  return slots.filter((slot, at) => fitsOf(slot, at === slots.length - 1).size === 0).map(({ word }) => word);
}

function hitOf({ record, terms }: { record: SearchRecord; terms: ReadonlySet<string> }): Hit {
  const { kind, route, title, page, names, text } = record;
  return {
    kind,
    route,
    title: marked(title, terms),
    page,
    name: withName.has(kind) ? (names[0] ?? null) : null,
    excerpt: text === '' ? [] : excerptOf(text, terms),
  };
}
