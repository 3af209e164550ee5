import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ruledItems } from '../../generated/ruled-items';
import known from '../../generated/subjects.json';
import type { Assessment, Claim, ClaimState } from '../assessment/types';
import type { Subjects } from '../subjects/types';
import type { VerdictState } from '../verdicts/types';
import { readinessOf } from './index';
import type { Facts, ItemVerdict, Readiness } from './types';

const catalog = known as Subjects;
const now = '2026-11-26T10:00:00.000Z';
const fullProfile = { goods: ['physical'], subscriptions: 'none', countries: ['US'], distribution: 'public' } as const;

const assessment = (change: Partial<Assessment> = {}): Assessment => ({
  ...{ format: 'connector-standards/assessment', version: 2, id: 'a', savedTime: now, profile: fullProfile },
  about: { name: 'Test', environment: 'sandbox', team: '' },
  ...{ claims: {}, plan: {}, evidence: {}, comments: {}, reviews: {}, attempts: {}, milestones: {} },
  ...change,
});
const claim = (state: ClaimState): Claim => ({
  ...{ state, changedTime: now },
  ...(state === 'not-applicable' && { reason: 'We sell none.' }),
});
const claiming = (claims: Record<string, ClaimState>) =>
  assessment({ claims: Object.fromEntries(Object.entries(claims).map(([id, state]) => [id, claim(state)])) });
const verdict = (itemId: string, state: VerdictState): ItemVerdict => ({
  ...{ itemId, state, traffic: state, summary: `It is ${state}.` },
});
const facts = (of: Assessment, more: Partial<Facts> = {}): Facts => ({
  ...{ assessment: of, verdicts: new Map(), runs: [], ruledItems, today: '2026-11-26' },
  ...more,
});
const read = (of: Assessment, more: Partial<Facts> = {}): Readiness => readinessOf(catalog, facts(of, more));
const tick = ({ phases }: Readiness, id: string) => {
  const found = phases
    .flatMap(({ entry, exit }) => [...entry.ticks, ...exit.ticks])
    .find((one) => one.criterion.id === id);
  if (!found) throw new Error(`There is no criterion ${id}.`);
  return found;
};
const all = (kind: string, state: ClaimState) =>
  Object.fromEntries(catalog.subjects.filter((one) => one.kind === kind).map(({ id }) => [id, state]));
const ring = ({ rings }: Readiness, id: string) => rings.find((one) => one.id === id);
const taxItem = 'checkouts.tax-inclusive';

describe('a criterion', () => {
  it('is ticked by a claim, and says so', () => {
    const found = tick(
      read(claiming({ 'criterion:planning.entry.relationship': 'done' })),
      'criterion:planning.entry.relationship',
    );
    expect(found).toMatchObject({ state: 'ticked', by: 'claim' });
  });

  it('is ticked by a document that is attached to its deliverable, not by a note', () => {
    const at = 'criterion:planning.entry.schedule';
    const with_ = (kind: 'note' | 'link') =>
      assessment({
        evidence: { e: { id: 'e', subject: 'deliverable:planning.schedule', kind, title: 'Plan.pdf', addedTime: now } },
      });
    expect(tick(read(with_('note')), at)).toMatchObject({ state: 'open' });
    expect(tick(read(with_('link')), at)).toMatchObject({ state: 'ticked', by: 'document' });
    expect(tick(read(with_('link')), at).says).toContain('Plan.pdf');
  });

  it('about scenarios is ticked by runs, once all use cases in scope have one', () => {
    const at = 'criterion:development.exit.scenarios-run';
    const cases = catalog.subjects
      .filter(({ kind }) => kind === 'use-case')
      .map(({ id }) => id.replace('use-case:', ''));
    const run = (useCaseId: string) => ({ id: useCaseId, useCaseId, startedTime: now, stoppedTime: now });
    const tries = (of: readonly string[], state: VerdictState = 'pass', startedTime = now) =>
      Object.fromEntries(
        of.map((useCaseId) => {
          const [runId, states] = [`${useCaseId} ${startedTime}`, { [taxItem]: state }];
          return [
            runId,
            { ...{ runId, name: 'Try', useCaseId, startedTime, judgedTime: now }, rehearsal: false, states },
          ];
        }),
      );
    const found = tick(read(assessment({ attempts: tries(cases) })), at);
    expect(found).toMatchObject({ state: 'ticked', by: 'evidence', missing: [] });
    const less = tick(read(assessment({ attempts: tries(cases.slice(1)) })), at);
    expect(less.missing.map(({ id }) => id)).toEqual([`use-case:${cases[0]}`]);
    expect(tick(read(claiming(all('use-case', 'done'))), at)).toMatchObject({ state: 'ticked', by: 'claim' });
    const underWay = [{ ...run(cases[0] ?? ''), stoppedTime: undefined }].map(({ stoppedTime: _, ...rest }) => rest);
    expect(tick(read(assessment(), { runs: underWay }), at).says).toMatch(/^0 of/);
    // What a run showed counts, not that there was one: the last run, whatever came of those before.
    expect(tick(read(assessment(), { runs: cases.map(run) }), at).says).toMatch(/^0 of/);
    const [first = ''] = cases;
    const later = '2026-11-26T11:00:00.000Z';
    const failing = assessment({ attempts: { ...tries(cases), ...tries([first], 'fail', later) } });
    expect(tick(read(failing), at).missing.map(({ id }) => id)).toEqual([`use-case:${first}`]);
    const { done = 0, total = 0, failed } = ring(read(failing), 'use-cases') ?? {};
    expect([total - done, failed]).toEqual([1, 1]);
    const standing = read(failing).standings.find(({ subject }) => subject.id === `use-case:${first}`);
    expect(standing).toMatchObject({ state: 'failed', says: expect.stringContaining(`breaks ${taxItem}`) });
    const waiver = { who: 'Ada', why: 'Known', until: '2026-12-31' };
    const waived = { ...failing, claims: { [taxItem]: { ...claim('open'), waiver } } };
    expect(ring(read(waived), 'use-cases')).toMatchObject({ failed: 0 });
    const mended = {
      ...failing,
      attempts: { ...failing.attempts, ...tries([first], 'pass', '2026-11-26T12:00:00.000Z') },
    };
    expect(ring(read(mended), 'use-cases')).toMatchObject({ done: total, failed: 0 });
    const attempt = {
      ...{ runId: first, name: 'Try', useCaseId: first, startedTime: now, judgedTime: now },
      states: { [taxItem]: 'pass' as const },
    };
    const kept = (rehearsal: boolean) => assessment({ attempts: { [first]: { ...attempt, rehearsal } } });
    expect(tick(read(kept(true), { runs: [run(first)] }), at).says).toMatch(/^0 of/);
    expect(tick(read(kept(false)), at).says).toMatch(/^1 of/);
  });

  it('about questions is ticked by any answer to each, a "no" among them', () => {
    const at = 'criterion:security.exit.questions-answered';
    expect(tick(read(claiming(all('question', 'not-done'))), at)).toMatchObject({ state: 'ticked' });
    expect(
      tick(read(claiming({ ...all('question', 'done'), 'question:logic-default-deny': 'open' })), at),
    ).toMatchObject({
      state: 'open',
      missing: [{ id: 'question:logic-default-deny' }],
    });
  });

  it('is denied while a required item fails, whatever a person says, and not once the failure is waived', () => {
    const at = 'criterion:development.exit.no-priority-1';
    const failing = { verdicts: new Map([[taxItem, verdict(taxItem, 'fail')]]) };
    const said = claiming({ [at]: 'done' });
    expect(tick(read(said, failing), at)).toMatchObject({ state: 'denied', missing: [{ id: taxItem }] });
    const waiver = { who: 'Ada', why: 'Known', until: '2026-12-31' };
    const waived = { ...said, claims: { ...said.claims, [taxItem]: { ...claim('open'), waiver } } };
    expect(tick(read(waived, failing), at)).toMatchObject({ state: 'ticked', by: 'claim' });
  });

  it('stays open where a person says that it is not met, although evidence would tick it', () => {
    const at = 'criterion:security.exit.questions-answered';
    expect(tick(read(claiming({ ...all('question', 'done'), [at]: 'not-done' })), at)).toMatchObject({ state: 'open' });
  });
});

describe('the next action', () => {
  const next = (of: Assessment, more: Partial<Facts> = {}) => read(of, more).next;

  it('is the passport where nothing is known, and a required failure before that', () => {
    expect(next(assessment({ profile: { name: 'x' } }))?.route).toBe('/workbench/passport');
    const failing = { verdicts: new Map([[taxItem, verdict(taxItem, 'fail')]]) };
    expect(next(assessment({ profile: {} }), failing)?.subject?.id).toBe(taxItem);
  });

  it('is what a reviewer returned, before anything that nobody answered', () => {
    const review = { decision: 'returned', reason: 'No date in it.', reviewer: 'Grace', time: now } as const;
    const found = next(assessment({ reviews: { 'deliverable:planning.schedule': review } }));
    expect(found?.subject?.id).toBe('deliverable:planning.schedule');
    expect(found?.because).toBe('Grace returned it: No date in it.');
  });

  it('goes gate by gate, and to what would tick a criterion', () => {
    expect(next(assessment())?.subject?.id).toBe('criterion:planning.entry.relationship');
    const begun = next(claiming({ 'criterion:planning.entry.relationship': 'done' }));
    expect(begun?.title).toBe('Deliver: Implementation document');
    expect(begun?.because).toContain('Phase 1, “Planning and prerequisites”, begins when this is so');
  });

  it('is nothing once every gate is passed', () => {
    const everything = Object.fromEntries(catalog.subjects.map(({ id }) => [id, 'done' as const]));
    const found = read(claiming(everything));
    expect(found.next).toBeNull();
    expect(found.phases.map(({ state }) => state)).toEqual(Array(6).fill('passed'));
  });
});

describe('whatever was answered', () => {
  const ids = catalog.subjects.map(({ id }) => id);
  const states = fc.constantFrom<ClaimState>('open', 'done', 'not-done', 'not-applicable');
  const verdictStates = fc.constantFrom<VerdictState>('pass', 'fail', 'warn', 'review', 'not-observed', 'stale');
  const answers = fc.record({
    claims: fc
      .array(fc.tuple(fc.constantFrom(...ids), states), { maxLength: 300 })
      .map((found) => Object.fromEntries(found)),
    verdicts: fc.array(fc.tuple(fc.constantFrom(...ruledItems), verdictStates), { maxLength: 60 }),
    goods: fc.subarray(['physical', 'digital']),
  });
  const turned = <Value>(record: Readonly<Record<string, Value>>) =>
    Object.fromEntries(Object.entries(record).reverse());

  it('the order of answers, of calls and of runs changes nothing', () => {
    fc.assert(
      fc.property(answers, ({ claims, verdicts, goods }) => {
        const of = { ...claiming(claims), profile: { goods } };
        const found = new Map(verdicts.map(([id, state]) => [id, verdict(id, state)]));
        const other = new Map([...found].reverse());
        expect(read({ ...of, claims: turned(of.claims) }, { verdicts: other })).toEqual(read(of, { verdicts: found }));
      }),
      { numRuns: 30 },
    );
  });

  it('counts add up, and a gate is passed exactly when nothing of it is open', () => {
    fc.assert(
      fc.property(answers, ({ claims, verdicts, goods }) => {
        const found = read(
          { ...claiming(claims), profile: { goods } },
          {
            verdicts: new Map(verdicts.map(([id, state]) => [id, verdict(id, state)])),
          },
        );
        expect(found.standings.map(({ subject }) => subject.id)).toEqual(ids);
        const byState = ['met', 'failed', 'open', 'aside'].map(
          (state) => found.standings.filter((one) => one.state === state).length,
        );
        expect(byState.reduce((sum, count) => sum + count)).toBe(ids.length);
        for (const { done, total } of found.rings) expect(done >= 0 && done <= total).toBe(true);
        const inScope = found.standings.filter(({ subject, scope }) => subject.kind === 'item' && scope.isIn);
        expect(ring(found, 'claims')?.total).toBe(inScope.length);
        for (const { entry, exit } of found.phases)
          for (const gate of [entry, exit])
            expect(gate.isPassed).toBe(gate.ticks.every(({ state }) => state === 'ticked' || state === 'aside'));
        if (found.next === null) expect(found.phases.every(({ state }) => state === 'passed')).toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  it('one more answer "done" never takes a tick away', () => {
    fc.assert(
      fc.property(answers, fc.constantFrom(...ids), ({ claims }, id) => {
        const ticked = (of: Record<string, ClaimState>) =>
          read(claiming(of)).phases.flatMap(({ entry, exit }) => [...entry.ticks, ...exit.ticks]);
        const before = ticked({ ...claims, [id]: 'open' });
        const after = new Map(ticked({ ...claims, [id]: 'done' }).map((one) => [one.criterion.id, one.state]));
        for (const one of before) if (one.state === 'ticked') expect(after.get(one.criterion.id)).toBe('ticked');
      }),
      { numRuns: 30 },
    );
  });
});
