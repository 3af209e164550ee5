import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { rules } from '../../generated/rules';
import type { LedgerEntry } from '../../ledger/types';
import { createJudge } from '../judge';
import type { Run, Scope } from '../scope';
import { recordLedger } from '../testing/record';
import { KeptLedger } from './kept-ledger';

const runs: readonly Run[] = [
  { id: 'two', purpose: 'ordinary', firstSequence: 9 },
  { id: 'one', purpose: 'negative', firstSequence: 1 },
];
const scopes: readonly Scope[] = [
  { who: 'connector', runs: 'newest' },
  { who: 'connector', runs: 'all' },
  { who: 'rehearsal', runs: 'all' },
  { who: 'connector', runs: ['one'] },
  { who: 'connector', runs: ['one', 'two'] },
  { who: 'connector', runs: 'all', since: '2100-01-01T00:00:00.000Z' },
];

describe('a ledger that a page hands over bit by bit', () => {
  let entries: readonly LedgerEntry[];

  beforeAll(async () => {
    const recorded = await recordLedger(async (connector) => {
      await connector.shipped();
      await connector.checkout({ taxInclusive: undefined });
    });
    entries = recorded.entries.map((entry) => ({ ...entry, run: entry.sequence < 9 ? 'one' : 'two' }));
  });

  it('is judged in each way of looking as if it had been handed over at once, however the looks alternate', () => {
    const afresh = (scope: Scope) => {
      const judge = createJudge({ rules, scope, runs });
      judge.add(entries);
      return judge.verdicts();
    };
    const expected = scopes.map(afresh);
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(9), fc.nat(scopes.length - 1)), { maxLength: 12 }), (turns) => {
        const kept = new KeptLedger(rules);
        let at = 0;
        for (const [amount, look] of turns) {
          kept.add(entries.slice(at, at + amount));
          at = Math.min(at + amount, entries.length);
          kept.verdicts({ scope: scopes[look] as Scope, runs }, 1);
        }
        kept.add(entries.slice(at));
        for (const [index, scope] of scopes.entries())
          expect(kept.verdicts({ scope, runs }, 1)).toEqual(expected[index]);
        expect(kept.size).toBe(entries.length);
      }),
      { numRuns: 15 },
    );
  });

  it('judges anew where another run begins, or a run turns out to be a negative test', () => {
    const kept = new KeptLedger(rules);
    kept.add(entries);
    const scope: Scope = { who: 'connector', runs: 'newest' };
    const stateOf = (known: readonly Run[]) =>
      kept.verdicts({ scope, runs: known }, 1).find(({ itemId }) => itemId === 'checkouts.tax-inclusive')?.state;
    expect(stateOf(runs)).toBe('fail');
    expect(stateOf([{ id: 'three', purpose: 'ordinary', firstSequence: 999 }, ...runs])).toBe('not-observed');
    expect(stateOf([{ id: 'two', purpose: 'negative', firstSequence: 9 }])).not.toBe('fail');
  });

  it('forgets all where the ledger began anew, and what was removed where it is kept in bounds', () => {
    const kept = new KeptLedger(rules);
    kept.add(entries);
    const look = { scope: { who: 'connector', runs: 'all' }, runs: [] } as const;
    const beyond = entries.length + 1;
    const states = kept.verdicts(look, beyond).map(({ state }) => state);
    for (const state of ['pass', 'warn', 'fail', 'not-observed']) expect(states).not.toContain(state);
    expect(states).toContain('stale');
    kept.restart();
    expect(new Set(kept.verdicts(look, 1).map(({ state }) => state))).toEqual(new Set(['not-observed']));
  });
});
