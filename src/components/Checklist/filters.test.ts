import { describe, expect, it } from 'vitest';
import { routes } from '../../catalog/load/routes';
import type { ChecklistItem } from '../../catalog/types';
import type { ClaimState } from '../../certification/assessment/types';
import type { VerdictState } from '../../certification/verdicts/types';
import { anchorOf } from './anchors';
import { disagreement, filtersFrom, matches, noFilters, withFilters } from './filters';
import { progressOf } from './progress';

const item = (id: string, more: Partial<ChecklistItem> = {}) =>
  ({ id, level: 'required', roles: ['dev'], ...more }) as ChecklistItem;
const claim = (state: ClaimState) => ({ state, changedTime: '2024-01-01T00:00:00.000Z' });
const unknown = { claim: undefined, verdict: undefined, traffic: undefined };

describe('filters in the address', () => {
  it('come back as they were written, and leave the rest alone', () => {
    const filters = { level: 'required', role: 'qa', state: 'not-observed', model: 'skus-only' } as const;
    const query = withFilters(new URLSearchParams('theme=dark&level=informational'), filters);
    expect(query.get('theme')).toBe('dark');
    expect(filtersFrom(query)).toEqual(filters);
    expect(withFilters(query, noFilters).toString()).toBe('theme=dark');
  });

  it('ignore values they do not know', () => {
    expect(filtersFrom(new URLSearchParams('level=toString&role=boss&state=&model=x'))).toEqual(noFilters);
  });
});

describe('matches', () => {
  it('looks at level, role and data model', () => {
    expect(matches(item('a.b'), { ...noFilters, level: 'recommended' }, unknown)).toBe(false);
    expect(matches(item('a.b'), { ...noFilters, role: 'dev' }, unknown)).toBe(true);
    expect(
      matches(item('a.b', { dataModels: ['skus-only'] }), { ...noFilters, model: 'skus-with-groups' }, unknown),
    ).toBe(false);
    expect(matches(item('a.b'), { ...noFilters, model: 'skus-with-groups' }, unknown)).toBe(true);
  });

  it('takes an item without a claim for open', () => {
    expect(matches(item('a.b'), { ...noFilters, state: 'open' }, unknown)).toBe(true);
    expect(matches(item('a.b'), { ...noFilters, state: 'done' }, unknown)).toBe(false);
  });

  it('finds claims, verdicts and disagreement', () => {
    const standing = { claim: claim('done'), verdict: 'fail', traffic: 'fail' } as const;
    for (const state of ['done', 'fail', 'disagree'] as const) {
      expect(matches(item('a.b'), { ...noFilters, state }, standing)).toBe(true);
    }
    expect(matches(item('a.b'), { ...noFilters, state: 'pass' }, standing)).toBe(false);
  });
});

describe('disagreement', () => {
  it('is only spoken of where the ledger speaks against the answer', () => {
    const between = (state: ClaimState, traffic: VerdictState) =>
      disagreement({ claim: claim(state), verdict: undefined, traffic });
    expect(between('done', 'fail')).toContain('breaks the rule');
    expect(between('not-applicable', 'pass')).toContain('does not apply');
    expect(between('done', 'not-observed')).toBeNull();
    expect(between('not-done', 'pass')).toBeNull();
    expect(disagreement({ claim: undefined, verdict: 'fail', traffic: 'fail' })).toBeNull();
  });
});

describe('progressOf', () => {
  it('counts what is done of what applies, and what passed of what can be observed', () => {
    const claims: Record<string, ClaimState> = { a: 'done', b: 'not-applicable', c: 'not-done' };
    const progress = progressOf(
      ['a', 'b', 'c', 'd'].map((id) => item(id)),
      {
        claim: (id) => claims[id] ?? 'open',
        isObservable: (id) => id === 'a' || id === 'd',
        verdict: (id) => (id === 'a' ? 'pass' : 'fail'),
      },
    );
    expect(progress).toMatchObject({ total: 4, answered: 3, applicable: 3, done: 1, observable: 2 });
    expect(Object.entries(progress.counts).filter(([, count]) => count > 0)).toEqual([
      ['pass', 1],
      ['fail', 1],
    ]);
  });
});

describe('anchorOf', () => {
  it('agrees with the addresses of the catalog', () => {
    const id = 'checkouts.subscriptions.renewal-method';
    expect(routes.item('any', id).endsWith(`#${anchorOf(id)}`)).toBe(true);
  });
});
