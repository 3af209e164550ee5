/**
 * What the engine needs of a store. Everything belongs to an account, so that one store can later serve many.
 *
 * A transaction sees its own writes, shows nothing to others before it ends, and leaves nothing behind when its work
 * throws. Work may await nothing but the transaction itself: IndexedDB ends a transaction that waits for anything else.
 * No call reads more than what it gives back and the keys it needs to find that: a list of ten among many is as quick as
 * a list of ten among ten.
 */
import type { LedgerEntry } from '../../ledger/types';
import type { News } from '../peers/news';
import type { Account } from './account';
import type { Filter } from './filters';
import type { LookupValue } from './lookups';
import type { DueStepRecord, RecordKind, RecordOf, StoredRecord } from './records';

/** A record and its place in the order of creation; later records have higher positions. */
export interface Placed<Record> {
  position: number;
  record: Record;
  /** Characters of the record's JSON; absent where nobody asked for a page within so many. */
  characters?: number;
}

export interface PageRequest {
  /** Start beyond this position. From the newest or the oldest record when absent. */
  from?: number;
  direction: 'older' | 'newer';
  size: number;
  /** Only records that pass all of these. */
  where?: readonly Filter[];
  /** The page ends with the record that brings it over so many characters of JSON, though never before the second one. */
  characters?: number;
}

export interface Transaction {
  /** What the account counts. The transaction has it for itself. */
  readonly account: Account;
  get<Kind extends RecordKind>(kind: Kind, id: string): Promise<RecordOf<Kind> | undefined>;
  /** Those of the ids that exist, each once, in the order of the ids. */
  getAll<Kind extends RecordKind>(kind: Kind, ids: readonly string[]): Promise<RecordOf<Kind>[]>;
  /**
   * Makes or replaces records. A replaced record keeps its position; of two with one id the later counts.
   * @param added records under ids that were just made: nobody looks what stood there
   */
  put(records: readonly StoredRecord[], added?: readonly StoredRecord[]): Promise<void>;
  remove(kind: RecordKind, id: string): Promise<void>;
  positionOf(kind: RecordKind, id: string): Promise<number | undefined>;
  /** Records of a kind, in the direction asked for. */
  page<Kind extends RecordKind>(kind: Kind, request: PageRequest): Promise<Placed<RecordOf<Kind>>[]>;
  /** The values that records of a kind are kept under by this name, each once. */
  values(kind: RecordKind, name: string): Promise<LookupValue[]>;
  /** The steps due at a time (milliseconds) or before, the longest overdue first. */
  due(until: number, limit: number): Promise<DueStepRecord[]>;
  /** The sequence of the newest exchange, 0 when there is none. */
  lastSequence(): Promise<number>;
  /** Adds entries to the ledger. Of a ledger that is full, the oldest are removed. */
  append(...exchanges: readonly LedgerEntry[]): Promise<void>;
  /** Exchanges after a sequence, oldest first. */
  exchanges(after: number, limit: number): Promise<LedgerEntry[]>;
  /** Removes all that the account has, and raises its epoch. */
  clear(): Promise<void>;
  /** Tells the other processes on the database, if the transaction is stored and not before. Absent where there are none. */
  announce?(news: News): void;
}

/** What an account takes up in a store. */
export interface Usage {
  /** How many records there are of each kind. */
  readonly records: Readonly<Partial<Record<RecordKind, number>>>;
  /** Entries of the ledger. */
  readonly entries: number;
  /** Of the records' and entries' JSON, without what the database adds around it. */
  readonly bytes: number;
}

export interface Store {
  /** For `/_sandbox/info`. */
  readonly name: 'memory' | 'indexed-db' | 'sqlite' | 'postgresql';
  /** What a person should know about the store now, such as damaged data that was set aside. Read it anew each time. */
  readonly notices: readonly string[];
  /** How many entries of the ledger it keeps for an account. */
  readonly keptExchanges: number;
  /**
   * Resolves when the work's writes will survive the end of the process.
   * @throws StoreFault when the disk or the browser refuses: the work may be at fault in nothing
   */
  transact<Result>(accountId: string, work: (transaction: Transaction) => Promise<Result>): Promise<Result>;
  /** The accounts that have records which are found by this name. For whoever looks for work when a process starts. */
  accountsWith(kind: RecordKind, name: string): Promise<readonly string[]>;
  /** What an account takes up. Reads no document, but visits each row; absent where nobody shares the store. */
  usage?(accountId: string): Promise<Usage>;
  /**
   * Writes all that was stored so far into a new file, which can be opened in the place of the store's own.
   * @throws StoreFault when there is no room for it
   */
  backUp?(file: string): Promise<void>;
  close(): Promise<void>;
}
