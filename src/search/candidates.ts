import { nameKeys, type Question } from './question';
import type { Reading } from './readings';
import type { SearchRecord } from './record';
import type { Fits, FitsOf } from './word-fits';

/** A name in a question, such as `order.accepted`, tells more than its words. */
const nameInWhole = 2.5;

/** What is called exactly as asked stands before all that only fits. */
const exact = { title: 2000, name: 1500 };

/** A record that may answer a question. */
interface Candidate {
  score: number;
  terms: Set<string>;
}

/** By the place of the record in the list. */
export type Candidates = Map<number, Candidate>;

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

/** By a name: the places of the records that are called so, each with what that adds to its score. */
export type Called = ReadonlyMap<string, Map<number, number>>;

export function calledBy(records: readonly SearchRecord[]): Called {
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

/**
 * Adds what a reading finds; of several readings the best counts.
 * @param titleWords how many telling words the title of each record has
 */
export function addReading(found: Candidates, reading: Reading, fitsOf: FitsOf, titleWords: readonly number[]): void {
  const slots = reading.slots.map((slot, at) => fitsOf(slot, at === reading.slots.length - 1));
  const weights = slots.map((fits) => weightOf(fits, titleWords.length));
  const whole = weights.reduce((total, weight) => total + weight, 0);
  for (const [at, { score, covered, named, namedWords, terms }] of sums(slots, weights)) {
    const density = Math.min(1, namedWords / (titleWords[at] || 1));
    const total =
      reading.weight * score * (covered / whole) ** 2 * (1 + 2.5 * (named / whole) ** 2 * (0.4 + 0.6 * density));
    if (total > (found.get(at)?.score ?? 0)) found.set(at, { score: total, terms: new Set(terms) });
  }
}

/** Adds what is called as asked, to the scores that there are. */
export function addNames(found: Candidates, question: Question, fitsOf: FitsOf, called: Called): void {
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
