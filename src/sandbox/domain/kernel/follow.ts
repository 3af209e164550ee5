/** Records that follow from others: a sale from a fulfillment. */
import type { Reader } from './call';
import type { AnyRecord } from './records';
import type { Reference } from './reference';

export interface FollowSurroundings {
  /** Reads the account as it is before the writes. */
  readonly read: Reader;
  /** ISO 8601 UTC. */
  readonly now: string;
  readonly reference: Reference;
}

/** What is written in the same transaction as `writes`, which are all that a call or a due step writes. */
export type Follow = (writes: readonly AnyRecord[], around: FollowSurroundings) => Promise<readonly AnyRecord[]>;
