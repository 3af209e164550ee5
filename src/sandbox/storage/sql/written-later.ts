/** What works write while the file is busy, to be carried out when its turn comes. */
import type { RecordKind } from '../records';
import type { FileCalls } from './connection';
import type { Scope } from './scope';

/** What is held does not suffice: the work has to be done on the file itself. */
class AsksTheFile extends Error {}

export interface Statement {
  readonly text: string;
  readonly parameters: readonly unknown[];
}

/** Stands for the file while works are decided from what is held: takes what they write, and can be asked nothing. */
export class WrittenLater implements FileCalls, Pick<Scope['late'], 'waitsFor' | 'writeFor'> {
  readonly statements: Statement[] = [];
  readonly waiting: RecordKind[] = [];
  /** Somebody asked, whatever became of the refusal. */
  isAsked = false;

  all(): never {
    this.isAsked = true;
    throw new AsksTheFile();
  }

  run(text: string, parameters: readonly unknown[] = []): void {
    this.statements.push({ text, parameters });
  }

  waitsFor(kind: RecordKind): void {
    this.waiting.push(kind);
  }

  writeFor(): never {
    return this.all();
  }
}

/**
 * A value as SQL has it. Within quotes nothing but a quote means anything.
 * @throws TypeError for what has no such form, as a text with a zero byte: it is left to the file
 */
function literal(value: unknown): string {
  if (value === null || Number.isFinite(value)) return String(value);
  if (typeof value !== 'string' || value.includes('\0')) throw new TypeError('A statement cannot hold this value.');
  return value.includes("'") ? `'${value.replaceAll("'", "''")}'` : `'${value}'`;
}

/** The text with its parameters in it: the other thread takes nothing else. */
function whole({ text, parameters }: Statement): string {
  const around = text.split('?');
  return parameters.reduce<string>(
    (sum, value, index) => sum + literal(value) + (around[index + 1] as string),
    around[0] as string,
  );
}

/** All of them, with what begins and ends them. */
export const transactionOf = (statements: readonly Statement[]) => `begin;${statements.map(whole).join(';')};commit`;
