import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { rules } from '../generated/rules';
import type { Exchange, LedgerEntry } from '../ledger/types';
import { createJudge, type JudgeOptions } from './judge';
import { recordLedger } from './testing/record';
import { judged } from './vocabulary/check';
import { calls } from './vocabulary/over';
import { rule } from './vocabulary/rule';

const states = (entries: readonly LedgerEntry[], options: Partial<JudgeOptions> = {}) => {
  const judge = createJudge({ rules, ...options });
  judge.add(entries);
  return Object.fromEntries(judge.verdicts().map(({ itemId, state }) => [itemId, state]));
};

describe('the judge', () => {
  let busy: readonly LedgerEntry[];

  beforeAll(async () => {
    const { entries } = await recordLedger(async (connector) => {
      await connector.shipped();
      const order = await connector.order({ browserIp: '10.0.0.1' });
      await connector.fulfill(order, { quantity: 1 });
      await connector.fulfill(order, { cancelQuantity: 1 });
      await connector.send('POST', '/orders', { body: {} });
      await connector.wait({ days: 1 });
      await connector.readOrder(order);
      await connector.checkout({ taxInclusive: undefined });
    });
    busy = entries;
  });

  it('says the same of entries that come one by one, in pages, twice or at once', () => {
    const judge = createJudge({ rules });
    judge.add(busy);
    const atOnce = judge.verdicts();
    fc.assert(
      fc.property(fc.array(fc.nat(busy.length)), (cuts) => {
        const growing = createJudge({ rules });
        for (const cut of [...cuts, busy.length].sort((one, other) => one - other)) {
          growing.add(busy.slice(0, cut));
          growing.verdicts();
        }
        expect(growing.verdicts()).toEqual(atOnce);
      }),
      { numRuns: 30 },
    );
  });

  it('sorts a page whose entries come in another order', () => {
    expect(states(busy.toReversed())).toEqual(states(busy));
  });

  it('gives a verdict back as it was, where nothing that it rests on changed', () => {
    const judge = createJudge({ rules });
    judge.add(busy);
    const before = judge.verdicts();
    judge.add([]);
    expect(judge.verdicts().every((verdict, index) => verdict === before[index])).toBe(true);
  });

  it('observes nothing in an empty ledger', () => {
    expect(new Set(Object.values(states([])))).toEqual(new Set(['not-observed']));
  });

  it('judges the connector’s calls alone; what pages try counts in a rehearsal, what they prepare or send again never', () => {
    const by = (origin: LedgerEntry['origin']) => busy.map((entry) => ({ ...entry, origin }));
    const nothing = states([]);
    for (const origin of ['playground', 'guide', 'example', 'preparation', 'replay', 'unknown'] as const)
      expect(states(by(origin)), origin).toEqual(nothing);
    const scope = { who: 'rehearsal', runs: 'all' } as const;
    for (const origin of ['playground', 'guide', 'example'] as const)
      expect(states(by(origin), { scope }), origin).toEqual(states(busy));
    for (const origin of ['preparation', 'replay', 'unknown'] as const)
      expect(states(by(origin), { scope }), origin).toEqual(nothing);
  });

  it('looks at the newest run, at chosen ones, at all, or from a day on', () => {
    const half = busy.length / 2;
    const entries = busy.map((entry, index) => ({ ...entry, run: index < half ? 'one' : 'two' }));
    const runs = ['one', 'two'].map((id, index) => ({ id, purpose: 'ordinary' as const, firstSequence: index }));
    const inScope = (scope: JudgeOptions['scope']) => states(entries, { runs, ...(scope && { scope }) });
    expect(inScope({ who: 'connector', runs: 'newest' })).toEqual(inScope({ who: 'connector', runs: ['two'] }));
    expect(inScope({ who: 'connector', runs: ['one'] })).not.toEqual(inScope({ who: 'connector', runs: ['two'] }));
    expect(inScope({ who: 'connector', runs: ['one', 'two'] })).toEqual(states(busy));
    expect(inScope({ who: 'connector', runs: 'all', since: '9999-01-01' })).toEqual(states([]));
  });

  it('fails nothing on calls that were sent to be refused', () => {
    const entries = busy.map((entry) => ({ ...entry, run: 'refusals' }));
    const found = states(entries, { runs: [{ id: 'refusals', purpose: 'negative', firstSequence: 1 }] });
    const others = rules.filter(({ about }) => about !== 'refusals').map(({ item }) => found[item]);
    expect(others).not.toContain('fail');
    expect(others).not.toContain('pass');
  });

  it('tells of a rule that throws, and goes on with the others', () => {
    const broken = rule({
      item: 'x.broken',
      over: calls('checkout', 'createCheckouts'),
      each: judged('throws', () => {
        throw new Error('a slip of ours');
      }),
      words: { standard: 'None.', mend: 'None.', none: 'None.' },
    });
    const judge = createJudge({ rules: [broken, ...rules] });
    judge.add(busy);
    const [first, ...others] = judge.verdicts();
    expect(first).toMatchObject({ state: 'tool-error', summary: expect.stringContaining('a slip of ours') });
    expect(others.map(({ state }) => state)).toEqual(Object.values(states(busy)));
  });

  it('survives any body, and shows a counterexample exactly where it fails', () => {
    const calls = busy.filter((entry): entry is Exchange => entry.kind === 'exchange');
    const body = fc.oneof(fc.jsonValue(), fc.constantFrom(...calls.map(({ requestBody }) => requestBody)));
    const change = fc.tuple(fc.nat(calls.length - 1), body, body, fc.constantFrom(200, 201, 400, 404, 409, 429, 500));
    fc.assert(
      fc.property(fc.array(change, { maxLength: 6 }), (changes) => {
        const entries = [...calls];
        for (const [at, requestBody, responseBody, status] of changes)
          entries[at] = { ...(entries[at] as (typeof calls)[number]), requestBody, responseBody, status };
        const judge = createJudge({ rules });
        judge.add(entries);
        for (const verdict of judge.verdicts()) {
          expect(verdict.state).not.toBe('tool-error');
          expect(verdict.counterexample !== undefined).toBe(verdict.state === 'fail');
          expect(verdict.exchanges.every((sequence) => entries.some((entry) => entry.sequence === sequence))).toBe(
            true,
          );
        }
      }),
    );
  });
});
