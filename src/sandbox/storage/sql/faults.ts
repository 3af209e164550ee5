/** SQLite's errors as causes a person can act on. */
import { type FaultCause, StoreFault } from '../faults';

/** Primary result codes, https://www.sqlite.org/rescode.html. The rest of a code's bits say more than is needed here. */
const causes: Readonly<Record<number, FaultCause>> = {
  8: 'read-only',
  10: 'unreachable',
  11: 'damaged',
  13: 'full',
  14: 'unreachable',
  26: 'damaged',
};

const free = 'Free space, or choose another file with --data. Reads and a reset go on.';

const sentences: Readonly<Record<FaultCause, (file: string) => string>> = {
  full: (file) => `The disk is full, so nothing can be stored in ${file}. ${free}`,
  'read-only': (file) =>
    `The data file ${file} cannot be written, so nothing can be stored. Allow writing, or choose another file with --data.`,
  unreachable: (file) =>
    `The disk of the data file ${file} fails or is gone, so nothing can be stored. Mend it, or choose another file with --data.`,
  damaged: (file) =>
    `The data file ${file} is damaged. Stop the sandbox and start it again: it keeps the damaged file and begins a new one.`,
  outdated: (file) => `The data file ${file} was changed by another program.`,
};

/** Why SQLite refused, or undefined where it is not the disk's fault. */
export function causeOf(error: unknown): FaultCause | undefined {
  const { rawCode } = error as { rawCode?: unknown };
  return typeof rawCode === 'number' ? causes[rawCode & 0xff] : undefined;
}

export function isBusy(error: unknown): boolean {
  return String((error as { code?: unknown }).code ?? '').startsWith('SQLITE_BUSY');
}

/** The error as a fault of the disk, or as it is. */
export function faultOf(file: string, error: unknown): unknown {
  const cause = causeOf(error);
  return cause ? new StoreFault(cause, sentences[cause](file), { cause: error }) : error;
}
