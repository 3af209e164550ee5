import type { Operation, OperationId } from '../../generated/contract/operations';
import { objects, text } from '../../json';
import type { Exchange } from '../../ledger/types';
import { meaningOf } from './operations';
import { outlineOf } from './outline';

const noCodes: readonly string[] = [];

/** One request with its answer, read once. */
export class Call {
  readonly operation: (Operation & { readonly id: OperationId }) | null;
  readonly operationId: OperationId | null;
  /** Variables of the path, decoded: `params.id`, `params.sourceId`. */
  readonly params: Readonly<Record<string, string>>;
  readonly sequence: number;
  readonly status: number;
  /** The request's body. */
  readonly body: unknown;
  readonly answer: unknown;
  /** Counts, and was not sent to be refused. */
  get isInEarnest(): boolean {
    return this.counts && !this.isNegative;
  }

  /** Answered with 2xx; where the answer was lost, it would have been. */
  readonly isAccepted: boolean;
  /** False when the API never looked at the content: no valid key, too many calls, or a fault of its own. */
  readonly wasJudged: boolean;
  /** The sandbox answered in place of the API, because somebody had armed a fault: the refusal says nothing about the call. */
  readonly isMadeUp: boolean;
  /** A fault took the answer away: what it says happened, and nobody heard of it. */
  readonly wasLost: boolean;
  private knownCodes: readonly string[] | undefined;
  private knownSize = -1;
  private knownTime = Number.NaN;
  private knownOutline = -1;
  /** Kept for `purchaseOf`: the purchase that the call asks for. */
  purchase: unknown;
  /** Kept for `lookAt`: what most rules find in a call that does it right. */
  plainFinding: unknown;
  private knownAlone: readonly [Call] | undefined;

  /** @param counts whether it is a call that rules judge: one of the connector's, in the run looked at */
  constructor(
    readonly entry: Exchange,
    readonly counts: boolean,
    /** Made in a run that tests refusals. */
    readonly isNegative: boolean,
  ) {
    const { operation, params } = meaningOf(entry.operationId, entry.method, entry.path);
    this.operation = operation;
    this.operationId = operation?.id ?? null;
    this.params = params;
    this.sequence = entry.sequence;
    this.status = entry.status;
    this.body = entry.requestBody;
    const { status, fault } = entry;
    this.isMadeUp = fault?.isDone === false;
    this.wasLost = fault?.isAnswered === false;
    this.answer = this.isMadeUp ? null : entry.responseBody;
    this.isAccepted = status >= 200 && status < 300;
    this.wasJudged = status !== 401 && status !== 429 && status < 500 && !this.isMadeUp;
  }

  /** A call is where its own request stands. */
  get call(): Call {
    return this;
  }

  /** The call as the only one of a list: many rules look at it, and all of them share the list. */
  get alone(): readonly [Call] {
    this.knownAlone ??= [this];
    return this.knownAlone;
  }

  get pointer(): string {
    return '/requestBody';
  }

  get value(): unknown {
    return this.body;
  }

  /** Error codes of a refusal, as whoever called read them. */
  get codes(): readonly string[] {
    this.knownCodes ??= this.isAccepted
      ? noCodes
      : objects(this.entry.responseBody, 'errors').flatMap((error) => text(error, 'code') ?? []);
    return this.knownCodes;
  }

  /** True when the API refused it with one of these codes. */
  refusedWith(...codes: readonly string[]): boolean {
    // Most calls are accepted.
    if (this.isAccepted || this.isMadeUp) return false;
    return this.codes.some((code) => codes.includes(code));
  }

  /** When it arrived, in milliseconds since 1970, by the account's clock. */
  get time(): number {
    if (Number.isNaN(this.knownTime)) this.knownTime = Date.parse(this.entry.time);
    return this.knownTime;
  }

  /** A number that stands for the request: the same for the same request, and seldom for another. */
  get outline(): number {
    if (this.knownOutline < 0) this.knownOutline = outlineOf(this.entry);
    return this.knownOutline;
  }

  /** Characters of the request's body: of two counterexamples, the smaller one says more. */
  get size(): number {
    if (this.knownSize < 0) this.knownSize = JSON.stringify(this.body ?? null).length;
    return this.knownSize;
  }

  /** The size; where it is seen at once to be larger than `most`, any larger number. */
  sizeUpTo(most: number): number {
    if (this.knownSize < 0 && leastSize(this.body, most) > most) return most + 1;
    return this.size;
  }
}

/** Characters that a value takes at least as JSON; counted no further than `most`. */
function leastSize(value: unknown, most: number): number {
  if (typeof value === 'string') return value.length + 2;
  if (typeof value !== 'object' || value === null) return 1;
  let size = 2;
  for (const name in value) {
    if (size > most) break;
    size += leastSize((value as Record<string, unknown>)[name], most - size);
  }
  return size;
}
