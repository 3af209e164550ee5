import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guardStorage, type KeyValueStore } from '../../../browser/storage';
import { commented, decided } from '../../../certification/assessment/review/draft';
import type { Assessment } from '../../../certification/assessment/types';
import { anyAssessment } from '../../../certification/testing/assessments';
import { beginReview, begunReviews, keepReview, keptReview, reviewKey } from './kept';

/** Keeps so many characters. */
function storageOf(room: number) {
  const kept = new Map<string, string>();
  const store: KeyValueStore = {
    getItem: (key) => kept.get(key) ?? null,
    setItem(key, text) {
      if (text.length > room) throw new DOMException('No room is left.', 'QuotaExceededError');
      kept.set(key, text);
    },
    removeItem: (key) => void kept.delete(key),
    key: (index) => [...kept.keys()][index] ?? null,
    get length() {
      return kept.size;
    },
  };
  return guardStorage(() => store);
}

const time = '2030-03-01T00:00:00.000Z';
const [assessment] = fc.sample(anyAssessment, { numRuns: 1, seed: 5 }) as [Assessment];

describe('a review that was begun', () => {
  it('stands there again, whatever is reviewed, also when the same is opened anew', () => {
    fc.assert(
      fc.property(anyAssessment, fc.string(), fc.string(), (one, reviewer, text) => {
        const storage = storageOf(Number.POSITIVE_INFINITY);
        const { draft } = beginReview(storage, one);
        const said = decided(
          commented({ ...draft, reviewer }, 'refunds.reason', text, time),
          'a',
          { decision: 'returned' },
          time,
        );
        expect(keepReview(storage, { assessment: one, draft: said })).toBe(true);
        expect(keptReview(storage, reviewKey(one.id))).toEqual({ assessment: one, draft: said });
        expect(begunReviews(storage)).toEqual([{ assessment: one, draft: said }]);
        const newer = { ...one, savedTime: time };
        expect(beginReview(storage, newer)).toEqual({ assessment: newer, draft: said });
      }),
      { numRuns: 30 },
    );
  });

  it('is told to be on the page alone where the browser has no room', () => {
    expect(keepReview(storageOf(10), beginReview(storageOf(10), assessment))).toBe(false);
  });

  it.each(['', '{', '{"version":2}', '{"version":1,"assessment":"1.x.y","draft":{}}'])(
    'that cannot be read is none, and stays where it is: %j',
    (text) => {
      const storage = storageOf(Number.POSITIVE_INFINITY);
      storage.keep(reviewKey('x'), text);
      expect(begunReviews(storage)).toEqual([]);
      expect(storage.read(reviewKey('x'))).toBe(text);
      // Opened anew, it makes room, and is not lost.
      expect(keepReview(storage, beginReview(storage, { ...assessment, id: 'x' }))).toBe(true);
      expect(storage.keys().map((key) => storage.read(key))).toContain(text);
    },
  );

  it('with a draft that is damaged is none', () => {
    const storage = storageOf(Number.POSITIVE_INFINITY);
    const begun = beginReview(storage, assessment);
    for (const draft of [
      null,
      { ...begun.draft, decisions: { a: { decision: 'maybe', reason: '', time } } },
      { id: 'd' },
    ]) {
      keepReview(storage, { assessment, draft: draft as typeof begun.draft });
      expect(keptReview(storage, reviewKey(assessment.id))).toBeNull();
    }
  });
});
