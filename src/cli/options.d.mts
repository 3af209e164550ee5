import type { HostedSettings } from '../sandbox/runtimes/hosted/settings';

export interface SandboxOptions {
  /** 0 picks a free one. */
  port: number;
  dataPath: string;
  /** Address of the PostgreSQL database to keep the data in, in the place of `dataPath`. */
  databaseUrl?: string | undefined;
  databaseConnections?: number;
  /** Where callers reach the sandbox, without a slash at its end; its own address when absent. */
  publicUrl?: string | undefined;
  /** Requests a second; 0 for no limit. */
  rateLimit: number;
  /** Entries of the ledger that are kept. */
  keptExchanges: number;
  /** JSON file with keys to have from the start. */
  keysFile: string | undefined;
  /** JSON file with tax and import rates. */
  ratesFile: string | undefined;
  host: string | undefined;
  allowedHosts: string[];
  allowedOrigins: string[];
  /** Of a server that many teams share. */
  hosted?: HostedSettings;
}

export interface StartOptions extends SandboxOptions {
  sitePort: number;
  /** The path below which the site was built, with a slash at both ends. */
  baseUrl: string;
}

export interface ServeOptions extends StartOptions {
  /** The sandbox without the site. */
  apiOnly: boolean;
}

export interface Programs {
  start: StartOptions;
  sandbox: SandboxOptions;
  serve: ServeOptions;
}

/** Variables of the environment that options are taken from. */
export const optionVariables: readonly string[];

export class UsageError extends Error {}

/** @throws UsageError when `SITE_URL` or `SITE_BASE_URL` cannot be used */
export function siteAddress(env?: NodeJS.ProcessEnv): { origins: string[]; baseUrl: string };

/** What a person types before the options. */
export function commandOf(program: keyof Programs): string;

export function usageOf(program: keyof Programs): string;

/** @throws UsageError for an option that does not exist or has a value that cannot be used */
export function readOptions<Name extends keyof Programs>(
  program: Name,
  args: readonly string[],
  surroundings?: { env?: NodeJS.ProcessEnv; folder?: string | undefined },
): Programs[Name] | 'help';
