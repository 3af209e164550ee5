/** Answers on their way out. The wire says how they look; the engine says what they are and keeps them. */

import type { Operation } from '../../generated/contract/operations';
import type { ErrorCode } from '../../generated/reference/error-codes';
import type { Answer } from '../domain';
import type { Download } from '../domain/kernel/call';

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

/** What becomes of an answer on its way, on purpose. */
export interface Fate {
  /** Milliseconds that it is held back. */
  readonly delayMs: number;
  /** It never arrives: after the delay the connection ends. */
  readonly isCut?: true;
}

/** An answer before it is a `Response`: the ledger keeps it too. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON. Of an answer in bytes the ledger keeps this, which says what they are and how many. */
  readonly body: object | null;
  /** What goes out in place of the body. */
  readonly bytes?: Uint8Array;
  readonly fate?: Fate;
}

/** How answers look on the wire. */
export interface Presenter {
  accepted(requestId: string, status: number, body: object | null): Reply;
  download(requestId: string, status: number, file: Download): Reply;
  refused(requestId: string, found: Refusals): Reply;
  /** Tells a caller that the ledger lacks this exchange. */
  unrecorded(reply: Reply): Reply;
}

/** Refusals that have nothing to do with what was asked. */
export const faults = {
  /** The disk or the browser refused, and says why. */
  storage: (message: string): Refusal => ({ status: 500, code: 'internal_error', message }),
  /** The account was deleted while the call was on its way. */
  closed: (): Refusal => ({ status: 401, message: 'The account of this API key was deleted.' }),
  internal: (): Refusal => ({
    status: 500,
    code: 'internal_error',
    message: 'The sandbox failed. This is a fault of the sandbox, not of the request.',
  }),
};

export function replyTo(
  requestId: string,
  { success, isBinary }: Pick<Operation, 'success' | 'isBinary'>,
  answer: Answer,
  present: Presenter,
): Reply {
  if (!answer.ok) return present.refused(requestId, answer.errors);
  const status = answer.status ?? success;
  if (isBinary) return present.download(requestId, status, answer.result as Download);
  return present.accepted(requestId, status, status === 204 ? null : answer.result);
}
