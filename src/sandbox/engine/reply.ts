/** Answers on their way out. The wire says how they look; the engine says what they are and keeps them. */
import type { ErrorCode } from '../../generated/reference/error-codes';
import type { Answer } from '../domain';

/** A refusal on its way out; the shape decisions of the domain use too. */
export interface Refusal {
  readonly status: number;
  readonly code?: ErrorCode;
  readonly parameter?: string;
  readonly message: string;
  /** Headers that belong to the refusal. */
  readonly headers?: Readonly<Record<string, string>>;
}

export type Refusals = readonly [Refusal, ...Refusal[]];

/** An answer before it is a `Response`: the ledger keeps it too. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: object | null;
}

/** How answers look on the wire. */
export interface Presenter {
  accepted(requestId: string, status: number, body: object | null): Reply;
  refused(requestId: string, found: Refusals): Reply;
  /** Tells a caller that the ledger lacks this exchange. */
  unrecorded(reply: Reply): Reply;
}

/** Refusals that are nobody's fault but the sandbox's or its storage's. */
export const faults = {
  /** The disk or the browser refused, and says why. */
  storage: (message: string): Refusal => ({ status: 500, code: 'internal_error', message }),
  internal: (): Refusal => ({
    status: 500,
    code: 'internal_error',
    message: 'The sandbox failed. This is a fault of the sandbox, not of the request.',
  }),
};

export function replyTo(requestId: string, usualStatus: number, answer: Answer, present: Presenter): Reply {
  if (!answer.ok) return present.refused(requestId, answer.errors);
  const status = answer.status ?? usualStatus;
  return present.accepted(requestId, status, status === 204 ? null : answer.result);
}
