// Reads a program's options before anything is installed or built, so that a wrong one is told at once.
import { readOptions, UsageError, usageOf } from '../../src/cli/options.mjs';
import { say } from './say.mjs';

/** Ends the process when help was asked for, or with a message when an option cannot be used. */
export function checkOptions(program, args) {
  try {
    if (readOptions(program, args) !== 'help') return;
    say(usageOf(program));
    process.exit(0);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`${error.message}\n\n${usageOf(program)}\n`);
    process.exit(1);
  }
}
