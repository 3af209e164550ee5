/** One place in the ledger that breaks a rule. */
export interface Fault {
  /** Of the entry. */
  readonly sequence: number;
  /** JSON pointer (RFC 6901) into the entry: `/requestBody/items/0/price`, `/status`, `/requestHeaders/user-agent`. */
  readonly pointer: string;
  /** In words: "true or false". */
  readonly expected: string;
  /** The value that stands there; undefined for nothing. */
  readonly seen: unknown;
  /** What it means, where expected and seen do not say it. */
  readonly message?: string;
  /** How to mend this one, where the rule's own words do not fit. */
  readonly mend?: string;
}

/**
 * What a check finds in one subject. `open`: the ledger cannot settle it, or not yet. `beside`: the check has nothing to say
 * about this subject.
 */
export type Outcome =
  | { readonly is: 'holds'; readonly rests?: readonly number[] }
  | { readonly is: 'breaks'; readonly fault: Fault }
  | { readonly is: 'open'; readonly why: string; readonly rests?: readonly number[] }
  | { readonly is: 'beside' };

const plainHolds: Outcome = { is: 'holds' };
/** The check has nothing to say about this subject. */
export const beside: Outcome = { is: 'beside' };

/** @param rests sequences of entries that show it, beside the subject's own */
export function holds(...rests: readonly number[]): Outcome {
  return rests.length === 0 ? plainHolds : { is: 'holds', rests };
}

export function breaks(fault: Fault): Outcome {
  return { is: 'breaks', fault };
}

/** A person has to look, or more has to happen. @param why a sentence */
export function open(why: string, ...rests: readonly number[]): Outcome {
  return rests.length === 0 ? { is: 'open', why } : { is: 'open', why, rests };
}
