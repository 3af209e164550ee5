import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Claim, ClaimState } from '../assessment/types';
import type { Scope } from '../scope';
import { changeOf } from './compare';
import { count } from './conclude';
import { decide } from './decide';
import { afterRemoval, afterReset, removedFrom } from './freshness';
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

const claim = (state: ClaimState, more: Partial<Claim> = {}): Claim => ({
  state,
  changedTime: '2026-01-01T00:00:00.000Z',
  ...more,
});

describe('what people say', () => {
  it('completes what waits for a person, and nothing else', () => {
    const done = claim('done');
    const supported = { traffic: 'pass', awaits: 'person' } as const;
    expect(decide(verdict('review', supported), done, '2026-01-01').state).toBe('pass');
    expect(decide(verdict('review', { ...supported, traffic: 'warn' }), done, '2026-01-01').state).toBe('warn');
    for (const state of ['review', 'fail', 'not-observed', 'stale', 'tool-error'] as const)
      expect(decide(verdict(state), done, '2026-01-01').state, state).toBe(state);
    for (const answer of ['open', 'not-done'] as const)
      expect(decide(verdict('review', supported), claim(answer), '2026-01-01').state).toBe('review');
  });

  it('waives a failure until a day, and says afterwards that the day is over', () => {
    const waived = claim('not-done', { waiver: { who: 'Ada', why: 'Next release.', until: '2026-02-01' } });
    expect(decide(verdict('fail'), waived, '2026-02-01')).toMatchObject({
      state: 'waived',
      traffic: 'fail',
      summary: expect.stringMatching(/By Ada until 2026-02-01: Next release\. Seen/),
    });
    expect(decide(verdict('fail'), waived, '2026-02-02')).toMatchObject({
      state: 'fail',
      summary: expect.stringContaining('over'),
    });
    for (const state of ['not-observed', 'pass', 'review', 'tool-error'] as const)
      expect(decide(verdict(state), waived, '2026-01-01').state, state).toBe(state);
  });

  it('leaves out what does not apply, but hides neither a failure nor that a rule itself failed', () => {
    const beside = claim('not-applicable', { reason: 'Sells no subscriptions.' });
    expect(decide(verdict('not-observed'), beside, '2026-01-01')).toMatchObject({
      state: 'not-applicable',
      summary: expect.stringContaining('does not apply'),
    });
    for (const state of ['fail', 'tool-error'] as const)
      expect(decide(verdict(state), beside, '2026-01-01').state).toBe(state);
  });
});

describe('verdicts whose calls are gone', () => {
  const first = (sequence: number) => ({ sequence, time: '2026-03-01T00:00:00.000Z' });
  const runs = [
    { id: 'new', purpose: 'ordinary', firstSequence: 60 },
    { id: 'old', purpose: 'ordinary', firstSequence: 10 },
  ] as const;

  it('are out of date after a reset, until something is seen again', () => {
    const earlier = { state: 'pass', summary: 'Seen on 3 orders.' } as const;
    expect(afterReset(verdict('not-observed'), earlier)).toMatchObject({
      state: 'stale',
      summary: expect.stringMatching(/reset.*Seen on 3 orders/),
    });
    expect(afterReset(verdict('not-observed'), undefined).state).toBe('not-observed');
    for (const state of ['pass', 'fail', 'review'] as const)
      expect(afterReset(verdict(state), earlier).state, state).toBe(state);
  });

  it('say that what was not observed may have been in entries that were removed', () => {
    expect(afterRemoval(verdict('not-observed'), 4, 5)).toMatchObject({ state: 'stale', traffic: 'stale' });
    expect(afterRemoval(verdict('not-observed'), 0, 5).state).toBe('not-observed');
  });

  it('are out of date where all that showed them was removed, and stand where something of it is kept', () => {
    expect(afterRemoval(verdict('pass', { exchanges: [1, 4] }), 4, 5).state).toBe('stale');
    expect(afterRemoval(verdict('fail', { exchanges: [1, 4] }), 4, 5).state).toBe('stale');
    expect(afterRemoval(verdict('pass', { exchanges: [1, 5] }), 4, 5).state).toBe('pass');
  });

  it('count only what was removed of the calls that are looked at', () => {
    const removed = (scope: Partial<Scope>, from = 51) =>
      removedFrom({ who: 'connector', runs: 'all', ...scope }, runs, first(from));
    expect(removed({})).toBe(50);
    expect(removed({}, 1)).toBe(0);
    expect(removed({ runs: 'newest' })).toBe(0);
    expect(removed({ runs: ['old'] })).toBe(41);
    expect(removed({ runs: ['new', 'old'] })).toBe(41);
    expect(removed({ since: '2026-03-02T00:00:00.000Z' })).toBe(0);
    expect(removed({ since: '2026-02-02T00:00:00.000Z' })).toBe(50);
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
