/** How much an account may have where many share a server. */

export interface Quotas {
  /** For each kind of key, on each side of the account. */
  readonly requestsPerSecond: number;
  /** Records of all kinds, on both sides together: what callers made, its events, and what stands beside it. */
  readonly objects: number;
  readonly webhooks: number;
  readonly snapshots: number;
  readonly assessments: number;
  /** With those that are over. */
  readonly keys: number;
  /** Of all records, snapshots and the ledger, as JSON, on both sides together. */
  readonly bytes: number;
}

/** What an account has that nobody gave other quotas: room for some months of a team that tests every day. */
export const usualQuotas: Quotas = {
  requestsPerSecond: 25,
  objects: 100_000,
  webhooks: 50,
  snapshots: 20,
  assessments: 50,
  keys: 200,
  bytes: 500_000_000,
};

export const quotaNames = Object.keys(usualQuotas) as (keyof Quotas)[];

/** More than any server has room for. */
export const largestQuota = 1_000_000_000_000;
