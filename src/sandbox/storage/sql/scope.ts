import type { Account } from '../account';
import type { RecordKind } from '../records';
import type { Traces } from '../traces';
import type { RecordCache } from './cache';
import type { FileCalls } from './connection';
import type { LateLookups } from './late-lookups';
import type { Positions } from './positions';

export interface Touched {
  readonly account: string;
  readonly kind: RecordKind;
  readonly id: string;
}

/** An entry of the ledger as its row has it. */
export type Entry = readonly [account: string, sequence: number, body: string];

/** All that a transaction's calls need. */
export interface Scope {
  readonly connection: FileCalls;
  readonly account: string;
  readonly counts: Account;
  readonly traces: Traces;
  readonly cache: RecordCache;
  readonly positions: Positions;
  readonly late: Pick<LateLookups, 'waitsFor' | 'writeFor'>;
  /** Records that the transaction wrote: what is held of them is forgotten when it is taken back. */
  readonly touched: Touched[];
  /** Entries of the ledger that are not stored yet. */
  readonly entries: Entry[];
}
