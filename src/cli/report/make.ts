/** A readiness report of what was recorded and of what the team says. */
import { emptyAssessment } from '../../certification/assessment/empty';
import { buildReport, type ReportInput } from '../../certification/report/build';
import { callVerdictsOf } from '../../certification/report/item';
import { ledgerFactsOf } from '../../certification/report/ledger-hash';
import type { ReadinessReport } from '../../certification/report/types';
import { items } from '../../certification/report/verdicts/catalog';
import { startJudging } from '../../certification/report/verdicts/judge';
import { subjects } from '../../generated/subjects.json';
import { readRecording } from '../sources';
import type { Progress, Recording } from '../sources/recording';
import { readAssessmentFile } from '../verdicts/assessment-file';
import { runsOf } from '../verdicts/scope';
import { readProfileFile } from '../verify/profile-file';
import type { MadeFrom } from './options';

function ledgerOf({ kind, name, notes, entries }: Recording): ReportInput['ledger'] {
  return { ...ledgerFactsOf(entries), kind, name, notes };
}

/** @throws BadInput */
export async function makeReadinessReport(
  { source, scope, minimum, assessmentFile, profileFile }: MadeFrom,
  progress: Progress,
): Promise<ReadinessReport> {
  // Small files first: a slip in them is told before a large ledger is read.
  const said = assessmentFile === undefined ? emptyAssessment('none') : readAssessmentFile(assessmentFile);
  const profile = profileFile === undefined ? said.profile : readProfileFile(profileFile);
  const recording = await readRecording(source, progress);
  const { runs, entries } = recording;
  const chosen = runsOf(runs, scope);
  progress('Judging');
  const judging = startJudging(runs, chosen, scope);
  judging.add(entries);
  const { since, rehearsal } = scope;
  return buildReport({
    assessment: { ...said, profile },
    items,
    verdicts: callVerdictsOf(judging.judged()),
    ledger: ledgerOf(recording),
    scope: { runs: chosen ? chosen.map(({ id }) => id) : 'all', rehearsal, ...(since !== undefined && { since }) },
    runs,
    minimum,
    titles: new Map(subjects.map(({ id, title }) => [id, title])),
    now: new Date(),
  });
}
