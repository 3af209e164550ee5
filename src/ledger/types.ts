import type { LedgerFault } from './faults';

/** What a caller named itself with; `unknown` where nobody was given that key. */
export type LedgerKeyKind = 'secret' | 'public' | 'restricted' | 'unknown' | 'none';

/**
 * A call of the API; one of the sandbox's own calls that changed something; what happened because its time had come; an event
 * that was sent to a webhook.
 */
export type EntryKind = 'exchange' | 'control' | 'timer' | 'delivery';

/**
 * Who sent a call. Pages of the site name themselves; whatever does not is a connector. `shopper`: a page of the sandbox
 * that a shopper opens. `assistant`: a program that calls through the site's MCP endpoint. `unknown` in entries from before origins were kept.
 */
export type Origin =
  | 'connector'
  | 'playground'
  | 'guide'
  | 'example'
  | 'preparation'
  | 'replay'
  | 'assistant'
  | 'shopper'
  | 'unknown';

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

/** What all entries of the ledger say. */
interface Entry {
  kind: EntryKind;
  /** Counts an account's entries from 1, whatever their kind. */
  sequence: number;
  /** When the request arrived, the time came, or the attempt to deliver began: ISO 8601 UTC, of the account's clock. */
  time: string;
  origin: Origin;
  /** Id of the run that it belongs to. */
  run?: string;
  /** The objects that it read, made, changed or deleted. */
  objects: LedgerObject[];
  /** The events that came of it, in order. */
  events: LedgerEvent[];
}

/** Why a value of an answer is what it is. */
export interface LedgerReason {
  /** The value's place in the answer, such as `items[0].tax.amount`. */
  pointer: string;
  text: string;
  /** The table that it rests on, and the row of it in words. */
  source?: { table: string; row?: string; basis?: string };
}

/** One request with its answer. Secrets and card details are redacted before an exchange is made. */
export interface Exchange extends Entry {
  kind: 'exchange' | 'control';
  requestId: string;
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
  /** Where the caller asked for reasons and there are some. */
  reasons?: LedgerReason[];
  /** What the sandbox did to the call on purpose. Where no answer went out, `status` is what it would have been, or 0. */
  fault?: LedgerFault;
}

/** What happened by itself. It stands before the call whose arrival, or whose moving of the clock, carried it out. */
export interface TimerEntry extends Entry {
  kind: 'timer';
  /** Whether a call met what was due, or somebody moved the clock on. */
  cause: 'due' | 'clock';
  /** What was due, such as `subscription-invoice`. Absent in entries from before it was kept. */
  step?: string;
}

/** What was wrong with a delivery, on purpose: the parts of a check of the handler behind a webhook. */
export type HandlerCheckPart =
  | 'signed'
  | 'duplicate'
  | 'replayed'
  | 'unsigned'
  | 'wrongly-signed'
  | 'old'
  | 'future'
  | 'altered'
  | 'unknown-type';

/** What came back: 2xx, another answer, none in time, or no connection that lasted. `withheld`: nothing was sent, on purpose. */
export type DeliveryOutcome = 'acknowledged' | 'refused' | 'timeout' | 'unreachable' | 'withheld';

/** One attempt to deliver an event to a webhook. The body is the event, in the version named; secrets are not part of it. */
export interface DeliveryEntry extends Entry {
  kind: 'delivery';
  deliveryId: string;
  webhookId: string;
  eventId: string;
  eventType: string;
  /** Counts the attempts of a delivery from 1. */
  attempt: number;
  /** `check`: it is a part of a check of the handler. */
  cause: 'event' | 'resend' | 'check';
  /** Of a check: its id, and which part of it this is. */
  check?: { id: string; part: HandlerCheckPart };
  /** What the sandbox did to the delivery on purpose, because a fault with this id asked for it. */
  fault?: { id: string; kind: 'drop' | 'delay' | 'duplicate' | 'reorder' };
  /** Without credentials. */
  url: string;
  /** The version of the API that the body is written in. */
  apiVersion: string;
  /** From the beginning of the attempt to the status, or to its end. */
  durationMs: number;
  outcome: DeliveryOutcome;
  /** Of the answer, where there was one. */
  status?: number;
  /** Why there was no answer, in words. */
  reason?: string;
  /** The beginning of what was answered, as text. */
  answer?: string;
  /** When it is sent again, where it is: ISO 8601 UTC, of the account's clock. */
  nextAttemptTime?: string;
  /** The webhook was switched off, because nothing but failures had come back for days. */
  switchedOff?: boolean;
}

export type LedgerEntry = Exchange | TimerEntry | DeliveryEntry;

export type RunPurpose = 'ordinary' | 'use-case' | 'negative';

/** A stretch of a connector's work that is judged by itself. */
export interface Run {
  id: string;
  name: string;
  /** `negative`: its calls are meant to be refused. */
  purpose: RunPurpose;
  /** The use case that is tried. */
  useCaseId?: string;
  /** ISO 8601 UTC, of the account's clock. */
  startedTime: string;
  /** Absent while it goes on. */
  stoppedTime?: string;
  /** The first entry that may be of the run; each entry says itself whether it is. */
  firstSequence: number;
  lastSequence?: number;
}

/** A page of the ledger, oldest first. */
export interface LedgerPage {
  /** Raised by each reset: what was read in another epoch says nothing about this one. */
  epoch: number;
  hasMore: boolean;
  /** The oldest entry that is kept. Where it is not 1, the entries before it were removed to bound the ledger. */
  firstSequence: number;
  data: LedgerEntry[];
}
