/** What a caller named itself with. */
export type LedgerKeyKind = 'secret' | 'public' | 'none';

export interface LedgerObject {
  kind: string;
  id: string;
}

export interface LedgerEvent {
  id: string;
  type: string;
  /** ISO 8601 UTC. */
  time: string;
  objectKind: string;
  objectId: string;
  object?: unknown;
}

/** One request with its answer. Secrets and card details are redacted before an exchange is made. */
export interface Exchange {
  /** Counts an account's exchanges from 1. */
  sequence: number;
  requestId: string;
  /** When the request arrived, ISO 8601 UTC. */
  time: string;
  durationMs: number;
  /** Null where no operation of the contract was met. */
  operationId: string | null;
  method: string;
  /** With its query. */
  path: string;
  keyKind: LedgerKeyKind;
  /** The version of the API that request and answer are written in. Absent in entries from before it was kept. */
  apiVersion?: string;
  requestHeaders: Record<string, string>;
  requestBody: unknown;
  status: number;
  responseHeaders: Record<string, string>;
  responseBody: unknown;
  /** The objects that the call read, made, changed or deleted. */
  objects: LedgerObject[];
  /** The events that came of the call, in order. */
  events: LedgerEvent[];
}

/** A page of the ledger, oldest first. */
export interface LedgerPage {
  /** Raised by each reset: what was read in another epoch says nothing about this one. */
  epoch: number;
  hasMore: boolean;
  /** The oldest entry that is kept. Where it is not 1, the entries before it were removed to bound the ledger. */
  firstSequence: number;
  data: Exchange[];
}
