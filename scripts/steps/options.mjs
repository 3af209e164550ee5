// Reads options before anything is installed or built, so that a wrong one is told at once.
import { readOptions, siteAddress, UsageError, usageOf } from '../../src/cli/options.mjs';
import { say } from './say.mjs';

function stopOnWrongUse(read, usage) {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`${error.message}\n${usage}`);
    return process.exit(1);
  }
}

/** Ends the process when help was asked for, or with a message when an option cannot be used. */
export function checkOptions(program, args) {
  const usage = usageOf(program);
  if (stopOnWrongUse(() => readOptions(program, args), `\n${usage}\n`) !== 'help') return;
  say(usage);
  process.exit(0);
}

/** Ends the process with a message when `SITE_URL` or `SITE_BASE_URL` cannot be used. */
export function checkSiteAddress() {
  stopOnWrongUse(siteAddress, '');
}
