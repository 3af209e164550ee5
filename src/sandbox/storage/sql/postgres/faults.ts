/** Errors of PostgreSQL and of the way to it, as causes a person can act on. */
import { type FaultCause, StoreFault } from '../../faults';

/** The outcome of a commit is not known: its answer got lost with the connection. */
export class OutcomeUnknown extends StoreFault {
  constructor(shown: string, cause: unknown) {
    const lost = `The connection to the database ${shown} was lost while a change was stored. It may have been stored or not.`;
    super('unreachable', `${lost} Look before you send it again.`, { cause });
  }
}

interface Sentence {
  readonly why: FaultCause;
  readonly says: (shown: string) => string;
}

const unreachable: Sentence = {
  why: 'unreachable',
  says: (shown) =>
    `The database ${shown} cannot be reached, so nothing can be stored. Start it, or mend the way to it.`,
};
const busy: Sentence = {
  why: 'unreachable',
  says: (shown) =>
    `The database ${shown} takes no more connections or work now, so this was not stored. Send it again later; allow more connections, or fewer for each process with --database-connections.`,
};
const refused: Sentence = {
  why: 'read-only',
  says: (shown) =>
    `The database ${shown} does not let this user write, so nothing can be stored. Grant the rights, or name another user.`,
};
const full: Sentence = {
  why: 'full',
  says: (shown) => `The disk of the database ${shown} is full, so nothing can be stored. Free space there.`,
};
const damaged: Sentence = {
  why: 'damaged',
  says: (shown) => `The database ${shown} says that its data is damaged. Restore it from a backup.`,
};
const gone: Sentence = {
  why: 'damaged',
  says: (shown) =>
    `Tables of the sandbox are missing in the database ${shown}. Start the sandbox again, which makes them; what stood in them is in your backup.`,
};

/** Codes of errors, or the classes that their first two characters name: PostgreSQL's documentation, appendix A. */
const sentences: Readonly<Record<string, Sentence>> = {
  '08': unreachable,
  '57P01': unreachable,
  '57P02': unreachable,
  '57P03': unreachable,
  '57P05': unreachable,
  '28': unreachable,
  '3D000': unreachable,
  '53100': full,
  '53': busy,
  '40': busy,
  '55P03': busy,
  '57014': busy,
  '25P03': busy,
  '25006': refused,
  '42501': refused,
  XX: damaged,
  '58': damaged,
  '42P01': gone,
  '3F000': gone,
};

/** The error's code where PostgreSQL gave it one. */
export function codeOf(error: unknown): string | undefined {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) && !/^E[A-Z]+$/.test(code) ? code : undefined;
}

/** Of Node's sockets, and of `pg`, which gives its own no code. */
const ofTheWay = /^(E[A-Z_]{4,}|UND_ERR|ERR_(SSL|TLS|SOCKET))/;
const ofPg =
  /Connection terminated|timeout exceeded when trying to connect|Query read timeout|not queryable|connection error/i;

/** Whether the connection itself failed, so that nobody knows what became of what was sent last. */
export function isLost(error: unknown): boolean {
  const code = codeOf(error);
  if (code !== undefined) return /^(08|57P0)/.test(code);
  const { code: ofNode, message } = error as { code?: unknown; message?: unknown };
  return ofTheWay.test(String(ofNode ?? '')) || ofPg.test(String(message ?? ''));
}

/** Whether the same work may well pass when it is done again. */
export const isPassing = (error: unknown) => isLost(error) || /^40/.test(codeOf(error) ?? '');

function sentenceOf(error: unknown): Sentence | undefined {
  const code = codeOf(error);
  if (code !== undefined) return sentences[code] ?? sentences[code.slice(0, 2)];
  if (/timeout exceeded when trying to connect/.test(String((error as Error).message))) return busy;
  return isLost(error) ? unreachable : undefined;
}

/** The error as a fault of the database, or as it is. */
export function faultOf(shown: string, error: unknown): unknown {
  if (error instanceof StoreFault) return error;
  const sentence = sentenceOf(error);
  return sentence ? new StoreFault(sentence.why, sentence.says(shown), { cause: error }) : error;
}
