/** What the options of every command but `serve` have in common. */
import { type ParseArgsConfig, parseArgs } from 'node:util';
import { secretKey } from '../sandbox/keys';
import { UsageError } from './options.mjs';
import type { SandboxAddress } from './sources/sandbox';

type Options = NonNullable<ParseArgsConfig['options']>;

export const text = { type: 'string' } as const;
export const several = { type: 'string', multiple: true } as const;
export const help = { type: 'boolean' } as const;

interface Taken<Known extends Options> {
  readonly options: Known;
  /** Words beside the options. */
  readonly allowPositionals?: boolean;
}

/** @throws UsageError with the command's usage */
export function parsed<const Known extends Options>(args: readonly string[], taken: Taken<Known>, usage: string) {
  try {
    return parseArgs({ args: [...args], ...taken });
  } catch (error) {
    throw new UsageError(`${(error as Error).message.split(/\. (?=To specify)|\.?$/)[0]}.\n\n${usage}`);
  }
}

/** @throws UsageError */
export function oneOf<Choice extends string>(name: string, value: string, choices: readonly Choice[]): Choice {
  const found = choices.find((choice) => choice === value);
  if (found) return found;
  throw new UsageError(`--${name} is one of ${choices.join(', ')}, not "${value}".`);
}

/** @throws UsageError */
export const plainFormat = (format = 'text') => oneOf('format', format, ['text', 'json'] as const);

const localSandbox = 'http://localhost:4010';
const keyVariable = 'CONNECTOR_STANDARDS_KEY';

/** For `parsed`. */
export const sandboxOptions = { url: text, key: text } as const;

export const sandboxUsage = `  --url ADDRESS      a sandbox that runs (${localSandbox})
  --key KEY          its secret key (the one that every local sandbox has; also ${keyVariable})`;

/** @throws UsageError */
export function addressOf(name: string, value: string, example: string): string {
  if (/^https?:\/\//i.test(value) && URL.canParse(value)) return value;
  throw new UsageError(`--${name} takes an address such as ${example}, not "${value}".`);
}

/** The sandbox that a command calls. @throws UsageError */
export function sandboxOf(
  { url = localSandbox, key }: { readonly url?: string | undefined; readonly key?: string | undefined },
  env: NodeJS.ProcessEnv = process.env,
): SandboxAddress {
  return { url: addressOf('url', url, localSandbox), key: key ?? env[keyVariable] ?? secretKey };
}
