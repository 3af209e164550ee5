/** The command `connector-standards` and its parts. */
import { productVersion } from '../generated/product-version';
import { BadInput } from './bad-input';
import { exitCodes } from './exit-codes';
import { UsageError } from './options.mjs';
import type { Place } from './place';

interface Command {
  readonly says: string;
  /** @returns the exit code, or nothing while it goes on */
  readonly run: (args: readonly string[], place: Place) => Promise<number | undefined>;
}

// Each is loaded when it is asked for: a verdict needs no engine.
const commands: Readonly<Record<string, Command>> = {
  serve: {
    says: 'serve the site and the sandbox on this computer',
    run: async (args, place) => (await import('./serve')).serve(args, place),
  },
  verify: {
    says: 'judge the calls of a connector',
    run: async (args) => (await import('./verify')).verify(args),
  },
  check: {
    says: 'say where verdicts or a readiness report do not follow from the calls they are about',
    run: async (args) => (await import('./check')).check(args),
  },
  report: {
    says: 'make a readiness report of calls and of what the team says; sign it, redact it',
    run: async (args) => (await import('./report')).report(args),
  },
  keys: {
    says: 'make a key pair to sign reports with, and show the fingerprint of a key',
    run: async (args) => (await import('./keys')).keys(args),
  },
  listen: {
    says: 'forward deliveries of webhooks to a handler that nobody else can reach',
    run: async (args) => (await import('./listen')).listen(args),
  },
  runs: {
    says: 'start, stop, list and compare runs',
    run: async (args) => (await import('./runs')).runs(args),
  },
  clock: {
    says: 'show what is due, and let time pass',
    run: async (args) => (await import('./clock')).clock(args),
  },
};

function usage(): string {
  const lines = Object.entries(commands).map(([name, { says }]) => `  ${name.padEnd(8)}${says}`);
  return `Usage: npx connector-standards <command> [options]\n\n${lines.join('\n')}\n\nEach command tells its options with --help; --version tells the version.`;
}

async function carryOut([name, ...args]: readonly string[], place: Place): Promise<number | undefined> {
  if (name === undefined || name === '--help' || name === 'help') {
    console.log(usage());
    return name === undefined ? exitCodes.badInput : 0;
  }
  if (name === '--version') {
    console.log(productVersion);
    return 0;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) throw new UsageError(`There is no command "${name}".\n\n${usage()}`);
  return command.run(args, place);
}

/** Carries a command out and sets the exit code of the process. */
export async function runCommand(args: readonly string[], place: Place): Promise<void> {
  try {
    process.exitCode = await carryOut(args, place);
  } catch (error) {
    if (!(error instanceof UsageError || error instanceof BadInput)) throw error;
    console.error(error.message);
    process.exitCode = exitCodes.badInput;
  }
}
