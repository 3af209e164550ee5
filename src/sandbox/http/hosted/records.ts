/** What is kept of teams, of accounts that are gone, and of what was done to them. */
import type { Kept } from '../../domain/kernel/records';

export interface Team {
  readonly name?: string;
  readonly createdTime: string;
}

/** A call that changed something, by an operator or by an account below `/_sandbox/`. */
export interface AuditEntry {
  readonly time: string;
  /** `operator …` with the beginning of the hash of the token, or `account …`. */
  readonly who: string;
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly requestId: string;
  /** The address of the caller, where the runtime knows it. */
  readonly from?: string;
}

export type TeamRecord = Kept<'team', Team>;
/** In the place of an account that was deleted: its id is not given again. */
export type ClosedAccountRecord = Kept<'closed-account', { readonly closedTime: string }>;
export type AuditRecord = Kept<'audit-entry', AuditEntry>;

declare module '../../domain/kernel/records' {
  interface Records {
    team: TeamRecord;
    'closed-account': ClosedAccountRecord;
    'audit-entry': AuditRecord;
  }
}

/** What the store keeps the operators' audit log under; no account has this name. */
export const auditAccount = ':audit';

/** The same of an account's own control calls: a busy account pushes out entries of nobody else. */
export const auditOf = (account: string) => `${account}:audit`;
