import { excerptOf, type Marked, marked } from './excerpt';
import { nameKeys, type Question, questionOf } from './question';
import { type Reading, readingsOf, synonymsOf } from './readings';
import type { SearchKind, SearchRecord } from './record';
import { spread } from './spread';
import { type Fits, fitter, wordIndex } from './word-fits';
import { chunksOf, withoutFillers } from './words';

/** Nobody asks in more characters. Words are compared letter by letter, so that a pasted page would take seconds. */
const longestQuestion = 200;

/** Which of two records that fit alike stands first. */
const kindWorth: Record<SearchKind, number> = {
  page: 1.3,
  term: 1.15,
  operation: 1.1,
  section: 1,
  'event-type': 1,
  'error-code': 1,
  item: 0.95,
  requirement: 0.95,
  'use-case': 0.9,
  model: 0.75,
  field: 0.55,
  row: 0.85,
};

/** Pages for whoever builds this site stand behind those for its readers. */
const aside = /\/docs\/contributing\//;

/** A name in a question, such as `order.accepted`, tells more than its words. */
const nameInWhole = 2.5;

/** What is called exactly as asked stands before all that only fits. */
const exact = { title: 2000, name: 1500 };

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

interface Candidate {
  score: number;
  terms: Set<string>;
}

/** How rare a word is: what few records hold says more. */
const weightOf = (fits: Fits, count: number) => (fits.size === 0 ? 0 : Math.log(1 + count / fits.size));

interface Sum {
  score: number;
  covered: number;
  named: number;
  namedWords: number;
  terms: string[];
}

function sums(slots: readonly Fits[], weights: readonly number[]): Map<number, Sum> {
  const all = new Map<number, Sum>();
  slots.forEach((fits, slot) => {
    const weight = weights[slot] ?? 0;
    for (const [at, { score, trust, named, terms }] of fits) {
      const sum = all.get(at) ?? { score: 0, covered: 0, named: 0, namedWords: 0, terms: [] };
      sum.score += Math.sqrt(score);
      sum.covered += weight * trust;
      sum.named += weight * trust * named;
      if (named === 1) sum.namedWords += 1;
      sum.terms.push(...terms);
      all.set(at, sum);
    }
  });
  return all;
}

/** Builds the search over these records. `find` answers in one go; building hands the thread back now and then. */
export async function createFinder(records: readonly SearchRecord[]): Promise<Find> {
  const index = await wordIndex(records);
  const synonyms = synonymsOf(records);
  const titleWords = records.map(({ title }) => {
    const words = chunksOf(title).flatMap((chunk) => chunk.words);
    return withoutFillers(words, (word) => word).length;
  });
  const called = calledBy(records);

  function add(found: Map<number, Candidate>, reading: Reading, fitsOf: ReturnType<typeof fitter>): void {
    const slots = reading.slots.map((slot, at) => fitsOf(slot, at === reading.slots.length - 1));
    const weights = slots.map((fits) => weightOf(fits, records.length));
    const whole = weights.reduce((total, weight) => total + weight, 0);
    for (const [at, { score, covered, named, namedWords, terms }] of sums(slots, weights)) {
      const density = Math.min(1, namedWords / (titleWords[at] || 1));
      const total =
        reading.weight * score * (covered / whole) ** 2 * (1 + 2.5 * (named / whole) ** 2 * (0.4 + 0.6 * density));
      if (total > (found.get(at)?.score ?? 0)) found.set(at, { score: total, terms: new Set(terms) });
    }
  }

  function addNames(found: Map<number, Candidate>, question: Question, fitsOf: ReturnType<typeof fitter>): void {
    for (const word of question.wholes)
      for (const [at, { score, terms }] of fitsOf({ word, others: [] }, true)) {
        const candidate = found.get(at) ?? { score: 0, terms: new Set() };
        found.set(at, { score: candidate.score + score * nameInWhole, terms: new Set([...candidate.terms, ...terms]) });
      }
    for (const key of question.keys)
      for (const [at, bonus] of called.get(key) ?? []) {
        const candidate = found.get(at) ?? { score: 0, terms: new Set(question.words) };
        found.set(at, { ...candidate, score: candidate.score + bonus });
      }
  }

  function worthOf({ kind, route, text }: SearchRecord, question: Question): number {
    // A field that more calls of a page have is more at home there.
    const places = kind === 'field' ? Math.min(10, text.split('\n').length) / 20 : 0;
    return (
      kindWorth[kind] *
      (1 + places) *
      (aside.test(route) ? 0.3 : 1) *
      (question.isForMeaning && kind === 'term' ? 1.6 : 1)
    );
  }

  return (text, limit = 14) => {
    const question = questionOf(text.slice(0, longestQuestion));
    const fitsOf = fitter(index);
    const found = new Map<number, Candidate>();
    const readings = readingsOf(question.words, synonyms);
    for (const reading of readings) add(found, reading, fitsOf);
    addNames(found, question, fitsOf);
    const ranked = [...found]
      .flatMap(([at, { score, terms }]) => {
        const record = records[at];
        return record ? [{ record, score: score * worthOf(record, question), terms }] : [];
      })
      .sort((a, b) => b.score - a.score);
    return {
      hits: spread(ranked, limit).map(hitOf),
      missing:
        readings[0]?.slots
          .filter((slot, at, slots) => fitsOf(slot, at === slots.length - 1).size === 0)
          .map(({ word }) => word) ?? [],
    };
  };
}

function calledBy(records: readonly SearchRecord[]): ReadonlyMap<string, Map<number, number>> {
  const called = new Map<string, Map<number, number>>();
  const add = (name: string, at: number, bonus: number) => {
    for (const key of nameKeys(name)) {
      const places = called.get(key) ?? new Map<number, number>();
      places.set(at, Math.max(bonus, places.get(at) ?? 0));
      called.set(key, places);
    }
  };
  records.forEach(({ title, names }, at) => {
    add(title, at, exact.title);
    for (const name of names) add(name, at, exact.name);
  });
  return called;
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
