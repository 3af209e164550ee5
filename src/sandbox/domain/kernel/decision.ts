/** What every decision of the sandbox takes and gives. Nothing here knows about HTTP, storage, clocks or randomness. */
import type { ErrorCode } from '../../../generated/reference/error-codes';
import type { EventType } from '../../../generated/reference/event-types';
import type { IdKind } from './ids';
import type { Explain } from './reasons';
import type { AnyRecord, RecordKey } from './records';
import type { Reference } from './reference';

/** The outside world, handed in. */
export interface Context {
  /** The moment of the call, ISO 8601 UTC; a fraction of a second is allowed and cut off in documents. */
  readonly now: string;
  readonly newId: (kind: IdKind) => string;
  readonly reference: Reference;
  /** Whether the call came with a live key. */
  readonly liveMode: boolean;
  /** Where a shopper approves a redirect payment; a page of the sandbox, never of the provider. */
  readonly redirectUrl?: (sourceId: string) => string;
  /** Where the bytes of a document are. */
  readonly fileUrl?: (fileId: string) => string;
  /** Where a shopper completes a checkout session: by its own address, or by that of a link. */
  readonly checkoutUrl?: (what: 'checkout-pages' | 'checkout-links', id: string) => string;
  /** Where a shopper sends goods of an order back. */
  readonly returnsPortalUrl?: (orderId: string, token: string) => string;
  /** Where anybody can open a file. */
  readonly fileLinkUrl?: (linkId: string) => string;
  /** Takes the reasons of a decision. Absent unless the caller asked for them: then nothing is worked out. */
  readonly explain?: Explain;
}

export type ErrorStatus = 400 | 403 | 404 | 409;

/** One entry of the error envelope. `parameter` is a dotted path with `[i]` indexes. */
export interface DomainError {
  readonly status: ErrorStatus;
  readonly code: ErrorCode;
  readonly parameter?: string;
  readonly message: string;
  /** The envelope's type, where it does not follow from the status. */
  readonly type?: 'bad_request';
}

/** An event to record. `object` is the resource as it was at that point of the flow, not at its end. */
export interface EventDraft {
  readonly type: EventType;
  readonly objectKind: string;
  readonly objectId: string;
  readonly object: object;
  readonly previousAttributes?: object;
}

/** What has to be stored, in one transaction, whether the caller sees success or an error. */
export interface Effects {
  readonly writes: readonly AnyRecord[];
  readonly deletes: readonly RecordKey[];
  readonly events: readonly EventDraft[];
}

export interface Accepted<Result> extends Effects {
  readonly ok: true;
  /** The answer's body: already in wire shape, nothing private in it. `null` where the answer has no body. */
  readonly result: Result;
}

export interface Refused extends Effects {
  readonly ok: false;
  /** At least one; all share the status of the first. */
  readonly errors: readonly [DomainError, ...DomainError[]];
}

/**
 * A refused call may still have effects: a 409 on an order spends its checkout. Store `writes`, `deletes` and `events`
 * of both forms.
 */
export type Decision<Result> = Accepted<Result> | Refused;

const NOTHING: Effects = { writes: [], deletes: [], events: [] };

export function accept<Result>(result: Result, effects: Partial<Effects> = {}): Accepted<Result> {
  return { ok: true, result, ...NOTHING, ...effects };
}

export function refuse(error: DomainError | readonly DomainError[], effects: Partial<Effects> = {}): Refused {
  const [first, ...others] = Array.isArray(error) ? (error as readonly DomainError[]) : [error as DomainError];
  if (!first) throw new Error('A refusal needs at least one error.');
  const sameStatus = others.filter((other) => other.status === first.status);
  return { ok: false, errors: [first, ...sameStatus], ...NOTHING, ...effects };
}
