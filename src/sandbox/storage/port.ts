/**
 * What the engine needs of a store. Everything belongs to an account, so that one store can later serve many.
 *
 * A transaction sees its own writes, shows nothing to others before it ends, and leaves nothing behind when its work
 * throws. Work may await nothing but the transaction itself: IndexedDB ends a transaction that waits for anything else.
 */
import type { Exchange } from '../../ledger/types';
import type { RecordKind, RecordOf, StoredRecord } from './records';

/** A record and its place in the order of creation; later records have higher positions. */
export interface Placed<Record> {
  position: number;
  record: Record;
}

export interface PageRequest {
  /** Start beyond this position. From the newest or the oldest record when absent. */
  from?: number;
  direction: 'older' | 'newer';
  size: number;
}

export interface Transaction {
  get<Kind extends RecordKind>(kind: Kind, id: string): Promise<RecordOf<Kind> | undefined>;
  /** Makes or replaces a record. A replaced record keeps its position. */
  put(record: StoredRecord): Promise<void>;
  remove(kind: RecordKind, id: string): Promise<void>;
  positionOf(kind: RecordKind, id: string): Promise<number | undefined>;
  /** Records of a kind, in the direction asked for. */
  page<Kind extends RecordKind>(kind: Kind, request: PageRequest): Promise<Placed<RecordOf<Kind>>[]>;
  /** The sequence of the newest exchange, 0 when there is none. */
  lastSequence(): Promise<number>;
  append(exchange: Exchange): Promise<void>;
  /** Exchanges after a sequence, oldest first. */
  exchanges(after: number, limit: number): Promise<Exchange[]>;
  /** Removes all that the account has. */
  clear(): Promise<void>;
}

export interface Store {
  /** For `/_sandbox/info`. */
  readonly name: 'memory' | 'indexed-db' | 'sqlite';
  /** What a person should know about how the store opened, such as damaged data that was set aside. */
  readonly notices: readonly string[];
  /** Resolves when the work's writes will survive the end of the process. */
  transact<Result>(accountId: string, work: (transaction: Transaction) => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}
