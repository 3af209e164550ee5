/** `check`: whether verdicts that somebody handed over follow from the calls that they are about. */
import { readProfile } from '../../certification/profile/read';
import { count, printable } from '../../certification/report/formats/words';
import type { VerdictReport } from '../../certification/report/verdicts/types';
import { BadInput } from '../bad-input';
import { help, parsed, plainFormat, text } from '../command-options';
import { exitCodes } from '../exit-codes';
import { UsageError } from '../options.mjs';
import { readRecording } from '../sources';
import { sourceOf, sourceOptions, sourceUsage } from '../sources/options';
import type { Recording } from '../sources/recording';
import { makeReport } from '../verdicts/report';
import { progressOn } from '../verify/progress';
import { type Discrepancy, discrepancies } from './compare';
import { readVerdictFile } from './verdict-file';

export const checkUsage = `Usage: npx connector-standards check VERDICTS.json [options]

Judges the same calls again, and says where a report of "verify --format json" does not follow from them.

  --format FORMAT    text or json (text)
  --help             show this text

${sourceUsage}

Exit code: 0 it follows, 1 it does not, 3 bad input.`;

const options = { ...sourceOptions, format: text, help } as const;

/** The calls that were there when the report was written. */
function asItWas(recording: Recording, { source: { lastSequence } }: VerdictReport): Recording {
  return { ...recording, entries: recording.entries.filter(({ sequence }) => sequence <= lastSequence) };
}

/** The scope by the id of its run: the newest one may be another by now. */
function judgedAgain(stated: VerdictReport, recording: Recording): VerdictReport {
  const profile = stated.profile === undefined ? undefined : readProfile(stated.profile);
  if (profile && 'problems' in profile)
    throw new BadInput(`The profile in the report cannot be used: ${profile.problems[0]?.what}`);
  return makeReport(recording, {
    scope: { ...stated.scope, run: stated.scope.runId ?? 'all' },
    minimum: stated.minimum,
    accepted: [],
    now: new Date(),
    ...(profile && { profile: profile.profile }),
  });
}

const line = ({ id, message }: Discrepancy) => printable(`  ${id === '' ? 'The outcome' : id}: ${message}.`);

/** @returns the exit code */
export async function check(args: readonly string[]): Promise<number> {
  const { values, positionals } = parsed(args, { options, allowPositionals: true }, checkUsage);
  if (values.help) {
    console.log(checkUsage);
    return 0;
  }
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new UsageError(`Name one file of verdicts.\n\n${checkUsage}`);
  const format = plainFormat(values.format);
  const stated = readVerdictFile(file);
  const progress = progressOn(process.stderr);
  const recording = asItWas(await readRecording(sourceOf(values), progress).finally(progress.end), stated);
  const found = discrepancies(stated, judgedAgain(stated, recording), recording.entries);
  if (format === 'json') console.log(JSON.stringify({ follows: found.length === 0, discrepancies: found }, null, 2));
  else if (found.length === 0) console.log(`All ${stated.items.length} verdicts follow from these calls.`);
  else
    console.log(
      [
        `${count(found.length, 'statement does', 'statements do')} not follow from these calls:`,
        ...found.map(line),
      ].join('\n'),
    );
  return found.length === 0 ? exitCodes.ready : exitCodes.notReady;
}
