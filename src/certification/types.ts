import type { Exchange } from '../ledger/types';

/** Exchanges of one account, oldest first. */
export type Ledger = readonly Exchange[];

/** `review`: the calls cannot settle it (yet); a person looks. `not-exercised`: no call the rule could look at. */
export type VerdictState = 'pass' | 'fail' | 'review' | 'not-exercised';

export interface Counterexample {
  /** The exchange that breaks the rule. */
  sequence: number;
  message: string;
  /** The field at fault, as in `items[0].quantity`. */
  path?: string;
}

export interface Verdict {
  itemId: string;
  state: VerdictState;
  summary: string;
  /** Sequences of the exchanges the verdict rests on. */
  exchanges: number[];
  /** The smallest one, when the state is `fail`. */
  counterexample?: Counterexample;
  /** Findings that never change the state. */
  warnings: string[];
}

export interface Settings {
  /** Addresses reserved for documentation count as public, with a warning. Right for a sandbox, wrong for production. */
  allowDocumentationAddresses: boolean;
}

export const defaultSettings: Settings = { allowDocumentationAddresses: true };

/** Looks at a ledger and says what it proves about one checklist item. Pure. */
export type Rule = (ledger: Ledger, settings: Settings) => Omit<Verdict, 'itemId'>;
