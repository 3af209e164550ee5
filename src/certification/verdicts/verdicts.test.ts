import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changeOf } from './compare';
import { count } from './conclude';
import { decide } from './decide';
import { afterRemoval, freshen } from './freshness';
import { meaning, passes, rollUp, rollUpAll } from './rollup';
import type { Verdict, VerdictState } from './types';

const states = Object.keys(meaning) as VerdictState[];
const anyState = fc.constantFrom(...states);
const verdict = (state: VerdictState, more: Partial<Verdict> = {}): Verdict => ({
  itemId: 'a.b',
  state,
  traffic: state,
  summary: 'Seen.',
  held: 1,
  looked: 1,
  exchanges: [1],
  warnings: [],
  ...more,
});

describe('the sum of verdicts', () => {
  it('is the same in any order, and however it is cut into parts', () => {
    fc.assert(
      fc.property(fc.array(anyState), fc.array(fc.nat(8)), (all, cuts) => {
        const shuffled = [...all].sort((one, other) => one.localeCompare(other));
        const parts = cuts.reduce<VerdictState[][]>(
          ([first = [], ...rest], cut) => [first.slice(cut), first.slice(0, cut), ...rest],
          [all],
        );
        expect(rollUp(shuffled)).toEqual(rollUp(all));
        expect(rollUpAll(parts.map(rollUp))).toEqual(rollUp(all));
      }),
    );
  });

  it('has passed only where something passes, nothing fails and nothing is open', () => {
    fc.assert(
      fc.property(fc.array(anyState), (all) => {
        const isOpen = all.some((state) => ['review', 'not-observed', 'stale', 'tool-error', 'fail'].includes(state));
        expect(rollUp(all).standing === 'passed').toBe(!isOpen && all.some(passes));
        expect(rollUp(all).standing === 'failed').toBe(all.includes('fail'));
      }),
    );
  });

  it('counts only a pass, with or without a warning, as passed', () => {
    expect(states.filter(passes)).toEqual(['pass', 'warn']);
  });
});

describe('what people say', () => {
  it('completes a part that calls support, and nothing else', () => {
    const by = { is: 'confirmed', who: 'Ada' } as const;
    expect(decide(verdict('review', { traffic: 'pass' }), by, '2026-01-01').state).toBe('pass');
    for (const state of ['review', 'fail', 'not-observed', 'stale', 'tool-error'] as const)
      expect(decide(verdict(state), by, '2026-01-01').state).toBe(state);
  });

  it('waives a failure until a day, and says afterwards that the day is over', () => {
    const waiver = { is: 'waived', who: 'Ada', why: 'Next release.', until: '2026-02-01' } as const;
    expect(decide(verdict('fail'), waiver, '2026-02-01')).toMatchObject({ state: 'waived', traffic: 'fail' });
    expect(decide(verdict('fail'), waiver, '2026-02-02')).toMatchObject({
      state: 'fail',
      summary: expect.stringContaining('over'),
    });
    expect(decide(verdict('not-observed'), waiver, '2026-01-01').state).toBe('not-observed');
  });

  it('leaves out what does not apply, but never hides that a rule itself failed', () => {
    const decision = { is: 'not-applicable', reason: 'Sells no subscriptions.' } as const;
    expect(decide(verdict('not-observed'), decision, '2026-01-01')).toMatchObject({
      state: 'not-applicable',
      summary: 'Sells no subscriptions.',
    });
    expect(decide(verdict('tool-error'), decision, '2026-01-01').state).toBe('tool-error');
  });
});

describe('verdicts that were kept', () => {
  const basis = { epoch: 1, revision: 'a' };

  it('are stale after a reset and after a rule changed, and say why', () => {
    expect(freshen([verdict('pass')], basis, basis)[0]?.state).toBe('pass');
    expect(freshen([verdict('pass')], basis, { epoch: 2, revision: 'a' })[0]).toMatchObject({
      state: 'stale',
      summary: expect.stringContaining('reset'),
    });
    expect(freshen([verdict('fail')], basis, { epoch: 1, revision: 'b' })[0]?.state).toBe('stale');
  });

  it('say that what was not observed may have been in entries that were removed', () => {
    expect(afterRemoval(verdict('not-observed'), 5)).toMatchObject({ state: 'stale' });
    expect(afterRemoval(verdict('not-observed'), 1).state).toBe('not-observed');
    expect(afterRemoval(verdict('pass'), 5).state).toBe('pass');
  });
});

describe('two runs beside each other', () => {
  it.each([
    ['fail', 'pass', 'fixed'],
    ['fail', 'fail', 'same'],
    ['pass', 'fail', 'broken'],
    ['not-observed', 'fail', 'broken'],
    ['not-observed', 'pass', 'new'],
    ['warn', 'not-observed', 'gone'],
    ['fail', 'not-observed', 'gone'],
    ['pass', 'warn', 'same'],
    ['fail', 'waived', 'same'],
    ['waived', 'pass', 'fixed'],
  ] as const)('%s, then %s: %s', (before, after, change) => {
    expect(changeOf(before, after)).toBe(change);
  });

  it('tell of items that only one of them has', () => {
    expect(changeOf(undefined, 'pass')).toBe('new');
    expect(changeOf('pass', undefined)).toBe('gone');
  });
});

describe('what was looked at, counted', () => {
  it.each([
    [1, 'order', '1 order'],
    [2, 'order', '2 orders'],
    [2, 'address', '2 addresses'],
    [2, 'entry', '2 entries'],
    [2, 'key', '2 keys'],
    [2, 'kind of data', '2 kinds of data'],
    [0, 'checkout with a tax identifier', '0 checkouts with a tax identifier'],
  ])('%d × %s', (amount, one, expected) => {
    expect(count(amount, one)).toBe(expected);
  });
});
