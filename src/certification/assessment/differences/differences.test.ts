import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyAssessment } from '../../testing/assessments';
import type { Assessment, Claim } from '../types';
import { applyChoices, type Choices, compareAssessments, type Side } from './compare';
import { bothTexts } from './texts';

const pairs = fc.tuple(anyAssessment, anyAssessment);

/** The same side everywhere. */
const all = (here: Assessment, there: Assessment, side: Side): Choices =>
  new Map(compareAssessments(here, there).differences.map(({ id }) => [id, side]));

/** One of the three for each difference, as drawn. */
const drawn = (here: Assessment, there: Assessment, sides: readonly Side[]): Choices =>
  new Map(
    compareAssessments(here, there).differences.map(({ id }, index) => [id, sides[index % sides.length] ?? 'here']),
  );

/** Whether all letters of a text stand in another in their order. */
const isPartOf = (part: string, whole: string) => {
  let found = 0;
  for (let at = 0; at < whole.length && found < part.length; at += 1) if (whole[at] === part[found]) found += 1;
  return found === part.length;
};

const base: Assessment = {
  format: 'connector-standards/assessment',
  version: 2,
  id: 'mine',
  savedTime: '2030-01-01T00:00:00.000Z',
  about: { name: 'Shop', environment: 'sandbox', team: '' },
  profile: {},
  ...{ claims: {}, plan: {}, evidence: {}, comments: {}, reviews: {}, attempts: {}, milestones: {} },
};
const claimed = (claim: Omit<Claim, 'changedTime'>, changedTime = '2030-01-01T00:00:00.000Z'): Assessment => ({
  ...base,
  claims: { 'refunds.reason': { ...claim, changedTime } },
});

describe('two assessments compared', () => {
  it('differ in nothing from themselves', () => {
    fc.assert(
      fc.property(anyAssessment, (one) => {
        expect(compareAssessments(one, structuredClone(one)).differences).toEqual([]);
        expect(applyChoices(one, structuredClone(one), new Map())).toEqual(one);
      }),
      { numRuns: 60 },
    );
  });

  it('show the same from either side', () => {
    const swapped = { 'only-here': 'only-there', 'only-there': 'only-here', both: 'both' } as const;
    fc.assert(
      fc.property(pairs, ([one, other]) => {
        const from = compareAssessments(one, other);
        const back = compareAssessments(other, one);
        expect(back.same).toBe(from.same);
        expect(back.differences.map(({ id, kind, here, there }) => ({ id, kind, here, there }))).toEqual(
          from.differences.map(({ id, kind, here, there }) => ({ id, kind: swapped[kind], here: there, there: here })),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('become what is chosen, field by field: the other where all of it is taken, and nothing new where none is', () => {
    fc.assert(
      fc.property(pairs, ([here, there]) => {
        const taken = applyChoices(here, there, all(here, there, 'there'));
        expect(compareAssessments(taken, there).differences).toEqual([]);
        expect(taken.id).toBe(here.id);
        const kept = applyChoices(here, there, all(here, there, 'here'));
        expect(kept).toEqual(here);
      }),
      { numRuns: 60 },
    );
  });

  it('become, with any choices, one that has each field from the side that was chosen for it', () => {
    const sides = fc.array(fc.constantFrom<Side>('here', 'there', 'together'), { minLength: 1 });
    fc.assert(
      fc.property(pairs, sides, ([here, there], some) => {
        const choices = drawn(here, there, some);
        const result = applyChoices(here, there, choices);
        const toThere = new Set(compareAssessments(result, there).differences.map(({ id }) => id));
        const toHere = new Set(compareAssessments(result, here).differences.map(({ id }) => id));
        for (const { id, together } of compareAssessments(here, there).differences) {
          const side = choices.get(id);
          if (side === 'there') expect(toThere).not.toContain(id);
          if (side === 'here' || (side === 'together' && together === undefined)) expect(toHere).not.toContain(id);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('lose nothing where nobody chose: what only one has stays, and texts keep every letter of both', () => {
    fc.assert(
      fc.property(pairs, ([here, there]) => {
        const result = applyChoices(here, there, new Map());
        for (const side of [here, there]) {
          for (const { kind, place } of compareAssessments(result, side).differences)
            if (kind === 'only-there') throw new Error(`${JSON.stringify(place)} is lost`);
          for (const [subject, { note }] of Object.entries(side.claims))
            if (note) expect(isPartOf(note, result.claims[subject]?.note ?? '')).toBe(true);
        }
        // What was taken over once is not asked for again.
        expect(applyChoices(result, there, new Map())).toEqual(result);
      }),
      { numRuns: 60 },
    );
  });
});

describe('a difference', () => {
  it('keeps the letters of two notes, and common lines once', () => {
    expect(bothTexts('Seen in 4.2\nAnn', 'Seen in 4.2\nBob')).toBe('Seen in 4.2\nAnn\nBob');
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (one, other) => {
        const both = bothTexts(one, other);
        expect([isPartOf(one, both), isPartOf(other, both)]).toEqual([true, true]);
      }),
      { numRuns: 60 },
    );
  });

  it('of two answers keeps yours until you choose, and tells whose is newer', () => {
    const there = claimed({ state: 'not-done', by: 'Ann' }, '2030-02-01T00:00:00.000Z');
    const [difference] = compareAssessments(claimed({ state: 'done' }), there).differences;
    expect(difference).toMatchObject({
      kind: 'both',
      usual: 'here',
      here: { state: 'done' },
      there: { state: 'not-done' },
      stamps: { there: { time: '2030-02-01T00:00:00.000Z', by: 'Ann' } },
    });
  });

  it('of two reasons why something does not apply can hold both, and never leaves such an answer without a reason', () => {
    const [here, there] = ['No returns', 'Digital goods'].map((reason) => claimed({ state: 'not-applicable', reason }));
    if (!here || !there) throw new Error('Two are compared.');
    expect(applyChoices(here, there, new Map()).claims['refunds.reason']).toMatchObject({
      state: 'not-applicable',
      reason: 'No returns / Digital goods',
    });
    const done = claimed({ state: 'done', note: 'All shops' });
    expect(applyChoices(here, done, all(here, done, 'there')).claims['refunds.reason']).toEqual(
      done.claims['refunds.reason'],
    );
  });

  it('of two lists of countries is none where only their order differs', () => {
    const here = { ...base, profile: { countries: ['DE', 'US'] } };
    expect(compareAssessments(here, { ...base, profile: { countries: ['US', 'DE'] } }).differences).toEqual([]);
    const other = { ...base, profile: { countries: ['US', 'FR'] } };
    expect(applyChoices(here, other, new Map()).profile.countries).toEqual(['DE', 'US']);
    expect(applyChoices(here, other, all(here, other, 'together')).profile.countries).toEqual(['DE', 'US', 'FR']);
  });
});
