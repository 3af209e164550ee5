import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Assessment,
  type Claim,
  claimStates,
  emptyAssessment,
  FORMAT,
  makeClaim,
  mergeAssessments,
  parseAssessment,
  serializeAssessment,
  unknownItems,
  type Waiver,
} from './assessment';

const time = fc
  .integer({ min: 0, max: 5 })
  .map((seconds) => new Date(Date.UTC(2024, 0, 1) + seconds * 1000).toISOString());
const waiver: fc.Arbitrary<Waiver | undefined> = fc.option(
  fc.record({
    who: fc.string().map((text) => `w${text}`),
    why: fc.string().map((text) => `y${text}`),
    until: fc.constantFrom('2024-02-29', '2999-12-31'),
  }),
  { nil: undefined },
);
const claim: fc.Arbitrary<Claim> = fc
  .record({
    state: fc.constantFrom(...claimStates),
    changedTime: time,
    note: fc.string(),
    reason: fc.string({ minLength: 1 }).map((text) => `r${text}`),
    waiver,
  })
  .map(({ state, changedTime, note, reason, waiver }) =>
    makeClaim(state, changedTime, { note, reason, ...(waiver && { waiver }) }),
  )
  .filter((made) => made !== null);
const assessment: fc.Arbitrary<Assessment> = fc
  .record({
    savedTime: fc.option(time),
    claims: fc.dictionary(fc.constantFrom('a.one', 'a.two', 'b.one', '__proto__', 'toString'), claim),
  })
  .map(({ savedTime, claims }) => ({
    ...emptyAssessment(),
    savedTime,
    claims: Object.fromEntries(Object.entries(claims)),
  }));

const file = (claims: unknown, more: object = {}) =>
  JSON.stringify({ format: FORMAT, version: 1, savedTime: '2024-01-01T00:00:00.000Z', claims, ...more });
const saved = { state: 'done', changedTime: '2024-01-01T00:00:00.000Z' };

describe('parseAssessment', () => {
  it('reads back what was written', () => {
    fc.assert(
      fc.property(assessment, (written) => {
        expect(parseAssessment(serializeAssessment(written))).toEqual({ ok: true, assessment: written });
      }),
    );
  });

  it.each([
    ['{oops', 'not a JSON file'],
    ['[]', 'does not hold an assessment'],
    ['{"format":"something-else"}', 'does not hold an assessment'],
    [file({}, { version: undefined }), 'which version'],
    [file({}, { version: 0 }), 'which version'],
    [file({}, { version: 2 }), 'version 2'],
    [file({}, { savedTime: 'yesterday' }), 'savedTime'],
    [file([]), 'no list of claims'],
    [file({ 'a.one': null }), '"a.one" is no record'],
    [file({ 'a.one': { ...saved, state: 'perhaps' } }), 'unknown state "perhaps"'],
    [file({ 'a.one': { state: 'done' } }), 'no changedTime'],
    [file({ 'a.one': { ...saved, changedTime: '2024-01-01' } }), 'no changedTime'],
    [file({ 'a.one': { ...saved, note: 7 } }), 'note that is no text'],
    [file({ 'a.one': { ...saved, reason: {} } }), 'reason that is no text'],
    [file({ 'a.one': { ...saved, state: 'not-applicable', reason: ' ' } }), 'without a reason'],
    [file({ 'a.one': { ...saved, waiver: 'Ada' } }), 'waiver without'],
    [file({ 'a.one': { ...saved, waiver: { who: ' ', why: 'x', until: '2027-01-31' } } }), 'waiver without'],
    [file({ 'a.one': { ...saved, waiver: { who: 'Ada', why: 'x', until: '2027-02-31' } } }), 'waiver without'],
  ])('refuses %s', (text, reason) => {
    expect(parseAssessment(text)).toMatchObject({ ok: false, reason: expect.stringContaining(reason) });
  });

  it('keeps items it does not know, and can name them', () => {
    const parsed = parseAssessment(file({ 'gone.item': saved, 'a.one': saved }));
    expect(parsed.ok && unknownItems(parsed.assessment, ['a.one'])).toEqual(['gone.item']);
    expect(parsed.ok && parsed.assessment.claims['gone.item']).toEqual(saved);
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => typeof parseAssessment(text).ok === 'boolean'));
    fc.assert(fc.property(fc.jsonValue(), (claims) => typeof parseAssessment(file(claims)).ok === 'boolean'));
  });
});

describe('makeClaim', () => {
  it('asks for a reason where an item does not apply, and keeps one nowhere else', () => {
    expect(makeClaim('not-applicable', saved.changedTime, { reason: '  ' })).toBeNull();
    expect(makeClaim('not-applicable', saved.changedTime, { reason: 'digital goods only' })).toMatchObject({
      reason: 'digital goods only',
    });
    expect(makeClaim('done', saved.changedTime, { reason: 'left over', note: '' })).toEqual({
      state: 'done',
      changedTime: saved.changedTime,
    });
  });
});

describe('mergeAssessments', () => {
  it('gives the same whichever comes first', () => {
    fc.assert(
      fc.property(assessment, assessment, (a, b) => {
        expect(mergeAssessments(a, b)).toEqual(mergeAssessments(b, a));
      }),
    );
  });

  it('gives the same however three are grouped', () => {
    fc.assert(
      fc.property(assessment, assessment, assessment, (a, b, c) => {
        expect(mergeAssessments(mergeAssessments(a, b), c)).toEqual(mergeAssessments(a, mergeAssessments(b, c)));
      }),
    );
  });

  it('changes nothing when done twice, or with an empty one', () => {
    fc.assert(
      fc.property(assessment, assessment, (a, b) => {
        const merged = mergeAssessments(a, b);
        expect(mergeAssessments(merged, b)).toEqual(merged);
        expect(mergeAssessments(a, emptyAssessment())).toEqual(a);
      }),
    );
  });

  it('loses no item, and per item keeps the newest claim', () => {
    fc.assert(
      fc.property(assessment, assessment, (a, b) => {
        const merged = mergeAssessments(a, b);
        expect(new Set(Object.keys(merged.claims))).toEqual(
          new Set([...Object.keys(a.claims), ...Object.keys(b.claims)]),
        );
        for (const [id, kept] of Object.entries(merged.claims)) {
          const times = [a, b].flatMap(({ claims }) =>
            Object.hasOwn(claims, id) ? (claims[id]?.changedTime ?? []) : [],
          );
          expect(kept.changedTime).toBe(times.sort().at(-1));
        }
      }),
    );
  });

  it('lets a claim that was taken back stay taken back', () => {
    const one = (changed: Claim) => ({ ...emptyAssessment(), claims: { 'a.one': changed } });
    const done = one({ state: 'done', changedTime: '2024-01-01T00:00:00.000Z' });
    const open = one({ state: 'open', changedTime: '2024-01-02T00:00:00.000Z' });
    expect(mergeAssessments(done, open).claims['a.one']?.state).toBe('open');
  });
});
