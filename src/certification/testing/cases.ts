import type { LedgerEntry } from '../../ledger/types';
import type { VerdictState } from '../verdicts/types';
import type { Rule } from '../vocabulary/rule';
import type { Connector } from './connector';

/** What a connector does. Helpers make what is not the point. */
export type Play = (connector: Connector) => Promise<unknown>;

export interface Case {
  readonly play: Play;
  /** What the calls alone say. */
  readonly is: VerdictState;
  /** Where the counterexample points: a JSON pointer into the entry that `connector.blame()` marked. */
  readonly pointer?: string;
  /** The value that it shows there. */
  readonly seen?: unknown;
  /** One pattern for each warning, in order. */
  readonly warnings?: readonly RegExp[];
  /** As another tool's recording shows it: calls without the engine's events and objects, and without the names of operations. */
  readonly asHar?: true;
  /** Requests a second that the sandbox takes; no limit when absent. */
  readonly rateLimit?: number;
  /** A sentence that the summary or the counterexample has to hold. */
  readonly says?: RegExp;
}

export type Failing = Omit<Case, 'is'> & { readonly pointer: string };

export interface Ledgers {
  /** A connector that does it right: pass. Where calls never pass the item, `{ play, is }`. */
  readonly passes: Play | Case;
  /** One that breaks it. It blames the call that the counterexample has to name: `connector.blame()`. Null where the item's words leave no way to fail. */
  readonly fails: Failing | null;
  /** One that never does what the rule looks at: not observed. Busy with everything near it. */
  readonly vacuous: Play;
  /** One whose calls were all refused: never a pass; review, where nothing else is said. */
  readonly refused: Play | Case;
  /** Further ones by name: each way to break it, each warning, each edge. */
  readonly more?: Readonly<Record<string, Case>>;
}

export interface RuleCases {
  readonly rule: Rule;
  readonly cases: Readonly<Record<string, Case>>;
}

/** What another tool would have recorded of these entries. */
export function withoutEngine(entries: readonly LedgerEntry[]): LedgerEntry[] {
  return entries.flatMap((entry) =>
    entry.kind === 'exchange' ? [{ ...entry, operationId: null, objects: [], events: [] }] : [],
  );
}

/** A rule's recorded ledgers, with what it has to say of each. */
export function casesOf(rule: Rule, { passes, fails, vacuous, refused, more = {} }: Ledgers): RuleCases {
  return {
    rule,
    cases: {
      passes: typeof passes === 'function' ? { play: passes, is: 'pass' } : passes,
      ...(fails && { fails: { ...fails, is: 'fail' as const } }),
      vacuous: { play: vacuous, is: 'not-observed' },
      'only refused': typeof refused === 'function' ? { play: refused, is: 'review' } : refused,
      ...more,
    },
  };
}
