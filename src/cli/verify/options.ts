/** The options of `verify`. */
import type { Level } from '../../catalog/types';
import type { Scope } from '../../certification/report/verdicts/types';
import { help, oneOf, parsed, text } from '../command-options';
import { type Format, formats } from '../formats';
import { UsageError } from '../options.mjs';
import { type SourceOptions, sourceOf, sourceOptions, sourceUsage } from '../sources/options';

export interface VerifyOptions {
  readonly source: SourceOptions;
  readonly scope: Scope;
  readonly minimum: Level;
  readonly format: Format;
  readonly profileFile?: string;
  readonly assessmentFile?: string;
  readonly baselineFile?: string;
  readonly badgeFile?: string;
  readonly outputFile?: string;
}

export const verifyUsage = `Usage: npx connector-standards verify [options]

${sourceUsage}

Which calls:
  --run NAME         newest, all, or the name of a run (newest; all where there is no run)
  --since TIME       only calls from then on, such as 2026-11-26T09:00:00Z
  --rehearsal        calls of the site's own pages count too; such a verdict proves nothing

How to judge:
  --profile FILE     what the connector does (YAML or JSON): it decides which items apply
  --assessment FILE  what the team says, as the workbench exports it: settles what is left to a person, and says what the
                     connector does unless --profile does
  --min LEVEL        required, recommended or informational: what weighs less cannot fail (required)
  --baseline FILE    failures that somebody has accepted until a day

What to write:
  --format FORMAT    ${formats.join(', ')} (text)
  --output FILE      where to write it (standard output)
  --badge FILE       a badge as SVG beside it
  --help             show this text

Exit code: 0 ready as far as calls can tell, 1 not ready, 2 nothing observed, 3 bad input. What waits for a person is
counted in the summary and never as passed; with --assessment, 0 means that the team has answered it.`;

const options = {
  ...sourceOptions,
  run: text,
  since: text,
  rehearsal: { type: 'boolean' },
  profile: text,
  assessment: text,
  min: text,
  baseline: text,
  format: text,
  output: text,
  badge: text,
  help,
} as const;

/** Which calls are judged. @throws UsageError */
export function scopeOf({ run = 'newest', since, rehearsal = false }: Partial<Scope>): Scope {
  if (since === undefined) return { run, rehearsal };
  if (!/^\d{4}-\d\d-\d\d/.test(since) || Number.isNaN(Date.parse(since)))
    throw new UsageError(`--since takes a time such as 2026-11-26T09:00:00Z, not "${since}".`);
  return { run, rehearsal, since: new Date(since).toISOString() };
}

/** @returns undefined when help was asked for. @throws UsageError */
export function readVerifyOptions(args: readonly string[]): VerifyOptions | undefined {
  const { values } = parsed(args, { options }, verifyUsage);
  if (values.help) return undefined;
  const { profile, assessment, baseline, badge, output } = values;
  return {
    source: sourceOf(values),
    scope: scopeOf(values),
    minimum: oneOf('min', values.min ?? 'required', ['required', 'recommended', 'informational'] as const),
    format: oneOf('format', values.format ?? 'text', formats),
    ...(profile !== undefined && { profileFile: profile }),
    ...(assessment !== undefined && { assessmentFile: assessment }),
    ...(baseline !== undefined && { baselineFile: baseline }),
    ...(badge !== undefined && { badgeFile: badge }),
    ...(output !== undefined && { outputFile: output }),
  };
}
