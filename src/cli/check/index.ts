/** `check`: whether a report that somebody handed over follows from the calls that it is about. */
import { FORMAT } from '../../certification/report/names';
import { isObject } from '../../json';
import { help, parsed, plainFormat, several, text } from '../command-options';
import { exitCodes } from '../exit-codes';
import { readPublicKeyFile } from '../keys/key-file';
import { UsageError } from '../options.mjs';
import { parseJson, reportIn } from '../report/report-file';
import { readRecording } from '../sources';
import { sourceOf, sourceOptions, sourceUsage } from '../sources/options';
import type { Recording } from '../sources/recording';
import { readTextFile } from '../sources/text-file';
import { progressOn } from '../verify/progress';
import type { Outcome } from './outcome';
import { checkReadiness } from './readiness';
import { verdictsIn } from './verdict-file';
import { checkVerdicts } from './verdicts';

export const checkUsage = `Usage: npx connector-standards check REPORT.json [options]

Judges the same calls again, and says where a readiness report, or what "verify --format json" wrote, does not follow from
them. Of a readiness report it recomputes roll-ups, counts, outcome, digest, hash of the ledger and signatures too.

  --without-ledger   check a readiness report without its calls: all but what they say
  --signed-by KEY    a public key in PEM that must have signed it; may be repeated
  --format FORMAT    text or json (text)
  --help             show this text

${sourceUsage}

Exit code: 0 it follows, 1 it does not, 3 bad input.`;

const options = {
  ...sourceOptions,
  'without-ledger': { type: 'boolean' },
  'signed-by': several,
  format: text,
  help,
} as const;

type Values = ReturnType<typeof parsed<typeof options>>['values'];

async function recordingOf(values: Values): Promise<Recording> {
  const progress = progressOn(process.stderr);
  return readRecording(sourceOf(values), progress).finally(progress.end);
}

async function outcomeOf(file: string, values: Values): Promise<Outcome> {
  const keys = (values['signed-by'] ?? []).map((one) => ({ file: one, publicKey: readPublicKeyFile(one) }));
  const isAlone = values['without-ledger'] === true;
  const value = parseJson(file, readTextFile('The report', file));
  if (isObject(value) && value.format === FORMAT) {
    const stated = reportIn(file, value);
    return checkReadiness(stated, isAlone ? undefined : await recordingOf(values), keys);
  }
  const stated = verdictsIn(file, value);
  if (isAlone || keys.length > 0)
    throw new UsageError(
      '--without-ledger and --signed-by go with a readiness report; these are verdicts of "verify".',
    );
  return checkVerdicts(stated, await recordingOf(values));
}

/** @returns the exit code */
export async function check(args: readonly string[]): Promise<number> {
  const { values, positionals } = parsed(args, { options, allowPositionals: true }, checkUsage);
  if (values.help) {
    console.log(checkUsage);
    return 0;
  }
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new UsageError(`Name one file with a report.\n\n${checkUsage}`);
  if (values['without-ledger'] && (values.ledger ?? values.url ?? values.data ?? values.har) !== undefined)
    throw new UsageError('--without-ledger goes with no ledger.');
  const format = plainFormat(values.format);
  const { follows, text: lines, data } = await outcomeOf(file, values);
  console.log(format === 'json' ? JSON.stringify(data, null, 2) : lines.join('\n'));
  return follows ? exitCodes.ready : exitCodes.notReady;
}
