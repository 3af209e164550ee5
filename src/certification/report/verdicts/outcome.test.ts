import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Level } from '../../../catalog/types';
import type { VerdictState } from '../../verdicts/types';
import { outcomeIn } from '../formats/words';
import { conclude } from './outcome';
import type { ItemVerdict } from './types';

const item = (verdict: VerdictState, change: Partial<ItemVerdict> = {}): ItemVerdict => ({
  id: 'a.b',
  question: 'Do you?',
  checklist: 'list',
  level: 'required',
  decidedBy: 'traffic',
  hasRule: true,
  route: '/docs',
  applies: 'It applies to every connector.',
  verdict,
  summary: 'Seen.',
  exchanges: [1],
  warnings: [],
  ...change,
});
const pass = item('pass');
const outcomeOf = (items: readonly ItemVerdict[], minimum: Level = 'required') => conclude(items, minimum, []).outcome;

describe('what verdicts amount to', () => {
  it.each<[VerdictState, string]>([
    ['pass', 'ready'],
    ['warn', 'ready'],
    ['waived', 'ready'],
    ['not-applicable', 'ready'],
    ['fail', 'not-ready'],
    ['not-observed', 'not-ready'],
    ['stale', 'not-ready'],
    ['tool-error', 'not-ready'],
    ['review', 'not-ready'],
  ])('with one item that is "%s" is %s', (verdict, outcome) => {
    expect(outcomeOf([pass, item(verdict)])).toBe(outcome);
  });

  it('waits for no person, and tells how many items do', () => {
    for (const left of [item('review', { decidedBy: 'partial' }), item('review', { hasRule: false, exchanges: [] })]) {
      const { outcome, summary } = conclude([pass, left], 'required', []);
      expect([outcome, summary]).toEqual([
        'ready',
        expect.stringMatching(
          /^Ready as far as calls can tell: .* 1 item waits for a person, and counts as not passed\.$/,
        ),
      ]);
    }
  });

  it('is ready without more words only where the team has answered', () => {
    expect(conclude([pass], 'required', [], true).summary).toMatch(/^Ready: /);
    expect(conclude([pass, item('review', { decidedBy: 'partial' })], 'required', [], true).outcome).toBe('not-ready');
    const report = { outcome: 'ready' } as const;
    expect(outcomeIn(report)).toBe('ready as far as calls can tell');
    expect(outcomeIn({ ...report, hasAssessment: true })).toBe('ready');
  });

  it('is not held up by what weighs less than asked for', () => {
    const failing = item('fail', { level: 'recommended' });
    expect(outcomeOf([pass, failing])).toBe('ready');
    expect(outcomeOf([pass, failing], 'recommended')).toBe('not-ready');
    expect(outcomeOf([pass, item('fail', { level: 'informational' })], 'recommended')).toBe('ready');
  });

  it('is "nothing observed" where no verdict rests on a call', () => {
    expect(
      outcomeOf([item('not-observed', { exchanges: [] }), item('review', { exchanges: [], hasRule: false })]),
    ).toBe('nothing-observed');
  });

  it('is not ready where the baseline has to change, though every item passes', () => {
    expect(conclude([pass], 'required', ['The baseline is old.'])).toMatchObject({ outcome: 'not-ready' });
  });

  const verdict = fc.constantFrom<VerdictState>(
    'pass',
    'warn',
    'fail',
    'review',
    'not-observed',
    'waived',
    'not-applicable',
  );
  const level = fc.constantFrom<Level>('required', 'recommended', 'informational');
  const anyItem = fc.record({ verdict, level }).map((drawn) => item(drawn.verdict, { level: drawn.level }));

  it('does not depend on the order of the items, and never gets better by one more failure', () => {
    fc.assert(
      fc.property(fc.array(anyItem, { minLength: 1, maxLength: 12 }), level, (items, minimum) => {
        expect(outcomeOf([...items].reverse(), minimum)).toBe(outcomeOf(items, minimum));
        expect(outcomeOf([...items, item('fail')], minimum)).toBe('not-ready');
      }),
    );
  });
});
