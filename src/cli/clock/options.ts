/** The options of `clock`. */
import { help, parsed, plainFormat, sandboxOf, sandboxOptions, sandboxUsage, text } from '../command-options';
import { UsageError } from '../options.mjs';
import type { SandboxAddress } from '../sources/sandbox';

export const actions = ['show', 'due', 'freeze', 'thaw', 'advance', 'step', 'reset'] as const;

export interface ClockOptions {
  readonly action: (typeof actions)[number];
  readonly sandbox: SandboxAddress;
  readonly format: 'text' | 'json';
  /** What the sandbox's own call takes. */
  readonly body: Readonly<Record<string, unknown>>;
  /** How many due things are listed. */
  readonly limit: number;
}

export const clockUsage = `Usage: npx connector-standards clock <action> [options]

  show               the account's time, and what is due next
  due                more of what is due, with --limit
  freeze             freeze the clock
  thaw               let it run on from the time it shows
  advance --by TIME  move it on, such as 90s, 30m, 12h, 7d or 2w; what is due on the way is carried out
  advance --to TIME  the same to a moment with its zone, such as 2030-01-31T12:00:00Z
  step               move it on to the next moment at which something happens
  reset              empty the account; with --seed its ids are the same for the same calls, with --at its clock is frozen at that time

${sandboxUsage}
  --limit NUMBER     how many due things are listed, up to 100 (20)
  --format FORMAT    text or json (text)
  --help             show this text

Exit code: 0 done, 3 bad input.`;

const own = { by: text, to: text, seed: text, at: text, limit: text } as const;
const options = { ...sandboxOptions, ...own, format: text, help } as const;

type Values = Partial<Record<keyof typeof own, string>>;

const seconds: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400, w: 604_800 };

function secondsIn(by: string): number {
  const [, number = '', unit = ''] = /^(\d{1,9})([smhdw])$/.exec(by) ?? [];
  if (number === '')
    throw new UsageError(`--by takes a number with its unit, such as 90s, 30m, 12h, 7d or 2w, not "${by}".`);
  return Number(number) * (seconds[unit] as number);
}

/** Options that go with some actions alone. */
const belongTo = { by: ['advance'], to: ['advance'], seed: ['reset'], at: ['reset'], limit: ['due'] } as const;

function bodyOf(action: ClockOptions['action'], { by, to, seed, at }: Values): ClockOptions['body'] {
  if (action === 'advance') {
    if ((by === undefined) === (to === undefined))
      throw new UsageError('clock advance takes --by or --to, one of them.');
    return by === undefined ? { advanceTo: to } : { advanceBy: secondsIn(by) };
  }
  return { ...(seed !== undefined && { seed }), ...(at !== undefined && { frozenAt: at }) };
}

function limitOf({ limit = '20' }: Values): number {
  const number = Number(limit);
  if (!Number.isInteger(number) || number < 1 || number > 100)
    throw new UsageError(`--limit is a whole number from 1 to 100, not "${limit}".`);
  return number;
}

/** @returns undefined when help was asked for. @throws UsageError */
export function readClockOptions(args: readonly string[]): ClockOptions | undefined {
  const { values, positionals } = parsed(args, { options, allowPositionals: true }, clockUsage);
  if (values.help) return undefined;
  const [word = 'show', ...others] = positionals;
  const action = actions.find((known) => known === word);
  if (!action || others.length > 0)
    throw new UsageError(`clock takes ${actions.join(', ')}, not "${positionals.join(' ')}".\n\n${clockUsage}`);
  for (const [name, wanted] of Object.entries(belongTo))
    if (values[name as keyof typeof belongTo] !== undefined && !(wanted as readonly string[]).includes(action))
      throw new UsageError(`--${name} goes with clock ${wanted.join(', ')} only.`);
  return {
    action,
    sandbox: sandboxOf(values),
    format: plainFormat(values.format),
    body: bodyOf(action, values),
    limit: limitOf(values),
  };
}
