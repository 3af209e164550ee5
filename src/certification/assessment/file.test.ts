import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyAssessment } from '../testing/assessments';
import { AssessmentDocument } from './document';
import { emptyAssessment } from './empty';
import { parseAssessment, serializeAssessment } from './file';
import { legible } from './legible';
import { mapTexts } from './share/texts';
import { FORMAT } from './types';

const now = '2024-01-01T00:00:00.000Z';
const saved = { state: 'done', changedTime: now };
const first = (claims: unknown, more: object = {}) =>
  JSON.stringify({ format: FORMAT, version: 1, savedTime: now, claims, ...more });
const second = (part: object) => JSON.stringify({ ...emptyAssessment('one'), ...part });
const evidence = { id: 'e', subject: 'a.one', kind: 'note', title: '', text: 'x', addedTime: now };
const frozen = { ...emptyAssessment('one'), about: undefined };

describe('a file with an assessment', () => {
  it('is read back as it was written', () => {
    fc.assert(
      fc.property(anyAssessment, (assessment) => {
        expect(parseAssessment(serializeAssessment(assessment))).toEqual({ ok: true, assessment });
      }),
    );
  });

  it('of the first version opens, and all its answers are there', () => {
    fc.assert(
      fc.property(anyAssessment, ({ claims, savedTime }) => {
        const parsed = parseAssessment(first(claims, { savedTime }));
        expect(parsed.ok && parsed.assessment).toMatchObject({ version: 2, savedTime, profile: {}, plan: {} });
        expect(parsed.ok && parsed.assessment.claims).toEqual(claims);
      }),
    );
  });

  it('of the first version is of the same assessment wherever it is read', () => {
    const idOf = (text: string) => {
      const parsed = parseAssessment(text);
      return parsed.ok && parsed.assessment.id;
    };
    expect(idOf(first({ 'a.one': saved }))).toBe(idOf(first({ 'a.one': saved })));
    expect(idOf(first({ 'a.one': saved }))).not.toBe(idOf(first({ 'a.two': saved })));
  });

  it.each([
    ['{oops', 'not a JSON file'],
    ['[]', 'does not hold an assessment'],
    ['{"format":"something-else"}', 'does not hold an assessment'],
    [first({}, { version: undefined }), 'which version'],
    [first({}, { version: 0 }), 'which version'],
    [first({}, { version: 3 }), 'version 3; this page reads up to 2'],
    [first({}, { savedTime: 'yesterday' }), 'savedTime is no point in time'],
    [first([]), 'no list of claims'],
    [
      '{"format":"connector-standards/assessment","version":1,"savedTime":null,"claims":{"__proto__":{}}}',
      'the claim on "__proto__" stands under what is no name of anything',
    ],
    [first({ 'a.one': null }), '"a.one" is no record'],
    [first({ 'a.one': { ...saved, state: 'perhaps' } }), '"a.one" has a wrong state: it is none of "open", "done"'],
    [first({ 'a.one': { state: 'done' } }), '"a.one" has no changedTime'],
    [first({ 'a.one': { ...saved, changedTime: '2024-01-01' } }), 'wrong changedTime'],
    [first({ 'a.one': { ...saved, note: 7 } }), 'wrong note: it is no text'],
    [first({ 'a.one': { ...saved, reason: {} } }), 'wrong reason: it is no text'],
    [first({ 'a.one': { ...saved, state: 'not-applicable', reason: ' ' } }), 'without a reason'],
    [first({ 'a.one': { ...saved, waiver: 'Ada' } }), 'wrong waiver: it is no record'],
    [first({ 'a.one': { ...saved, waiver: { who: ' ', why: 'x', until: '2027-01-31' } } }), 'who: it says nothing'],
    [first({ 'a.one': { ...saved, waiver: { who: 'Ada', why: 'x', until: '2027-02-31' } } }), 'until: it is no day'],
    [second({ id: ' ' }), 'id says nothing'],
    [second({ about: { name: 'x', team: '', environment: 'moon' } }), 'about has a wrong environment'],
    [second({ profile: { goods: 7 } }), 'profile: the field "goods" is neither'],
    [second({ claims: undefined }), 'no list of claims'],
    [first({ 'a.one': saved }).replace('"state"', '"state":"open","state"'), 'it names /claims/a.one/state twice'],
    [second({ plan: { 'a.one': { due: 'soon', changedTime: now } } }), 'the plan of "a.one" has a wrong due'],
    [second({ evidence: { e: { ...evidence, kind: 'link', address: 'javascript:alert(1)' } } }), 'no web address'],
    [second({ evidence: { e: { ...evidence, kind: 'link', address: 'http://a b' } } }), 'no web address'],
    [second({ evidence: { e: { ...evidence, kind: 'link', address: 'https://[::' } } }), 'no web address'],
    [second({ evidence: { e: { ...evidence, file: { name: 'x', size: -1, type: '', sha256: '' } } } }), 'wrong file'],
    [second({ evidence: { other: evidence } }), `the evidence "other" calls itself "${evidence.id}"`],
    [second({ reviews: { 'a.one': { decision: 'maybe', reviewer: 'B', time: now } } }), 'wrong decision'],
    [
      second({ plan: { 'a.one': { links: [{ title: 'x' }], changedTime: now } } }),
      'wrong links: entry 1 has no address',
    ],
    [second({ attempts: { r: { runId: 'r' } } }), 'the attempt "r" has no name'],
    [second({ milestones: { m: { id: 'm', name: 'x', time: now } } }), 'holds no frozen assessment'],
    [
      second({ milestones: { m: { id: 'm', name: 'x', time: now, frozen } } }),
      '"m" has a wrong frozen assessment: about is no record',
    ],
  ])('that is none is refused with the reason: %s', (text, reason) => {
    expect(parseAssessment(text)).toMatchObject({ ok: false, reason: expect.stringContaining(reason) });
  });

  it('of a later version is told apart from a damaged one', () => {
    expect(parseAssessment(first({}, { version: 3 }))).toMatchObject({ isNewer: true });
    expect(parseAssessment(first([]))).toMatchObject({ isNewer: false });
  });

  it('is read so that no text turns around what stands beside it, in a file as in a shared document', () => {
    fc.assert(
      fc.property(anyAssessment, (assessment) => {
        const hostile = mapTexts(assessment, (text, _, kind) => (kind === 'address' ? text : `${text}\u202e\u2066`));
        const shown = mapTexts(hostile, (text) => legible(text));
        const parsed = parseAssessment(serializeAssessment(hostile));
        expect(parsed).toEqual({ ok: true, assessment: shown });
        const document = AssessmentDocument.of(hostile);
        expect(JSON.stringify(document.assessment())).not.toMatch(/[\u202e\u2066]/);
        expect(JSON.stringify(document.history())).not.toMatch(/[\u202e\u2066]/);
      }),
    );
  });

  it.each([
    [first({ 'a\u202e': saved }), 'the claim on "a\uFFFD" holds control characters or marks of direction'],
    [second({ evidence: { 'e\u0007': { ...evidence, id: 'e\u0007' } } }), 'the evidence "e\uFFFD" holds control'],
    [second({ id: 'one\u2067' }), 'id holds control characters'],
  ])('is refused where a name by which records are found holds such a mark: %#', (text, reason) => {
    expect(parseAssessment(text)).toMatchObject({ ok: false, reason: expect.stringContaining(reason) });
  });

  it('keeps subjects that nobody knows', () => {
    const parsed = parseAssessment(first({ 'gone.item': saved, 'a.one': saved }));
    expect(parsed.ok && parsed.assessment.claims['gone.item']).toEqual(saved);
  });

  it('never breaks the page, whatever it holds', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => typeof parseAssessment(text).ok === 'boolean'));
    const part = fc.constantFrom('id', 'savedTime', 'about', 'profile', 'claims', 'plan', 'evidence', 'milestones');
    fc.assert(
      fc.property(
        part,
        fc.jsonValue(),
        (name, value) => typeof parseAssessment(second({ [name]: value })).ok === 'boolean',
      ),
    );
  });
});
