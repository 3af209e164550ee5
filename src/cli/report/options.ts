/** The options of `report`. */
import type { Level } from '../../catalog/types';
import { type ReportFormat, reportFormats } from '../../certification/report/formats';
import type { Scope } from '../../certification/report/verdicts/types';
import { help, oneOf, parsed, text } from '../command-options';
import { UsageError } from '../options.mjs';
import { type SourceOptions, sourceOf, sourceOptions, sourceUsage } from '../sources/options';
import { scopeOf } from '../verify/options';

export interface ReportOptions {
  /** What it is made of, or the file of one that was made before. */
  readonly from: MadeFrom | { readonly file: string };
  readonly format: ReportFormat;
  readonly redacted: boolean;
  readonly keyFile?: string;
  readonly signer?: string;
  readonly outputFile?: string;
}

export interface MadeFrom {
  readonly source: SourceOptions;
  readonly scope: Scope;
  readonly minimum: Level;
  readonly assessmentFile?: string;
  readonly profileFile?: string;
}

export const reportUsage = `Usage: npx connector-standards report [options]

Makes a readiness report: what calls show and what the team says of each item, side by side, as one JSON document that
"check" takes apart again. Other formats are made from it.

${sourceUsage}

Which calls:
  --run NAME         newest, all, or the name of a run (newest; all where there is no run)
  --since TIME       only calls from then on, such as 2026-11-26T09:00:00Z
  --rehearsal        calls of the site's own pages count too; such a report is never ready

What the team says:
  --assessment FILE  the assessment, as the workbench or a checklist page exports it
  --profile FILE     what the connector does (YAML or JSON), instead of what the assessment says
  --min LEVEL        required, recommended or informational: what weighs less cannot hold it up (required)

Instead of all that:
  --from REPORT      a report that was made before: to sign it, redact it, or write it in another format

What to do with it:
  --redact           take out names, notes, addresses and values from calls; it can still be checked
  --sign KEY         sign it with a private key in PEM, such as "keys new" makes; other signatures stay
  --signer NAME      who signs, as the report will say
  --format FORMAT    ${reportFormats.join(', ')} (json)
  --output FILE      where to write it (standard output)
  --help             show this text

Exit code: 0 the report was made, whatever it says; 3 bad input.`;

const options = {
  ...sourceOptions,
  run: text,
  since: text,
  rehearsal: { type: 'boolean' },
  assessment: text,
  profile: text,
  min: text,
  from: text,
  redact: { type: 'boolean' },
  sign: text,
  signer: text,
  format: text,
  output: text,
  help,
} as const;

type Values = ReturnType<typeof parsed<typeof options>>['values'];

/** What a report that was made before has settled. */
const settled = ['run', 'since', 'rehearsal', 'assessment', 'profile', 'min', ...Object.keys(sourceOptions)] as const;

function madeFrom(values: Values): ReportOptions['from'] {
  const { from, assessment, profile } = values;
  if (from !== undefined) {
    const idle = settled.find((name) => values[name as keyof Values] !== undefined);
    if (idle === undefined) return { file: from };
    throw new UsageError(`--${idle} does not go with --from: the report was made with what it says.`);
  }
  return {
    source: sourceOf(values),
    scope: scopeOf(values),
    minimum: oneOf('min', values.min ?? 'required', ['required', 'recommended', 'informational'] as const),
    ...(assessment !== undefined && { assessmentFile: assessment }),
    ...(profile !== undefined && { profileFile: profile }),
  };
}

/** @returns undefined when help was asked for. @throws UsageError */
export function readReportOptions(args: readonly string[]): ReportOptions | undefined {
  const { values } = parsed(args, { options }, reportUsage);
  if (values.help) return undefined;
  const { sign, signer, output } = values;
  const format = oneOf('format', values.format ?? 'json', reportFormats);
  if (signer !== undefined && sign === undefined)
    throw new UsageError('--signer goes with --sign: a name alone signs nothing.');
  if (sign !== undefined && format !== 'json')
    throw new UsageError(`--sign goes with the format json: what is signed is the report, not its form as ${format}.`);
  return {
    from: madeFrom(values),
    format,
    redacted: values.redact === true,
    ...(sign !== undefined && { keyFile: sign }),
    ...(signer !== undefined && { signer }),
    ...(output !== undefined && { outputFile: output }),
  };
}
