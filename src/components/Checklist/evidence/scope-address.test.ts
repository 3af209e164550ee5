import { describe, expect, it } from 'vitest';
import type { Scope } from '../../../certification/scope';
import { scopeFrom, usualScope, withScope } from './scope-address';

describe('the calls that are looked at, in the address', () => {
  it.each<Scope>([
    usualScope,
    { who: 'rehearsal', runs: 'all' },
    { who: 'connector', runs: ['run_1', 'run_2'] },
    { who: 'connector', runs: 'newest', since: '2026-11-26T00:00:00.000Z' },
  ])('come back as they were written, and leave the rest alone: %j', (scope) => {
    const query = withScope(new URLSearchParams('level=required&run=gone&since=2020-01-01'), scope);
    expect(scopeFrom(query)).toEqual(scope);
    expect(query.get('level')).toBe('required');
  });

  it('are the usual ones where the address says nothing, or nothing that can be understood', () => {
    for (const text of ['', 'run=', 'since=yesterday', 'run=newest&run=x'])
      expect(scopeFrom(new URLSearchParams(text)), text).toEqual(usualScope);
  });
});
