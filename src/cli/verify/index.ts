/** `verify`: whether a connector's recorded calls meet the standards. */
import type { Assessment } from '../../certification/assessment/types';
import type { Profile } from '../../certification/profile/types';
import type { VerdictReport } from '../../certification/report/verdicts/types';
import { exitCodes } from '../exit-codes';
import { formatReport } from '../formats';
import { badgeOf } from '../formats/badge';
import { writeOutput } from '../output-file';
import { readRecording } from '../sources';
import { readAssessmentFile } from '../verdicts/assessment-file';
import { readBaseline } from '../verdicts/baseline';
import { makeReport } from '../verdicts/report';
import { readVerifyOptions, type VerifyOptions, verifyUsage } from './options';
import { readProfileFile } from './profile-file';
import { progressOn } from './progress';

const codes = {
  ready: exitCodes.ready,
  'not-ready': exitCodes.notReady,
  'nothing-observed': exitCodes.nothingObserved,
} as const;

/** The profile of an assessment; undefined where nothing stands in it. */
function saidIn(assessment: Assessment | undefined): Profile | undefined {
  return assessment && Object.keys(assessment.profile).length > 0 ? assessment.profile : undefined;
}

async function judgeBy(options: VerifyOptions): Promise<VerdictReport> {
  // Small files first: a slip in them is told before a large ledger is read.
  const accepted = options.baselineFile === undefined ? [] : readBaseline(options.baselineFile);
  const assessment = options.assessmentFile === undefined ? undefined : readAssessmentFile(options.assessmentFile);
  const profile = options.profileFile === undefined ? saidIn(assessment) : readProfileFile(options.profileFile);
  const progress = progressOn(process.stderr);
  try {
    const recording = await readRecording(options.source, progress);
    progress('Judging');
    const { scope, minimum } = options;
    return makeReport(recording, {
      scope,
      minimum,
      accepted,
      now: new Date(),
      ...(profile && { profile }),
      ...(assessment && { claims: assessment.claims }),
    });
  } finally {
    progress.end();
  }
}

/** @returns the exit code */
export async function verify(args: readonly string[]): Promise<number> {
  const options = readVerifyOptions(args);
  if (!options) {
    console.log(verifyUsage);
    return 0;
  }
  const report = await judgeBy(options);
  const isColored = options.outputFile === undefined && process.stdout.isTTY === true && !process.env.NO_COLOR;
  const text = formatReport(report, options.format, { isColored, columns: process.stdout.columns });
  if (options.outputFile === undefined) process.stdout.write(text);
  else writeOutput(options.outputFile, text);
  if (options.badgeFile !== undefined) writeOutput(options.badgeFile, badgeOf(report));
  return codes[report.outcome];
}
