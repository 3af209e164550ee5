import type { Profile } from '../profile/types';
import type { VerdictState } from '../verdicts/types';

/**
 * What a team answers for: an item of a checklist under its plain id, such as `orders.from-checkout-id`, and everything else
 * under its kind and its id, such as `criterion:planning.exit.scenarios` or `duty:withdrawal-button`.
 */
export type SubjectId = string;

/** `open`: nothing claimed, or a claim taken back; it may still carry a note. */
export const claimStates = ['open', 'done', 'not-done', 'not-applicable'] as const;
export type ClaimState = (typeof claimStates)[number];

/** Somebody takes a failure on for a time. */
export interface Waiver {
  who: string;
  why: string;
  /** Its last day: year-month-day. */
  until: string;
}

/** What a person says about one subject. */
export interface Claim {
  state: ClaimState;
  /** Why the subject does not apply. Present exactly when the state is `not-applicable`. */
  reason?: string;
  note?: string;
  waiver?: Waiver;
  /** ISO 8601, UTC. */
  changedTime: string;
  /** Who changed it last, as that person wants to be called. */
  by?: string;
  /** The revision of the item that was answered. Absent for the first. */
  revision?: number;
}

/** Where the assessed connector stands. `test`: the provider's test mode. */
export const environments = ['sandbox', 'test', 'production'] as const;
export type Environment = (typeof environments)[number];

/** What an assessment is of. The connector's own name and version are in its profile. */
export interface About {
  /** As the list of assessments shows it. */
  name: string;
  environment: Environment;
  team: string;
}

export interface WebLink {
  address: string;
  title: string;
}

/** Who does something, and by when. All of it is the team's own: no duration is published. */
export interface PlanEntry {
  ownerRole?: 'pm' | 'dev' | 'qa' | 'security' | 'provider';
  ownerName?: string;
  /** Year-month-day. */
  due?: string;
  links?: readonly WebLink[];
  /** ISO 8601, UTC. */
  changedTime: string;
}

export const evidenceKinds = ['note', 'link', 'file', 'screenshot'] as const;

/** Something that supports a claim. Of a file the assessment has name and hash; its bytes stay in the browser. */
export interface Evidence {
  id: string;
  subject: SubjectId;
  kind: (typeof evidenceKinds)[number];
  title: string;
  /** Of a note. */
  text?: string;
  /** Of a link: http or https. */
  address?: string;
  /** Of a file: its name, its size in bytes, its media type and the SHA-256 of its bytes in hexadecimal digits. */
  file?: { name: string; size: number; type: string; sha256: string };
  /** ISO 8601, UTC. */
  addedTime: string;
  by?: string;
}

export interface Comment {
  id: string;
  subject: SubjectId;
  text: string;
  author: string;
  /** ISO 8601, UTC. */
  time: string;
}

/** What a reviewer says of an answer. */
export interface Review {
  decision: 'accepted' | 'returned';
  /** Present where it is returned. */
  reason?: string;
  reviewer: string;
  /** ISO 8601, UTC. */
  time: string;
  /**
   * When the answer that the reviewer saw was changed last. Another time at the claim now: it was answered anew since.
   * Absent where nothing was answered.
   */
  answerTime?: string;
}

/** What the calls of one run showed, kept though the ledger be emptied. */
export interface Attempt {
  /** Of the run. */
  runId: string;
  name: string;
  /** The use case that was tried. */
  useCaseId?: string;
  /** Of the sandbox's ledger, raised by each reset: after one, a run may have the id of an earlier one. */
  epoch?: number;
  /** ISO 8601, UTC. */
  startedTime: string;
  endedTime?: string;
  judgedTime: string;
  /** Of this product, which judged it: a later one may judge otherwise. Absent in what earlier releases kept. */
  toolVersion?: string;
  /** True where calls of the site's own pages counted: it proves nothing. */
  rehearsal: boolean;
  /** By item. Those that the run did not touch are left out. */
  states: Readonly<Record<string, VerdictState>>;
}

/** The answers as they were at a moment, under a name. */
export interface Milestone {
  id: string;
  name: string;
  /** ISO 8601, UTC. */
  time: string;
  by?: string;
  /** As an assessment without milestones and history of its own. */
  frozen: Assessment;
}

export const FORMAT = 'connector-standards/assessment';
export const VERSION = 2;

/** One assessment as a file holds it, and as every reader gets it. Records without entries are left out of no file. */
export interface Assessment {
  format: typeof FORMAT;
  version: typeof VERSION;
  /** The same in every copy; two files of one id are of one assessment. */
  id: string;
  /** ISO 8601, UTC; null before the first change. */
  savedTime: string | null;
  about: About;
  /** What the connector does: the file that `verify --profile` reads. */
  profile: Profile;
  claims: Readonly<Record<SubjectId, Claim>>;
  plan: Readonly<Record<SubjectId, PlanEntry>>;
  /** Under their ids. */
  evidence: Readonly<Record<string, Evidence>>;
  /** Under their ids. */
  comments: Readonly<Record<string, Comment>>;
  reviews: Readonly<Record<SubjectId, Review>>;
  /** Under the ids of their runs. */
  attempts: Readonly<Record<string, Attempt>>;
  /** Under their ids. */
  milestones: Readonly<Record<string, Milestone>>;
}

/** One change, as the history lists it. */
export interface HistoryEvent {
  id: string;
  /** ISO 8601, UTC. */
  time: string;
  by?: string;
  /** Absent where it concerns the assessment as a whole. */
  subject?: SubjectId;
  /** The same in all changes that a person made at once, and undoes at once. */
  batch?: string;
  /** What was changed, such as `state`, `note`, `due`, `profile goods`. */
  field: string;
  /** As JSON values; absent for nothing. */
  before?: unknown;
  after?: unknown;
}

/**
 * Why the newest answers are on the page alone.
 * `removed`: another tab, or the browser, removed what was saved. `newer` and `unreadable`: what is saved cannot be read
 * here and lies in the way.
 */
export type Obstacle = 'full' | 'refused' | 'removed' | 'newer' | 'unreadable';

/** Something that could not be read, kept apart under a key. */
export interface Aside {
  key: string;
  text: string;
}

/** One of the assessments that a browser keeps. */
export interface Listing {
  id: string;
  about: About;
  savedTime: string | null;
}

export interface AssessmentState {
  assessment: Assessment;
  /** All that this browser keeps, the one that is open among them. */
  listings: readonly Listing[];
  /** The newest first. */
  history: readonly HistoryEvent[];
  /** Null when all that is on the page is saved. */
  obstacle: Obstacle | null;
  /** What could not be read, kept apart, until a person dismisses the notice. */
  aside: readonly Aside[];
  /** False where a browser keeps nothing for this page. */
  canSave: boolean;
  /** False until what the browser keeps was read. */
  ready: boolean;
  /** What the person at this browser wants to be called; empty where nobody said. */
  author: string;
}

/** Texts that several people may write in at a time: no letter of either is lost. */
export type Words = 'note' | 'reason';

/** What widgets do with the open assessment. Each change is shown at once, saved at once, and told in the history. */
export interface AssessmentCommands {
  /** "Not applicable" counts once there is a reason. @param revision of the item that is answered */
  choose(subject: SubjectId, state: ClaimState, revision?: number): void;
  write(subject: SubjectId, words: Words, text: string): void;
  /** What was written, also a reason that does not count at the moment. */
  words(subject: SubjectId, words: Words): string;
  /** @param waiver null takes it back */
  waive(subject: SubjectId, waiver: Waiver | null): void;
  /** Undefined takes a value back; what is left out stays. */
  plan(
    subject: SubjectId,
    change: { [Field in keyof Omit<PlanEntry, 'changedTime'>]?: PlanEntry[Field] | undefined },
  ): void;
  /** The same for several subjects at once, which the history shows and undoes as one change. */
  planSeveral(
    subjects: readonly SubjectId[],
    change: { [Field in keyof Omit<PlanEntry, 'changedTime'>]?: PlanEntry[Field] | undefined },
  ): void;
  describe(change: Partial<About>): void;
  /** @param value undefined for "not known" */
  setProfile<Field extends keyof Profile>(field: Field, value: Profile[Field] | undefined): void;
  /** @returns its id */
  addEvidence(evidence: Omit<Evidence, 'id' | 'addedTime' | 'by'>): string;
  removeEvidence(id: string): void;
  comment(subject: SubjectId, text: string): void;
  removeComment(id: string): void;
  /** @param review null takes it back */
  review(subject: SubjectId, review: Pick<Review, 'decision' | 'reason' | 'answerTime'> | null): void;
  /** Not told in the history: nobody changed anything. */
  keepAttempt(attempt: Attempt): void;
  /** @returns the id of the milestone */
  freeze(name: string): string;
  removeMilestone(id: string): void;
  /** Puts back what stood before a change. @returns why it cannot, where something else was changed there since */
  undo(eventId: string): { ok: true } | { ok: false; reason: string };
  /** Removes the answers to some subjects. */
  clear(subjects: readonly SubjectId[]): void;
  setAuthor(name: string): void;
  /** Makes another assessment and opens it. @returns its id */
  create(about: Partial<About>): string;
  /**
   * Adds an assessment that came as a file or a link, as it is, and opens it. Where one of its id is kept here, it becomes a
   * copy under an id of its own. @returns its id
   */
  add(assessment: Assessment): string;
  /**
   * Makes the open assessment hold what a person decided at an import: records of `next` with their times and names as they
   * stand there; texts are changed only where they differ. The id stays. Each change stands in the history.
   */
  adopt(next: Assessment): void;
  open(id: string): void;
  /** Takes it out of the list, for good. */
  remove(id: string): void;
}
