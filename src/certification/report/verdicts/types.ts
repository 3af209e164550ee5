import type { Level, VerificationMode } from '../../../catalog/types';
import type { ClaimState } from '../../assessment/types';
import type { Profile } from '../../profile/types';
import type { Counterexample as FoundCounterexample, VerdictState } from '../../verdicts/types';

export interface Counterexample extends FoundCounterexample {
  /** The call, as method, path and status. */
  readonly call?: string;
}

/** What calls say about one item. */
export interface Judged {
  readonly verdict: VerdictState;
  /** What calls alone say, where `verdict` says more: a part that holds waits for a person. Absent where no rule reads calls. */
  readonly traffic?: VerdictState;
  /** A person's word settles the review. */
  readonly awaits?: 'person';
  readonly summary: string;
  /** Sequences of the entries it rests on. */
  readonly exchanges: readonly number[];
  readonly counterexample?: Counterexample;
  readonly warnings: readonly string[];
}

/** Which calls are judged. */
export interface Scope {
  /** `newest`, `all`, the name or the id of a run, or several of those. */
  readonly run: string | readonly string[];
  /** ISO 8601 UTC. */
  readonly since?: string;
  /** Calls of the site's own pages count too. Such a verdict is no proof. */
  readonly rehearsal: boolean;
}

export interface Waiver {
  readonly owner: string;
  /** The last day on which it holds: year-month-day. */
  readonly until: string;
  readonly why?: string;
}

export interface ItemVerdict extends Judged {
  readonly id: string;
  readonly question: string;
  readonly checklist: string;
  readonly level: Level;
  /** Who decides: calls alone, calls and a person, or a person. */
  readonly decidedBy: VerificationMode;
  /** False where calls could say something, and no rule reads them yet: a person decides until then. */
  readonly hasRule: boolean;
  readonly route: string;
  /** Why the item applies, or does not. */
  readonly applies: string;
  readonly waiver?: Waiver;
  /** What the team said, where that settled it. */
  readonly claim?: ClaimState;
}

export type Outcome = 'ready' | 'not-ready' | 'nothing-observed';

/** What `verify --format json` writes, and `check` and `runs compare` read. */
export interface VerdictReport {
  readonly format: 'connector-standards/verdicts';
  readonly version: 1;
  readonly product: string;
  /** ISO 8601 UTC. */
  readonly judgedTime: string;
  readonly outcome: Outcome;
  /** The outcome in a sentence. */
  readonly summary: string;
  /** Why it is not ready, an item or a waiver each. */
  readonly reasons: readonly string[];
  /** Items that weigh less do not change the outcome. */
  readonly minimum: Level;
  readonly source: {
    readonly kind: string;
    readonly name: string;
    readonly entries: number;
    readonly firstSequence: number;
    readonly lastSequence: number;
    /** Of a sandbox that runs: raised by each reset. */
    readonly epoch?: number;
  };
  readonly scope: Scope & { readonly runId?: string; readonly runName?: string };
  readonly profile?: Profile;
  /** Present where a team's own answers were heard. */
  readonly hasAssessment?: true;
  readonly notes: readonly string[];
  readonly counts: Readonly<Record<VerdictState, number>>;
  readonly items: readonly ItemVerdict[];
}
