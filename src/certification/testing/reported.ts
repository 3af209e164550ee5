/** A readiness report of a connector that was recorded, and of a team that answered, planned and waived. */
import type { Run } from '../../ledger/types';
import type { Assessment, Attempt } from '../assessment/types';
import { buildReport, type ReportInput } from '../report/build';
import { callVerdictsOf } from '../report/item';
import { ledgerFactsOf } from '../report/ledger-hash';
import type { ReadinessReport } from '../report/types';
import { items } from '../report/verdicts/catalog';
import { startJudging } from '../report/verdicts/judge';
import { type Recording, recordLedger } from './record';

const time = '2026-11-20T08:00:00.000Z';
/** A key such as one that a person may copy into a note. */
export const leaked = `sk_test_${'a1b2c3d4'.repeat(4)}`;

export const assessment: Assessment = {
  format: 'connector-standards/assessment',
  version: 2,
  id: 'assessment-1',
  savedTime: time,
  about: { name: 'Release 2 of Anna', environment: 'sandbox', team: 'Team of Anna' },
  profile: { name: 'Shop connector', version: '2.0', goods: ['physical'], subscriptions: 'none' },
  claims: {
    'checkouts.tax-inclusive': {
      state: 'done',
      note: `Ask anna@shop.example; she uses ${leaked}.`,
      changedTime: time,
      by: 'Anna Berg',
      waiver: { who: 'Quentin Cole', why: 'Release 3 mends it.', until: '2999-12-31' },
    },
    'admin.api-keys': { state: 'done', changedTime: time, by: 'Anna Berg' },
    'docs.user-guide': { state: 'not-done', note: 'Ludovica writes it.', changedTime: time },
    'criterion:planning.exit.scenarios': { state: 'done', note: 'Signed by Wolfram.', changedTime: time },
  },
  plan: {
    'admin.api-keys': {
      ownerRole: 'dev',
      ownerName: 'Anna Berg',
      due: '2026-12-01',
      links: [{ address: 'https://wiki.example/anna', title: 'Notes of Anna' }],
      changedTime: time,
    },
  },
  evidence: {
    e1: {
      id: 'e1',
      subject: 'admin.api-keys',
      kind: 'file',
      title: 'Screen of Anna',
      file: { name: 'anna.png', size: 4, type: 'image/png', sha256: '0'.repeat(64) },
      addedTime: time,
      by: 'Anna Berg',
    },
  },
  comments: {
    c1: { id: 'c1', subject: 'admin.api-keys', text: 'Zacharias asks why.', author: 'Zacharias Dorn', time },
  },
  reviews: {
    'admin.api-keys': {
      decision: 'returned',
      reason: 'Ottokar cannot read it.',
      reviewer: 'Ottokar Ek',
      time,
      answerTime: time,
    },
  },
  attempts: {},
  milestones: {},
};

export interface Reported {
  readonly recording: Recording;
  readonly input: ReportInput;
  readonly report: ReadinessReport;
}

/** What calls alone say of a recording. */
export function inputOf({ entries, runs }: Recording): ReportInput {
  const judging = startJudging(runs, undefined, { run: 'all', rehearsal: false });
  judging.add(entries);
  return {
    assessment,
    items,
    verdicts: callVerdictsOf(judging.judged()),
    ledger: { ...ledgerFactsOf(entries), kind: 'ledger', name: '/home/anna/ledger.json' },
    scope: { runs: 'all', rehearsal: false },
    runs,
    titles: new Map([['criterion:planning.exit.scenarios', 'The scenarios are agreed.']]),
    now: new Date('2026-11-21T08:00:00Z'),
    salt: 'ab'.repeat(32),
  };
}

/** What the calls of one run showed, as it is kept in an assessment. */
function attemptOf({ entries, runs }: Recording, run: Run): Attempt {
  const judging = startJudging(runs, [run], { run: run.id, rehearsal: false });
  judging.add(entries);
  const { id: runId, name, startedTime, stoppedTime } = run;
  const judged = [...judging.judged()].filter(([, { verdict }]) => verdict !== 'not-observed');
  return {
    ...{ runId, name, startedTime },
    ...(stoppedTime !== undefined && { endedTime: stoppedTime }),
    ...{ judgedTime: time, rehearsal: false },
    states: Object.fromEntries(judged.map(([id, { verdict }]) => [id, verdict])),
  };
}

/** One order without a run, one that breaks a standard in a run that is over, and calls that are meant to be refused. */
export async function reported(): Promise<Reported> {
  const recording = await recordLedger(async (connector) => {
    await connector.refused('POST', '/checkouts', { ...(await connector.cart()), taxInclusive: 'no' });
    await connector.ship(await connector.order());
    await connector.run('First try of Anna');
    await connector.order({ browserIp: '10.11.12.13' });
    await connector.run('Refusals', 'negative');
    await connector.refused('POST', '/checkouts', { ...(await connector.cart()), currency: 'none' });
  });
  const attempts = recording.runs.map((run) => attemptOf(recording, run));
  const kept = Object.fromEntries(attempts.map((attempt) => [attempt.runId, attempt]));
  const input = { ...inputOf(recording), assessment: { ...assessment, attempts: kept } };
  return { recording, input, report: buildReport(input) };
}
