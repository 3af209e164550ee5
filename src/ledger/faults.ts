/** Faults that somebody arms, so that calls fail on purpose: what control calls take and answer, and what the ledger says. */

/** An answer of our own in place of the work; an answer that takes long; one that never comes; a connection that ends. */
export type FaultKind = 'error' | 'latency' | 'timeout' | 'cut';

/** What becomes of one call. */
export interface FaultEffect {
  kind: FaultKind;
  /** Of an error: its HTTP status. */
  status?: number;
  /** Of an error: its code; errors such as 401 and 503 have none. */
  code?: string;
  /** Of an error: the parameter that it names. */
  parameter?: string;
  /** Of an error: seconds, for the header `Retry-After`. */
  retryAfter?: number;
  /** Milliseconds that the answer, or the end of the connection, takes longer. */
  ms?: number;
  /** Of a time-out and a cut: whether the call's work is done, and stays done. */
  when?: 'before' | 'after';
}

/** A fault as it is asked for. */
export interface FaultWish extends FaultEffect {
  /** Ids of the operations that it is for; every operation when absent. */
  operations?: readonly string[];
  /** Calls that pass before it fires for the first time. */
  skip: number;
  /** How often it fires; null for as long as it is armed. */
  times: number | null;
  /** A name of your own. */
  name?: string;
}

/** A fault that is armed, or was. */
export interface Fault extends FaultWish {
  id: string;
  /** ISO 8601 UTC, of the account's clock. */
  createdTime: string;
  /** Calls that it was for, those that it let pass among them. */
  seen: number;
  /** How often it fired. */
  fired: number;
  /** Where it fired: sequences of the ledger's entries, the newest last; the last hundred are kept. */
  firedAt: number[];
}

/** Of a hundred calls, how many each fault strikes: shares from 0 to 1, of 1 in all. */
export interface ChaosRates {
  /** One of the documented errors of the operation. */
  error?: number;
  /** 429 with `Retry-After`. */
  rateLimit?: number;
  /** 500, 502 or 503, now and then with `Retry-After`. */
  unavailable?: number;
  latency?: number;
  timeout?: number;
  cut?: number;
}

export interface ChaosWish {
  /** The same seed and the same calls meet the same faults. */
  seed: number;
  rates: ChaosRates;
  /** Ids of the operations that it is for; every operation when absent. */
  operations?: readonly string[];
  /** The longest that an answer is made to take longer, in milliseconds. */
  ms: number;
}

/** Seeded chaos that goes on. */
export interface Chaos extends ChaosWish {
  id: 'chaos';
  kind: 'chaos';
  createdTime: string;
  /** Id of the run that it stops with; absent where no run was under way. */
  run?: string;
  /** Calls that it looked at, by operation. */
  seen: Record<string, number>;
  fired: number;
  firedAt: number[];
}

/** What `GET /_sandbox/faults` answers. */
export interface FaultList {
  /** In the order in which they fire. */
  data: Fault[];
  chaos: Chaos | null;
}

/** In an entry of the ledger: what the sandbox did to the call on purpose. The call itself is not at fault. */
export interface LedgerFault extends FaultEffect {
  /** Of the fault that was armed; `chaos`, or `header` where the call asked for it. */
  id: string;
  /** The call was carried out. */
  isDone: boolean;
  /** An answer went out; its status is that of the entry. */
  isAnswered: boolean;
}
