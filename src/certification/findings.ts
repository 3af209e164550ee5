import type { Counterexample, Ledger, Verdict } from './types';

/** What a rule collects while it walks the ledger. */
export interface Findings {
  /** Exchanges that were looked at. */
  rests: number[];
  failures: Counterexample[];
  /** What the ledger leaves open. */
  undecided: string[];
  warnings: string[];
}

export function noFindings(): Findings {
  return { rests: [], failures: [], undecided: [], warnings: [] };
}

export interface Words {
  pass: string;
  fail: string;
  notExercised: string;
}

/** A failure outweighs what is open, and what is open outweighs a pass. */
export function conclude(ledger: Ledger, findings: Findings, words: Words): Omit<Verdict, 'itemId'> {
  const exchanges = unique(findings.rests).sort((a, b) => a - b);
  const warnings = unique(findings.warnings);
  const counterexample = smallest(ledger, findings.failures);
  if (counterexample) return { state: 'fail', summary: words.fail, exchanges, counterexample, warnings };
  if (findings.undecided.length > 0) {
    return { state: 'review', summary: unique(findings.undecided).join(' '), exchanges, warnings };
  }
  if (exchanges.length === 0) return { state: 'not-exercised', summary: words.notExercised, exchanges, warnings };
  return { state: 'pass', summary: words.pass, exchanges, warnings };
}

/** The failure with the shortest request; the oldest of equals. */
function smallest(ledger: Ledger, failures: Counterexample[]): Counterexample | undefined {
  const sizes = new Map(
    ledger.map(({ sequence, requestBody }) => [sequence, JSON.stringify(requestBody ?? null).length]),
  );
  const size = ({ sequence }: Counterexample) => sizes.get(sequence) ?? 0;
  return [...failures].sort((a, b) => size(a) - size(b) || a.sequence - b.sequence)[0];
}

export function count(amount: number, one: string, many = `${one}s`): string {
  return `${amount} ${amount === 1 ? one : many}`;
}

function unique<T>(values: T[]): T[] {
  return [...new Set(values)];
}
