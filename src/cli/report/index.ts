/** `report`: a readiness report, made, signed, redacted and written. */
import { digestOf } from '../../certification/report/digest';
import { formatReadiness } from '../../certification/report/formats';
import { outcomeIn } from '../../certification/report/formats/said';
import { fingerprintOf } from '../../certification/report/keys';
import { redactReport } from '../../certification/report/redact';
import { checkSignatures, signReport } from '../../certification/report/sign';
import type { ReadinessReport } from '../../certification/report/types';
import { BadInput } from '../bad-input';
import { readPrivateKeyFile } from '../keys/key-file';
import { writeOutput } from '../output-file';
import { progressOn } from '../verify/progress';
import { makeReadinessReport } from './make';
import { type ReportOptions, readReportOptions, reportUsage } from './options';
import { readReportFile } from './report-file';

async function unsigned({ from }: ReportOptions): Promise<ReadinessReport> {
  if ('file' in from) return readReportFile(from.file);
  const progress = progressOn(process.stderr);
  return makeReadinessReport(from, progress).finally(progress.end);
}

/** Signing says that the report is as it was when it was signed before, too. @throws BadInput */
function refuseChanged(report: ReadinessReport, now: string, from: ReportOptions['from']): void {
  const { digest, signatures } = report;
  const file = 'file' in from ? from.file : 'The report';
  const wrong = checkSignatures(report).find(({ holds }) => !holds);
  if (digest === now && wrong)
    throw new BadInput(
      `${file}: the signature does not fit. The key ${wrong.fingerprint} did not sign this report as it stands. Ask whoever gave it to you for the one that was signed.`,
    );
  if (digest === now) return;
  const signed = signatures.length > 0 ? ' Its signatures do not hold.' : '';
  throw new BadInput(`${file} was changed since it was made: its digest is another.${signed} Make it anew.`);
}

/** @returns the exit code */
export async function report(args: readonly string[]): Promise<number> {
  const options = readReportOptions(args);
  if (!options) {
    console.log(reportUsage);
    return 0;
  }
  const { keyFile, signer, redacted, format, outputFile, from } = options;
  const key = keyFile === undefined ? undefined : readPrivateKeyFile(keyFile);
  const found = await unsigned(options);
  refuseChanged(found, digestOf(found), from);
  const shown = redacted ? redactReport(found) : found;
  const made = key ? signReport(shown, key, { signer, now: new Date() }) : shown;
  const text = formatReadiness(made, format);
  if (outputFile === undefined) process.stdout.write(text);
  else {
    writeOutput(outputFile, text);
    console.log(outcomeIn(made));
    if (key) console.log(`Signed with the key ${fingerprintOf(key.publicKey)}.`);
  }
  return 0;
}
