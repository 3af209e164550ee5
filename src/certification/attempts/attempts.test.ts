import { beforeAll, describe, expect, it } from 'vitest';
import { rules } from '../../generated/rules';
import type { LedgerEntry, Run } from '../../ledger/types';
import type { Attempt } from '../assessment/types';
import { KeptLedger } from '../page-judge/kept-ledger';
import { recordLedger } from '../testing/record';
import { attemptOf, attemptsAt, mostJudged, showsAnything, unkeptRuns } from '.';

const item = 'checkouts.tax-inclusive';
const run = (id: string, day: number, more: Partial<Run> = {}): Run => ({
  ...{ id, name: `Try ${id}`, purpose: 'ordinary', firstSequence: 1 },
  startedTime: `2026-11-${day}T09:00:00.000Z`,
  stoppedTime: `2026-11-${day}T10:00:00.000Z`,
  ...more,
});
const judgedTime = '2026-11-27T00:00:00.000Z';

describe('what each run showed', () => {
  const runs = [run('third', 22), run('second', 21), run('first', 20)];
  let ledger: KeptLedger;

  beforeAll(async () => {
    const entries: LedgerEntry[] = [];
    const { entries: bad } = await recordLedger((connector) => connector.checkout({ taxInclusive: undefined }));
    const { entries: good } = await recordLedger((connector) => connector.shipped());
    const add = (some: readonly LedgerEntry[], id: string) =>
      entries.push(...some.map((entry, at) => ({ ...entry, sequence: entries.length + at + 1, run: id })));
    add(bad, 'first');
    add(good, 'second');
    ledger = new KeptLedger(rules);
    ledger.add(entries);
  });

  const judged = (one: Run) => ({
    verdicts: ledger.verdicts({ scope: { who: 'connector', runs: [one.id] }, runs }, 1),
    ...{ epoch: 1, judgedTime, rehearsal: false },
  });

  it('stays beside what later ones show, the newest first, and a run without calls shows nothing', () => {
    const attempts: Record<string, Attempt> = {};
    for (const one of unkeptRuns(runs, 1, attempts)) {
      const attempt = attemptOf(one, judged(one), attempts);
      attempts[attempt.runId] = attempt;
    }
    expect(attemptsAt(item, attempts).map(({ attempt, state }) => [attempt.name, state])).toEqual([
      ['Try second', 'pass'],
      ['Try first', 'fail'],
    ]);
    expect(attempts.third?.states).toEqual({});
    expect(showsAnything(judged(run('third', 22)).verdicts)).toBe(false);
    expect(unkeptRuns(runs, 1, attempts)).toEqual([]);
  });
});

describe('the runs that are judged', () => {
  const kept = (one: Run, epoch = 1, attempts: Record<string, Attempt> = {}) =>
    attemptOf(one, { verdicts: [], epoch, judgedTime, rehearsal: false }, attempts);

  it('are those that ended, not more than the newest, and again where one went on', () => {
    const many = Array.from({ length: mostJudged + 5 }, (_, at) => run(`run-${at}`, 20));
    expect(unkeptRuns(many, 1, {})).toEqual(many.slice(0, mostJudged));
    const { stoppedTime: _, ...underWay } = run('one', 20);
    expect(unkeptRuns([underWay], 1, {})).toEqual([]);
    const later = run('one', 20, { stoppedTime: '2026-11-20T12:00:00.000Z' });
    expect(unkeptRuns([later], 1, { one: kept(run('one', 20)) })).toEqual([later]);
  });

  it('do not take the place of one that had the same id before the sandbox was reset', () => {
    const one = run('one', 20);
    const attempts = { one: kept(one, 1) };
    expect(unkeptRuns([one], 2, attempts)).toEqual([one]);
    const again = kept(one, 2, attempts);
    expect(again.runId).not.toBe('one');
    expect(unkeptRuns([one], 2, { ...attempts, [again.runId]: again })).toEqual([]);
  });
});
