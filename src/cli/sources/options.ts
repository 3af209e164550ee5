/** The options that name what is judged; all commands that read recorded calls have them. */
import { sandboxOf, sandboxOptions, sandboxUsage, several, text } from '../command-options';
import { UsageError } from '../options.mjs';

export type SourceOptions =
  | { readonly from: 'url'; readonly url: string; readonly key: string }
  | { readonly from: 'data'; readonly path: string; readonly account: string }
  | { readonly from: 'har'; readonly files: readonly string[]; readonly hosts: readonly string[] }
  | { readonly from: 'ledger'; readonly file: string };

export const sourceUsage = `What to judge (the sandbox on this computer, if none is given):
${sandboxUsage}
  --data PATH        the data file of a sandbox, which may be running
  --account NAME     whose ledger in the data file (local)
  --har FILE         what a browser, a proxy or an API client recorded; may be repeated
  --host HOST        where the API answers in the HAR file, if elsewhere than usual; may be repeated
  --ledger FILE      pages of /_sandbox/ledger, or one entry a line`;

/** For `parseArgs`. */
export const sourceOptions = {
  ...sandboxOptions,
  data: text,
  account: text,
  har: several,
  host: several,
  ledger: text,
} as const;

export interface SourceValues {
  readonly url?: string | undefined;
  readonly key?: string | undefined;
  readonly data?: string | undefined;
  readonly account?: string | undefined;
  readonly har?: readonly string[] | undefined;
  readonly host?: readonly string[] | undefined;
  readonly ledger?: string | undefined;
}

const kinds = ['url', 'data', 'har', 'ledger'] as const;
/** Options that say more about one kind of source. */
const companions = { key: 'url', account: 'data', host: 'har' } as const;

/** @throws UsageError */
export function sourceOf(values: SourceValues): SourceOptions {
  const given = kinds.filter((name) => values[name] !== undefined);
  if (given.length > 1)
    throw new UsageError(
      `Give one of ${given.map((name) => `--${name}`).join(' and ')}: a verdict is about one of them.`,
    );
  const [from = 'url'] = given;
  for (const [name, needs] of Object.entries(companions))
    if (values[name as keyof typeof companions] !== undefined && from !== needs)
      throw new UsageError(`--${name} goes with --${needs} only.`);
  // Nothing of it is shown: an address of a database holds a password.
  if (/^\w+:\/\//.test(values.data ?? ''))
    throw new UsageError(
      '--data takes a file. A ledger in a database is read through a sandbox that runs on it: give its address as --url.',
    );
  if (from === 'data') return { from, path: values.data ?? '', account: values.account ?? 'local' };
  if (from === 'har') return { from, files: values.har ?? [], hosts: values.host ?? [] };
  if (from === 'ledger') return { from, file: values.ledger ?? '' };
  return { from, ...sandboxOf(values) };
}
