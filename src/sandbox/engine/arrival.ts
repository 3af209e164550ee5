import type { OlderFields } from '../../contract/versions/types';
import type { KeyKind, Operation } from '../../generated/contract/operations';
import type { FaultEffect } from '../../ledger/faults';
import type { Exchange, LedgerKeyKind, Origin } from '../../ledger/types';

export type Permission = 'none' | 'read' | 'write' | 'read-write';
export type Permissions = Readonly<Record<string, Permission>>;

export interface Caller {
  /** The side of the account that the key reaches, see `sides.ts`. */
  readonly accountId: string;
  readonly keyKind: KeyKind;
  /** What a restricted key may do, by the collection in the path; absent where a key may do all that its kind may. */
  readonly permissions?: Permissions;
  /** The version of the API that is pinned to the key; the newest where none is. */
  readonly version?: string;
}

/** What the ledger says of a request, without card data and secrets. */
export interface Recorded {
  readonly requestId: string;
  readonly time: Date;
  /** For the duration, in milliseconds of a clock that never goes back. */
  readonly startedAt: number;
  readonly method: string;
  readonly origin: Origin;
  /** Name of the run that the caller wants it in; the run under way where it names none. */
  readonly runName?: string | undefined;
  readonly namedWith: LedgerKeyKind;
  readonly recorded: Pick<Exchange, 'path' | 'requestHeaders' | 'requestBody'>;
}

/** A request before anything was decided about it. */
export interface Arrival extends Recorded {
  readonly caller: Caller;
  readonly operation: Operation | null;
  /** The version of the API that the caller speaks. */
  readonly version: string;
  /** Fields of the body that only older versions know. */
  readonly older: OlderFields;
  /** Path parameters. */
  readonly params: Readonly<Record<string, string>>;
  /** The caller wants to know why. */
  readonly isExplained?: boolean;
  /** What the call itself asks to become of it. */
  readonly wantedFault?: FaultEffect | undefined;
  /** The body for the rules of commerce; null where the operation takes none. */
  readonly body: unknown;
}
