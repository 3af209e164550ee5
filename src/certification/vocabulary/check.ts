import type { LedgerIndex } from '../ledger-index';
import type { Call } from '../ledger-index/call';
import { breaks, holds, type Outcome, open } from './outcome';

/** What rules judge: a call, a line of a cart, a purchase, the story of an order. Where nothing better is known, a fault is shown at its call. */
export interface Subject {
  readonly call: Call;
}

/** A part of a call: its request, or something in it. */
export interface At extends Subject {
  /** JSON pointer into the entry. */
  readonly pointer: string;
  readonly value: unknown;
}

/** A check with one thing changed. A rule's ledgers have to tell it from the real one. */
export interface Mutant<What> {
  readonly change: string;
  readonly made: What;
  /** Told after it was run: on the ledgers that it saw, the change came to nothing by its nature, and nothing need tell it apart. */
  readonly isIdle?: () => boolean;
}

/** A sentence about a subject that holds or does not. Pure. */
export interface Check<Of> {
  /** The sentence, as it follows "each …": "has browserIp that is a public address". */
  readonly says: string;
  readonly run: (subject: Of, on: LedgerIndex) => Outcome;
  readonly mutants: () => readonly Mutant<Check<Of>>[];
}

function turned<Of extends Subject>({ says, run }: Omit<Check<Of>, 'mutants'>): Check<Of> {
  const made: Check<Of> = {
    says: `not: ${says}`,
    run: (subject, on) => {
      const outcome = run(subject, on);
      if (outcome.is === 'breaks') return holds();
      if (outcome.is !== 'holds') return outcome;
      const { call } = subject;
      return breaks({ sequence: call.sequence, pointer: '', expected: `not: ${says}`, seen: undefined });
    },
    mutants: () => [],
  };
  return made;
}

/** A check made of a function: for what the vocabulary has no words for. @param says as it follows "each …" */
export function judged<Of extends Subject>(says: string, run: Check<Of>['run']): Check<Of> {
  const check = { says, run };
  return { ...check, mutants: () => [{ change: `turned: ${says}`, made: turned(check) }] };
}

/** A check from a yes or no. What is wrong is shown at the subject's place. */
export function satisfies<Of extends At>(
  says: string,
  test: (subject: Of, on: LedgerIndex) => boolean,
  expected = says,
): Check<Of> {
  return judged(says, (subject, on) => {
    if (test(subject, on)) return holds();
    const { call, pointer, value } = subject;
    return breaks({ sequence: call.sequence, pointer, expected, seen: value });
  });
}

/** Holds wherever it is asked: for rules that only warn, or that are shown by what came up. */
export function seen<Of>(says: string): Check<Of> {
  return { says, run: () => holds(), mutants: () => [] };
}

/** What calls cannot show, wherever it is asked: a person looks. @param why a sentence */
export function unseen<Of>(says: string, why: string): Check<Of> {
  const unsettled = open(why);
  return { says, run: () => unsettled, mutants: () => [] };
}

/** Never has anything to say; what is left of a check that was dropped. */
export function dropped<Of>(says: string): Check<Of> {
  return { says: `dropped: ${says}`, run: () => holds(), mutants: () => [] };
}
