/**
 * `review`: a person has to look. `stale`: it was looked at in another state of the ledger or of the rules. `waived`: somebody
 * takes the failure on, until a day. `tool-error`: the rule itself failed.
 */
export type VerdictState =
  | 'pass'
  | 'warn'
  | 'fail'
  | 'review'
  | 'not-observed'
  | 'stale'
  | 'not-applicable'
  | 'waived'
  | 'tool-error';

/** The smallest call that breaks a rule, and how to mend it. */
export interface Counterexample {
  /** Of the ledger's entry. */
  readonly sequence: number;
  /** JSON pointer (RFC 6901) into the entry, as in `/requestBody/taxInclusive`; empty for the whole entry. */
  readonly pointer: string;
  /** In words. */
  readonly expected: string;
  /** The value that stands there; undefined for nothing. */
  readonly seen: unknown;
  /** Expected and seen in a sentence. */
  readonly message: string;
  /** The standard that it breaks. */
  readonly standard: string;
  readonly mend: string;
}

export interface Verdict {
  readonly itemId: string;
  readonly state: VerdictState;
  /** What the calls alone say. Where they can only support an item, `state` is `review` beside a `pass` here. */
  readonly traffic: VerdictState;
  /** A person's word settles the review. Absent where all calls were refused: those have to be mended. */
  readonly awaits?: 'person';
  readonly summary: string;
  /** How many subjects hold, of how many that were looked at. */
  readonly held: number;
  readonly looked: number;
  /** Sequences of the newest entries that it rests on, in rising order; 50 at most. */
  readonly exchanges: readonly number[];
  /** Present when the state is `fail`, or was before somebody waived it. */
  readonly counterexample?: Counterexample;
  /** Never change a failure; beside a pass they make it `warn`. 20 at most. */
  readonly warnings: readonly string[];
}
