import type { PlanEntry } from '../assessment/types';
import type { Subject } from '../subjects/types';

/** One thing to do, with who does it and by when. */
export interface PlanRow {
  readonly subject: Pick<Subject, 'id' | 'kind' | 'title' | 'route' | 'list' | 'level'>;
  /** The phase of the process in words, such as "Phase 2, Development". */
  readonly phase: string;
  /** `aside`: it does not apply, or somebody took the failure on. */
  readonly state: 'met' | 'failed' | 'open' | 'aside';
  /** What it is met by, or what is the matter, in a sentence. */
  readonly says: string;
  readonly entry?: PlanEntry;
  readonly note?: string;
  /** The first gate that waits for it; absent where none does. */
  readonly blocks?: Blocked;
}

export interface Blocked {
  /** The gate in words, such as "Exit of phase 2". */
  readonly gate: string;
  /** Its place among the gates, the first one first. */
  readonly rank: number;
}

export const ownerRoles = {
  pm: 'Product manager',
  dev: 'Developer',
  qa: 'QA engineer',
  security: 'Security',
  provider: 'The provider',
} as const satisfies Record<NonNullable<PlanEntry['ownerRole']>, string>;

/** Role and name, as far as they are known; empty where nobody is named. */
export function ownerOf({ ownerRole, ownerName }: Pick<PlanEntry, 'ownerRole' | 'ownerName'> = {}): string {
  const role = ownerRole && ownerRoles[ownerRole];
  return role && ownerName ? `${ownerName} (${role})` : (ownerName ?? role ?? '');
}

const gateNames: Readonly<Record<string, string>> = { entry: 'Entry criterion', exit: 'Exit criterion' };

/** What a row is one of, in words: a checklist, the tasks of a phase, or the criteria at one end of it. */
export const listOf = ({ kind, list }: PlanRow['subject']): string =>
  kind === 'criterion' ? (gateNames[list] ?? list) : list;

export const isSettled = ({ state }: Pick<PlanRow, 'state'>): boolean => state === 'met' || state === 'aside';

/** @param today year-month-day */
export const isOverdue = (row: Pick<PlanRow, 'state' | 'entry'>, today: string): boolean =>
  !isSettled(row) && row.entry?.due !== undefined && row.entry.due < today;
