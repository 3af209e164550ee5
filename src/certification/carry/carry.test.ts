import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { endedBy } from '../../catalog/changes';
import type { CatalogChange } from '../../catalog/types';
import {
  type Assessment,
  type Claim,
  type Evidence,
  FORMAT,
  type PlanEntry,
  type Review,
  VERSION,
} from '../assessment/types';
import { type Carried, carryOver, unplaced } from '.';

const emptyAssessment = (): Assessment => ({
  ...{ format: FORMAT, version: VERSION, id: 'one', savedTime: null, profile: {} },
  about: { name: '', environment: 'sandbox', team: '' },
  ...{ claims: {}, plan: {}, evidence: {}, comments: {}, reviews: {}, attempts: {}, milestones: {} },
});
const told = { date: '2026-12-01', what: 'It asks for more.' };
const done: Claim = { state: 'done', changedTime: '2026-11-01T10:00:00.000Z' };
const notDone: Claim = { ...done, state: 'not-done' };
const doesNotApply: Claim = { ...done, state: 'not-applicable', reason: 'We sell no goods.' };

const over = (claims: Record<string, Claim>, ...changes: CatalogChange[]) =>
  carryOver({ ...emptyAssessment(), claims }, changes);
const revised = (normative: boolean): CatalogChange => ({
  kind: 'revised',
  item: 'a.one',
  revision: 2,
  normative,
  ...told,
});

describe('an answer whose item was changed', () => {
  it('stays where only the words are better, and is asked again where the demand is another one', () => {
    const answered = { ...done, note: 'See the log.', waiver: { who: 'Ann', why: 'Soon', until: '2027-01-31' } };
    expect(over({ 'a.one': answered }, revised(false)).assessment.claims).toEqual({
      'a.one': { ...answered, revision: 2 },
    });
    const { assessment, carried } = over({ 'a.one': answered }, revised(true));
    expect(assessment.claims['a.one']).toEqual({
      state: 'open',
      note: 'See the log.',
      changedTime: done.changedTime,
      revision: 2,
    });
    expect(carried.get('a.one')).toMatchObject({ from: [{ subject: 'a.one', claim: answered }], asksAgain: [told] });
  });

  it('is not asked again once it was given to the new words, nor where nobody had answered', () => {
    expect(over({ 'a.one': { ...done, revision: 2 } }, revised(true)).carried.size).toBe(0);
    const { carried } = over({ 'a.one': { ...done, state: 'open', note: 'Ask Ann.' } }, revised(true));
    expect(carried.get('a.one')?.asksAgain).toEqual([]);
  });

  it('goes over to the item that takes its place, unless that one was answered itself', () => {
    const change: CatalogChange = { kind: 'superseded', item: 'a.one', by: 'b.one', normative: false, ...told };
    expect(over({ 'a.one': doesNotApply }, change).assessment.claims).toEqual({ 'b.one': doesNotApply });
    const { assessment, aside } = over({ 'a.one': done, 'b.one': notDone }, change);
    expect(assessment.claims).toEqual({ 'b.one': notDone });
    expect(aside).toMatchObject([{ subject: 'a.one', claim: done, why: 'answered-anew', place: 'b.one' }]);
  });

  it('covers each part of an item that was split, but of "not done" nobody knows which part it was', () => {
    const split: CatalogChange = { kind: 'split', item: 'a.one', into: ['b.one', 'b.two'], normative: false, ...told };
    expect(over({ 'a.one': done }, split).assessment.claims).toEqual({ 'b.one': done, 'b.two': done });
    const { assessment, carried } = over({ 'a.one': notDone }, split);
    expect([...carried.values()].map(({ asksAgain }) => asksAgain)).toEqual([[split], [split]]);
    expect(Object.values(assessment.claims).map(({ state }) => state)).toEqual(['open', 'open']);
  });

  it.each<[string, Record<string, Claim>, Claim['state'], boolean]>([
    ['both done', { 'a.one': done, 'a.two': done }, 'done', false],
    ['one done, one not', { 'a.one': done, 'a.two': notDone }, 'not-done', false],
    ['one not done, the other unanswered', { 'a.one': notDone }, 'not-done', false],
    ['one done, the other unanswered', { 'a.one': done }, 'open', true],
    ['one done, the other does not apply', { 'a.one': done, 'a.two': doesNotApply }, 'open', true],
  ])('of items that became one: %s', (_, claims, state, isAsked) => {
    const { assessment, carried } = over(claims, {
      ...{ kind: 'merged', items: ['a.one', 'a.two'], into: 'b.one', normative: false },
      ...told,
    });
    expect(assessment.claims).toMatchObject({ 'b.one': { state } });
    expect(carried.get('b.one')?.asksAgain.length).toBe(isAsked ? 1 : 0);
  });

  it('is kept aside where nobody asks it any more, and where the catalog does not know its item', () => {
    const found = over({ 'a.one': done, 'z.nine': notDone }, { kind: 'retired', item: 'a.one', ...told });
    expect(unplaced(found, new Set(['b.one']))).toMatchObject([
      { subject: 'a.one', why: 'retired', change: told },
      { subject: 'z.nine', why: 'unknown' },
    ]);
  });
});

describe('what hangs on an item that was changed', () => {
  const split: CatalogChange = { kind: 'split', item: 'a.one', into: ['b.one', 'b.two'], normative: false, ...told };
  const time = '2026-11-02T10:00:00.000Z';

  it('goes along: evidence to each part, the plan field by field', () => {
    const evidence: Evidence = { id: 'e1', subject: 'a.one', kind: 'note', title: 'Log', addedTime: time };
    const plan: Record<string, PlanEntry> = {
      'a.one': { due: '2027-01-10', ownerName: 'Ann', changedTime: time },
      'b.two': { due: '2027-02-20', changedTime: time },
    };
    const found = carryOver({ ...emptyAssessment(), evidence: { e1: evidence }, plan }, [split]).assessment;
    expect(Object.values(found.evidence).map(({ subject }) => subject)).toEqual(['b.one', 'b.two']);
    expect(found.plan).toMatchObject({
      'b.one': { due: '2027-01-10', ownerName: 'Ann' },
      'b.two': { due: '2027-02-20', ownerName: 'Ann' },
    });
  });

  it('a review stands as long as the answer does that it is about', () => {
    const review: Review = { decision: 'accepted', reviewer: 'Bo', time };
    const reviewed = (normative: boolean, at = time) =>
      carryOver({ ...emptyAssessment(), claims: { 'a.one': done }, reviews: { 'a.one': { ...review, time: at } } }, [
        revised(normative),
      ]).assessment.reviews;
    expect(reviewed(false)).toHaveProperty(['a.one']);
    expect(reviewed(true)).toEqual({});
    expect(reviewed(true, '2026-12-02T00:00:00.000Z')).toHaveProperty(['a.one']);
  });
});

/** Catalogs that changed in every way, in any order, and the items that they are left with. */
const histories = fc.array(fc.tuple(fc.nat(4), fc.nat(), fc.nat(), fc.boolean()), { maxLength: 12 }).map((draws) => {
  const items = ['a.one', 'a.two', 'a.three', 'a.four', 'a.five'];
  const revisions = new Map<string, number>();
  const changes: CatalogChange[] = [];
  let made = 0;
  const take = (at: number) => items.splice(at % items.length, 1)[0] as string;
  const make = () => {
    made += 1;
    items.push(`n.item-${made}`);
    return `n.item-${made}`;
  };
  for (const [kind, first, second, normative] of draws) {
    if (items.length < 3) break;
    if (kind === 0) {
      const item = items[first % items.length] as string;
      revisions.set(item, (revisions.get(item) ?? 1) + 1);
      changes.push({ kind: 'revised', item, revision: revisions.get(item) ?? 2, normative, ...told });
    } else if (kind === 1) changes.push({ kind: 'superseded', item: take(first), by: make(), normative, ...told });
    else if (kind === 2) changes.push({ kind: 'split', item: take(first), into: [make(), make()], normative, ...told });
    else if (kind === 3)
      changes.push({ kind: 'merged', items: [take(first), take(second)], into: make(), normative, ...told });
    else changes.push({ kind: 'retired', item: take(first), ...told });
  }
  return { changes, items, revisions, all: [...items, ...changes.flatMap(endedBy), 'z.foreign'] };
});

const claim = fc.record(
  {
    state: fc.constantFrom<Claim['state']>('open', 'done', 'not-done', 'not-applicable'),
    note: fc.string({ minLength: 1 }),
    revision: fc.integer({ min: 2, max: 3 }),
    changedTime: fc.constant(done.changedTime),
  },
  { requiredKeys: ['state', 'changedTime'] },
);

it('loses no answer, whatever became of the catalog: each is carried, asked again, or shown aside', () => {
  fc.assert(
    fc.property(histories, fc.array(claim, { maxLength: 20 }), ({ changes, items, all }, drawn) => {
      const claims = Object.fromEntries(drawn.map((one, at) => [all[at % all.length] as string, one as Claim]));
      const found = over(claims, ...changes);
      const shown = new Set([
        ...[...found.carried.values()].flatMap(({ from }: Carried) => from.map(({ subject }) => subject)),
        ...unplaced(found, new Set(items)).map(({ subject }) => subject),
      ]);
      for (const [subject, answer] of Object.entries(claims))
        expect(shown.has(subject) || found.assessment.claims[subject] === answer, subject).toBe(true);
      for (const { claim: counts, asksAgain } of found.carried.values())
        if (asksAgain.length > 0) expect(counts.state).toBe('open');
      for (const subject of Object.keys(found.assessment.claims)) expect([...items, 'z.foreign']).toContain(subject);
    }),
  );
});

it('takes no answer for given that nobody gave: what counts was said by each answer it came from', () => {
  fc.assert(
    fc.property(histories, fc.array(claim, { minLength: 5, maxLength: 20 }), ({ changes, all }, drawn) => {
      const claims = Object.fromEntries(drawn.map((one, at) => [all[at % all.length] as string, one as Claim]));
      for (const { claim: counts, from } of over(claims, ...changes).carried.values())
        if (counts.state === 'done') expect(from.map((answer) => answer.claim.state)).toEqual(from.map(() => 'done'));
    }),
  );
});
