import type { Operation, OperationId } from '../../generated/contract/operations';
import { objects, text } from '../../json';
import type { Exchange } from '../../ledger/types';
import { meaningOf } from './operations';

/** One request with its answer, read once. */
export class Call {
  readonly operation: (Operation & { readonly id: OperationId }) | null;
  /** Variables of the path, decoded: `params.id`, `params.sourceId`. */
  readonly params: Readonly<Record<string, string>>;
  private knownCodes: readonly string[] | undefined;
  private knownSize = -1;
  private knownTime = Number.NaN;

  /** @param counts whether it is a call that rules judge: one of the connector's, in the run looked at */
  constructor(
    readonly entry: Exchange,
    readonly counts: boolean,
    /** Made in a run that tests refusals. */
    readonly isNegative: boolean,
  ) {
    const { operation, params } = meaningOf(entry.operationId, entry.method, entry.path);
    this.operation = operation;
    this.params = params;
  }

  /** A call is where its own request stands. */
  get call(): Call {
    return this;
  }

  get pointer(): string {
    return '/requestBody';
  }

  get value(): unknown {
    return this.entry.requestBody;
  }

  get sequence(): number {
    return this.entry.sequence;
  }

  get operationId(): OperationId | null {
    return this.operation?.id ?? null;
  }

  get status(): number {
    return this.entry.status;
  }

  /** The request's body. */
  get body(): unknown {
    return this.entry.requestBody;
  }

  get answer(): unknown {
    return this.entry.responseBody;
  }

  /** Answered with 2xx. */
  get isAccepted(): boolean {
    return this.entry.status >= 200 && this.entry.status < 300;
  }

  /** False when the API never looked at the content: no valid key, too many calls, or a fault of its own. */
  get wasJudged(): boolean {
    const { status } = this.entry;
    return status !== 401 && status !== 429 && status < 500;
  }

  /** Error codes of a refusal. */
  get codes(): readonly string[] {
    this.knownCodes ??= this.isAccepted
      ? []
      : objects(this.answer, 'errors').flatMap((error) => text(error, 'code') ?? []);
    return this.knownCodes;
  }

  /** True when it was refused with one of these codes. */
  refusedWith(...codes: readonly string[]): boolean {
    return this.codes.some((code) => codes.includes(code));
  }

  /** When it arrived, in milliseconds since 1970, by the account's clock. */
  get time(): number {
    if (Number.isNaN(this.knownTime)) this.knownTime = Date.parse(this.entry.time);
    return this.knownTime;
  }

  /** Characters of the request's body: of two counterexamples, the smaller one says more. */
  get size(): number {
    if (this.knownSize < 0) this.knownSize = JSON.stringify(this.body ?? null).length;
    return this.knownSize;
  }
}
