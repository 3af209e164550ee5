import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyAssessment } from '../../testing/assessments';
import { compareAssessments } from '../differences/compare';
import { parseAssessment } from '../file';
import { linkToReview, textInFragment } from '../share/link';
import { readSent } from '../share/opened';
import type { Assessment } from '../types';
import { commented, countingReviews, decided, newDraft, type ReviewDraft, reasonless, reviewFileOf } from './draft';
import type { ReviewFile } from './file';
import { answeredSince, withReview } from './take-in';

const time = '2030-03-01T00:00:00.000Z';
const subject = 'refunds.reason';

/** Drafts as a reviewer makes them, one step after the other. */
const anyDraft: fc.Arbitrary<ReviewDraft> = fc
  .array(
    fc.record({
      subject: fc.constantFrom(subject, 'task:planning.scope', 'orders.from-checkout-id'),
      decision: fc.constantFrom('accepted', 'returned', null),
      reason: fc.constantFrom('', ' ', 'Which shops?'),
      text: fc.constantFrom('', 'Seen', 'ä😀'),
    }),
  )
  .map((steps) =>
    steps.reduce(
      (draft: ReviewDraft, { decision, reason, text, subject: about }) =>
        commented(decided(draft, about, { decision, reason }, time), about, text, time),
      { ...newDraft('d'), reviewer: 'Rita' },
    ),
  );

const sent = (review: ReviewFile) => {
  const opened = readSent(JSON.stringify(review), parseAssessment);
  if (!opened.ok || opened.kind !== 'review') throw new Error('It is no review.');
  return opened.review;
};

describe('a review', () => {
  it('comes back as it was sent, and changes nothing but comments and reviews', () => {
    fc.assert(
      fc.property(anyAssessment, anyDraft, (assessment, draft) => {
        const review = reviewFileOf(draft, assessment, time);
        expect(sent(review)).toEqual(review);
        const after = withReview(assessment, sent(review));
        const groups = compareAssessments(assessment, after).differences.map(({ place, kind }) => [place.group, kind]);
        for (const [group] of groups) expect(['comments', 'reviews']).toContain(group);
        expect({ ...after, comments: 0, reviews: 0 }).toEqual({ ...assessment, comments: 0, reviews: 0 });
        // What the team has stays, unless the reviewer spoke of the same.
        expect(after.comments).toMatchObject({ ...assessment.comments, ...review.comments });
        expect(after.reviews).toMatchObject({ ...assessment.reviews, ...review.reviews });
      }),
      { numRuns: 60 },
    );
  });

  it('returns an answer with a reason, or not yet', () => {
    const assessment = fc.sample(anyAssessment, { numRuns: 1, seed: 5 })[0] as Assessment;
    const draft = decided({ ...newDraft('d'), reviewer: 'Rita' }, subject, { decision: 'returned' }, time);
    expect(countingReviews(draft, assessment)).toEqual({});
    expect(reasonless(draft)).toEqual([subject]);
    const explained = decided(draft, subject, { reason: 'Which shops?' }, time);
    expect(countingReviews(explained, assessment)[subject]).toMatchObject({
      decision: 'returned',
      reason: 'Which shops?',
      reviewer: 'Rita',
    });
    // Accepted after all: the reason is not sent, and stands there again when it is returned once more.
    const accepted = decided(explained, subject, { decision: 'accepted' }, time);
    expect(countingReviews(accepted, assessment)[subject]).not.toHaveProperty('reason');
    expect(decided(accepted, subject, { decision: 'returned' }, time).decisions[subject]?.reason).toBe('Which shops?');
  });

  it('tells which answers changed after the reviewer had looked', () => {
    const claim = { state: 'done', changedTime: '2030-01-01T00:00:00.000Z' } as const;
    const drawn = fc.sample(anyAssessment, { numRuns: 1, seed: 5 })[0] as Assessment;
    const seen: Assessment = { ...drawn, claims: { [subject]: claim } };
    const both = ['task:planning.scope', subject].reduce(
      (draft, about) => decided(draft, about, { decision: 'accepted' }, time),
      { ...newDraft('d'), reviewer: 'Rita' },
    );
    const { reviews } = sent(reviewFileOf(both, seen, time));
    expect(answeredSince(seen, reviews)).toEqual([]);
    expect(answeredSince({ ...seen, claims: { [subject]: { ...claim, changedTime: time } } }, reviews)).toEqual([
      subject,
    ]);
    expect(answeredSince({ ...seen, claims: {} }, reviews)).toEqual([subject]);
  });

  it('travels in a link', () => {
    const assessment = fc.sample(anyAssessment, { numRuns: 1, seed: 5 })[0] as Assessment;
    const review = reviewFileOf(fc.sample(anyDraft, { numRuns: 1, seed: 2 })[0] as ReviewDraft, assessment, time);
    const made = linkToReview(review, 'https://standards.example/workbench/share');
    const carried = made.ok ? textInFragment(made.link.slice(made.link.indexOf('#') + 1)) : null;
    expect(carried?.ok && readSent(carried.text, parseAssessment)).toEqual({ ok: true, kind: 'review', review });
  });

  it.each([
    [{ version: 2 }, /version 2; this page reads up to 1/],
    [{ version: 'x' }, /which version/],
    [{ of: null }, /what was reviewed/],
    [{ reviewer: ' ' }, /name the reviewer/],
    [{ sentTime: 'yesterday' }, /no time/],
    [{ reviews: { [subject]: { decision: 'maybe', reviewer: 'Rita', time } } }, /refunds\.reason.+decision/],
    [{ comments: { c: { id: 'c', subject, text: 7, author: 'Rita', time } } }, /"c".+text/],
  ])('that is newer or damaged is refused with a reason: %j', (change, why) => {
    const assessment = fc.sample(anyAssessment, { numRuns: 1, seed: 5 })[0] as Assessment;
    const review = { ...reviewFileOf({ ...newDraft('d'), reviewer: 'Rita' }, assessment, time), ...change };
    const opened = readSent(JSON.stringify(review), parseAssessment);
    expect(opened.ok ? '' : opened.reason).toMatch(why);
  });

  it('that names a field twice is refused with the place', () => {
    const assessment = fc.sample(anyAssessment, { numRuns: 1, seed: 5 })[0] as Assessment;
    const text = JSON.stringify(reviewFileOf({ ...newDraft('d'), reviewer: 'Rita' }, assessment, time));
    const opened = readSent(text.replace('"reviewer"', '"reviewer":"Ann","reviewer"'), parseAssessment);
    expect(opened.ok ? '' : opened.reason).toMatch(/damaged: it names \/reviewer twice/);
  });
});
