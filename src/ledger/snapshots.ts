/** Snapshots of an account: what control calls answer about them. */

export interface Snapshot {
  id: string;
  /** Each name stands for one snapshot of the account. */
  name: string;
  /** The account's time when it was taken: ISO 8601 UTC. It is shown again after the return. */
  time: string;
  /** The machine's time then. */
  savedTime: string;
  /** Objects, events, and what else an account keeps. */
  records: number;
  /** Entries of the ledger that it holds; the newest where not all had room. */
  entries: number;
  /** Compressed. */
  bytes: number;
  /** It came as a file. */
  isImported: boolean;
}
