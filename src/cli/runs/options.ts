/** The options of `runs`. */
import { help, oneOf, parsed, plainFormat, text } from '../command-options';
import { UsageError } from '../options.mjs';
import { type SourceOptions, sourceOf, sourceOptions, sourceUsage } from '../sources/options';

export const purposes = ['ordinary', 'use-case', 'negative'] as const;

export interface RunsOptions {
  readonly action: 'list' | 'start' | 'stop' | 'compare';
  /** Names that the action takes. */
  readonly names: readonly string[];
  readonly source: SourceOptions;
  readonly purpose: (typeof purposes)[number];
  readonly useCaseId?: string;
  readonly format: 'text' | 'json';
  readonly profileFile?: string;
}

export const runsUsage = `Usage: npx connector-standards runs <action> [options]

  list               the runs of the sandbox, the newest first
  start NAME         start one; the one before ends
  stop               end the one under way
  compare OLD NEW    what changed between two: fixed, broken, new, gone; a name, or an id where two have one name

  --purpose PURPOSE  of the run that starts: ${purposes.join(', ')} (ordinary); calls of a negative one are meant to be refused
  --use-case ID      the use case that the run tries
  --profile FILE     what the connector does, for compare
  --format FORMAT    text or json (text)
  --help             show this text

${sourceUsage}

Exit code: 0 done, 1 something broke between the two runs, 3 bad input.`;

const options = {
  ...sourceOptions,
  purpose: text,
  'use-case': text,
  profile: text,
  format: text,
  help,
} as const;

/** How many names each action takes. */
const namesOf = { list: 0, start: 1, stop: 0, compare: 2 } as const;

function actionOf([word = '', ...names]: readonly string[]): Pick<RunsOptions, 'action' | 'names'> {
  const action = (Object.keys(namesOf) as RunsOptions['action'][]).find((known) => known === word);
  if (!action) throw new UsageError(`runs takes list, start, stop or compare, not "${word}".\n\n${runsUsage}`);
  if (names.length === namesOf[action]) return { action, names };
  const wanted = ['no name', 'one name', 'two names'][namesOf[action]];
  throw new UsageError(`runs ${action} takes ${wanted}, not ${names.length}. A name with spaces goes in quotes.`);
}

/** @returns undefined when help was asked for. @throws UsageError */
export function readRunsOptions(args: readonly string[]): RunsOptions | undefined {
  const { values, positionals } = parsed(args, { options, allowPositionals: true }, runsUsage);
  if (values.help) return undefined;
  const { action, names } = actionOf(positionals);
  const purpose = oneOf('purpose', values.purpose ?? 'ordinary', purposes);
  const format = plainFormat(values.format);
  const source = sourceOf(values);
  if ((action === 'start' || action === 'stop') && source.from !== 'url')
    throw new UsageError(`runs ${action} needs a sandbox that runs: give its --url.`);
  return {
    action,
    names,
    source,
    purpose,
    format,
    ...(values['use-case'] !== undefined && { useCaseId: values['use-case'] }),
    ...(values.profile !== undefined && { profileFile: values.profile }),
  };
}
