import { expect, it } from 'vitest';
import { ledgerFactsOf } from '../report/ledger-hash';
import { startJudging } from '../report/verdicts/judge';
import { reported } from '../testing/reported';
import { openDesk } from './desk';
import { sumForReport } from './for-report';

it('a ledger that is handed over bit by bit for a report comes to what it does at once, also where no worker runs', async () => {
  const { recording } = await reported();
  const { entries, runs } = recording;
  const [run] = runs as [(typeof runs)[number]];
  for (const chosen of ['all' as const, [run.id]]) {
    const look = { runs, chosen, rehearsal: false };
    const judging = startJudging(runs, chosen === 'all' ? undefined : [run], { run: chosen, rehearsal: false });
    judging.add(entries);
    const expected = { judged: judging.judged(), facts: ledgerFactsOf(entries) };
    const answer = openDesk();
    const sums = entries.map((entry, index) => {
      const report = { look, isLast: index === entries.length - 1 };
      return answer({ id: index, restart: index === 0, entries: [entry], firstSequence: 1, report });
    });
    expect(sums.slice(0, -1).every((told) => !('report' in told))).toBe(true);
    expect(sums.at(-1)).toMatchObject({ report: expected });
    expect(await sumForReport(entries, look, () => {})).toEqual({ ...expected, isBeside: false });
  }
  expect((await sumForReport([], { runs, chosen: 'all', rehearsal: false }, () => {})).facts).toEqual(
    ledgerFactsOf([]),
  );
});
