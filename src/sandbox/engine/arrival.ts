import type { KeyKind, Operation } from '../../generated/contract/operations';
import type { Exchange } from '../../ledger/types';

export interface Caller {
  readonly accountId: string;
  readonly keyKind: KeyKind;
}

/** A request before anything was decided about it, without card data and secrets. */
export interface Arrival {
  readonly requestId: string;
  readonly time: Date;
  /** For the duration, in milliseconds of a clock that never goes back. */
  readonly startedAt: number;
  readonly method: string;
  readonly caller: Caller;
  readonly operation: Operation | null;
  /** What the ledger says of the request. */
  readonly recorded: Pick<Exchange, 'path' | 'requestHeaders' | 'requestBody'>;
  /** Path parameters. */
  readonly params: Readonly<Record<string, string>>;
  /** The body for the rules of commerce; null where the operation takes none. */
  readonly body: unknown;
}
