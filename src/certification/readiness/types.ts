import type { Run } from '../../ledger/types';
import type { Assessment, Claim } from '../assessment/types';
import type { InScope } from '../subjects/scope';
import type { Phase, Subject } from '../subjects/types';
import type { VerdictState } from '../verdicts/types';

/** What calls alone say of an item. */
export interface ItemVerdict {
  readonly itemId: string;
  readonly state: VerdictState;
  readonly traffic: VerdictState;
  readonly summary: string;
  readonly awaits?: 'person';
}

/** What readiness is read from. */
export interface Facts {
  readonly assessment: Assessment;
  /** By item. Empty while the ledger was not read. */
  readonly verdicts: ReadonlyMap<string, ItemVerdict>;
  /** Runs of the connector that the sandbox knows. */
  readonly runs: readonly Pick<Run, 'id' | 'useCaseId' | 'startedTime' | 'stoppedTime'>[];
  /** Items that a rule can decide. */
  readonly ruledItems: readonly string[];
  /** Year-month-day. */
  readonly today: string;
}

/** By what something is met: a person's word, calls or runs that were recorded, or a document that is attached. */
export type MetBy = 'claim' | 'evidence' | 'document';

/**
 * Where a subject stands. `met`: done, passed, delivered. `failed`: a recorded call breaks it. `aside`: it does not apply, or
 * somebody took the failure on. What a person calls not done is open.
 */
export interface Standing {
  readonly subject: Subject;
  readonly scope: InScope;
  readonly state: 'met' | 'failed' | 'open' | 'aside';
  /** Present where it is met. */
  readonly by?: MetBy;
  /** Whether a person gave any answer, "not done" among them. */
  readonly isAnswered: boolean;
  /** What it is met by, or what is the matter, in a sentence. */
  readonly says: string;
}

/** Where a criterion stands. `denied`: something speaks against it, whatever a person says. */
export interface Tick {
  readonly criterion: Subject;
  readonly state: 'ticked' | 'denied' | 'open' | 'aside';
  readonly by?: MetBy;
  readonly says: string;
  /** What is missing for it to be ticked by evidence, or what speaks against it; in the order of the process. */
  readonly missing: readonly Subject[];
}

export type Side = 'entry' | 'exit';

export interface Gate {
  readonly phase: string;
  readonly side: Side;
  readonly ticks: readonly Tick[];
  readonly isPassed: boolean;
}

export interface PhaseStanding {
  readonly phase: Phase;
  readonly entry: Gate;
  readonly exit: Gate;
  /** `current`: it was entered and not left, or it is the first that is not passed. */
  readonly state: 'passed' | 'current' | 'ahead';
  readonly tasks: Count;
  readonly deliverables: Count;
}

export interface Count {
  readonly done: number;
  readonly total: number;
}

export type RingId = 'claims' | 'verdicts' | 'use-cases' | 'compliance' | 'documents';

export interface Ring extends Count {
  readonly id: RingId;
  /** Of those that are not done; absent where nothing can fail. */
  readonly failed?: number;
}

/** What to do next, and why that. */
export interface NextAction {
  readonly title: string;
  readonly because: string;
  readonly route: string;
  /** Absent where it is about the assessment as a whole. */
  readonly subject?: Subject;
}

export interface Readiness {
  readonly standings: readonly Standing[];
  readonly phases: readonly PhaseStanding[];
  readonly rings: readonly Ring[];
  /** Null where nothing is left. */
  readonly next: NextAction | null;
}

/** What criteria are read from: everything else, where it stands. */
export interface Grounds {
  readonly phases: readonly Phase[];
  readonly criteria: readonly Subject[];
  /** Of what is no criterion. */
  readonly standings: readonly Standing[];
  readonly claims: Readonly<Record<string, Claim>>;
}

export interface Gates {
  tick(id: string): Tick;
  gate(phase: string, side: Side): Gate;
}
