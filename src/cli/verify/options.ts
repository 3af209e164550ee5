/** The options of `verify`. */
import { parseArgs } from 'node:util';
import type { Level } from '../../catalog/types';
import { secretKey } from '../../sandbox/keys';
import { type Format, formats } from '../formats';
import { UsageError } from '../options.mjs';
import type { Scope } from '../verdicts/types';

export type SourceOptions =
  | { readonly from: 'url'; readonly url: string; readonly key: string }
  | { readonly from: 'data'; readonly path: string; readonly account: string }
  | { readonly from: 'har'; readonly files: readonly string[]; readonly hosts: readonly string[] }
  | { readonly from: 'ledger'; readonly file: string };

export interface VerifyOptions {
  readonly source: SourceOptions;
  readonly scope: Scope;
  readonly minimum: Level;
  readonly format: Format;
  readonly profileFile?: string;
  readonly baselineFile?: string;
  readonly badgeFile?: string;
  readonly outputFile?: string;
}

export const verifyUsage = `Usage: npx connector-standards verify [options]

What to judge (the sandbox on this computer, if none is given):
  --url ADDRESS      a sandbox that runs (http://localhost:4010)
  --key KEY          its secret key (the one that every local sandbox has)
  --data PATH        the data file of a sandbox that does not run
  --account NAME     whose ledger in the data file (local)
  --har FILE         what a browser, a proxy or an API client recorded; may be repeated
  --host HOST        where the API answers in the HAR file, if elsewhere than usual; may be repeated
  --ledger FILE      pages of /_sandbox/ledger, or one entry a line

Which calls:
  --run NAME         newest, all, or the name of a run (newest; all where there is no run)
  --since TIME       only calls from then on, such as 2026-11-26T09:00:00Z
  --rehearsal        calls of the site's own pages count too; such a verdict proves nothing

How to judge:
  --profile FILE     what the connector does (YAML or JSON): it decides which items apply
  --min LEVEL        required, recommended or informational: what weighs less cannot fail (required)
  --baseline FILE    failures that somebody has accepted until a day

What to write:
  --format FORMAT    ${formats.join(', ')} (text)
  --output FILE      where to write it (standard output)
  --badge FILE       a badge as SVG beside it
  --help             show this text

Exit code: 0 ready, 1 not ready, 2 nothing observed, 3 bad input.`;

const text = { type: 'string' } as const;
const several = { type: 'string', multiple: true } as const;
const options = {
  url: text,
  key: text,
  data: text,
  account: text,
  har: several,
  host: several,
  ledger: text,
  run: text,
  since: text,
  rehearsal: { type: 'boolean' },
  profile: text,
  min: text,
  baseline: text,
  format: text,
  output: text,
  badge: text,
  help: { type: 'boolean' },
} as const;

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    throw new UsageError(`${(error as Error).message.split(/\. (?=To specify)|\.?$/)[0]}.\n\n${verifyUsage}`);
  }
}

type Values = ReturnType<typeof parse>;

function oneOf<Choice extends string>(name: string, value: string, choices: readonly Choice[]): Choice {
  const found = choices.find((choice) => choice === value);
  if (found) return found;
  throw new UsageError(`--${name} is one of ${choices.join(', ')}, not "${value}".`);
}

function refuse(names: readonly (keyof Values)[], values: Values, needs: string): void {
  const given = names.find((name) => values[name] !== undefined);
  if (given) throw new UsageError(`--${given} goes with --${needs} only.`);
}

function sourceOf(values: Values): SourceOptions {
  const sources = (['url', 'data', 'har', 'ledger'] as const).filter((name) => values[name] !== undefined);
  if (sources.length > 1)
    throw new UsageError(
      `Give one of ${sources.map((name) => `--${name}`).join(' and ')}: a verdict is about one of them.`,
    );
  const [from = 'url'] = sources;
  if (from !== 'url') refuse(['key'], values, 'url');
  if (from !== 'data') refuse(['account'], values, 'data');
  if (from !== 'har') refuse(['host'], values, 'har');
  if (from === 'data') return { from, path: values.data ?? '', account: values.account ?? 'local' };
  if (from === 'har') return { from, files: values.har ?? [], hosts: values.host ?? [] };
  if (from === 'ledger') return { from, file: values.ledger ?? '' };
  const url = values.url ?? 'http://localhost:4010';
  if (!/^https?:\/\//.test(url) || !URL.canParse(url))
    throw new UsageError(`--url takes an address such as http://localhost:4010, not "${url}".`);
  return { from, url, key: values.key ?? secretKey };
}

function scopeOf({ run = 'newest', since, rehearsal = false }: Values): Scope {
  if (since === undefined) return { run, rehearsal };
  if (!/^\d{4}-\d\d-\d\d/.test(since) || Number.isNaN(Date.parse(since)))
    throw new UsageError(`--since takes a time such as 2026-11-26T09:00:00Z, not "${since}".`);
  return { run, rehearsal, since: new Date(since).toISOString() };
}

/** @returns undefined when help was asked for. @throws UsageError */
export function readVerifyOptions(args: readonly string[]): VerifyOptions | undefined {
  const values = parse(args);
  if (values.help) return undefined;
  const { profile, baseline, badge, output } = values;
  return {
    source: sourceOf(values),
    scope: scopeOf(values),
    minimum: oneOf('min', values.min ?? 'required', ['required', 'recommended', 'informational'] as const),
    format: oneOf('format', values.format ?? 'text', formats),
    ...(profile !== undefined && { profileFile: profile }),
    ...(baseline !== undefined && { baselineFile: baseline }),
    ...(badge !== undefined && { badgeFile: badge }),
    ...(output !== undefined && { outputFile: output }),
  };
}
