/** `verify`: whether a connector's recorded calls meet the standards. */
import { writeFileSync } from 'node:fs';
import type { VerdictReport } from '../../certification/report/verdicts/types';
import { BadInput } from '../bad-input';
import { exitCodes } from '../exit-codes';
import { formatReport } from '../formats';
import { badgeOf } from '../formats/badge';
import { readRecording } from '../sources';
import { readBaseline } from '../verdicts/baseline';
import { readAssessmentFile } from '../verdicts/claims';
import { makeReport } from '../verdicts/report';
import { readVerifyOptions, type VerifyOptions, verifyUsage } from './options';
import { readProfileFile } from './profile-file';
import { progressOn } from './progress';

const codes = {
  ready: exitCodes.ready,
  'not-ready': exitCodes.notReady,
  'nothing-observed': exitCodes.nothingObserved,
} as const;

function write(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw new BadInput(`${file} cannot be written: ${(error as Error).message}.`);
  }
}

async function judgeBy(options: VerifyOptions): Promise<VerdictReport> {
  // Small files first: a slip in them is told before a large ledger is read.
  const profile = options.profileFile === undefined ? undefined : readProfileFile(options.profileFile);
  const accepted = options.baselineFile === undefined ? [] : readBaseline(options.baselineFile);
  const claims = options.assessmentFile === undefined ? undefined : readAssessmentFile(options.assessmentFile);
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
      ...(claims && { claims }),
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
  else write(options.outputFile, text);
  if (options.badgeFile !== undefined) write(options.badgeFile, badgeOf(report));
  return codes[report.outcome];
}
