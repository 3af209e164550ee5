import type { Account } from '../../account';
import type { RecordKind, StoredRecord } from '../../records';
import type { Traces } from '../../traces';
import type { Asking } from './connection';
import type { Knowledge } from './known';

/** What a transaction is to write, until somebody reads what it may change or the transaction ends. */
export interface Pending {
  /** By kind and id. */
  readonly records: Map<string, StoredRecord>;
  /** Kinds of records that were put or removed. */
  readonly kinds: Set<string>;
  /** Entries of the ledger, as their rows have them. */
  readonly entries: (readonly [sequence: number, body: string])[];
  /** What the other processes are told, as the database carries it. */
  readonly news: string[];
}

export const newPending = (): Pending => ({ records: new Map(), kinds: new Set(), entries: [], news: [] });

/** All that a transaction's calls need. */
export interface Scope {
  readonly connection: Asking;
  /** As rows have it. */
  readonly account: string;
  readonly counts: Account;
  readonly traces: Traces;
  readonly knowledge: Knowledge;
  readonly pending: Pending;
  /** Names this process in what it tells the others. */
  readonly self: string;
  /** The declaration of lookups and of redaction by which this process writes. */
  readonly declared: number;
}

export const keyOf = (kind: RecordKind, id: string) => `${kind} ${id}`;
