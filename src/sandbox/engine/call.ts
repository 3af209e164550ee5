import type { KeyKind, Operation, OperationId } from '../../generated/contract/operations';
import type { operations as Contract } from '../../generated/contract/types';
import type { Context, Decision } from '../domain';
import type { Transaction } from '../storage/port';
import type { Query } from './query';

/** The body of an operation, as the contract types it; null where it takes none. */
export type RequestBody<Id extends OperationId> = Contract[Id] extends {
  requestBody: { content: { 'application/json': infer Body } };
}
  ? Body
  : null;

/** A request that passed every check of form, ready for its rules. */
export interface Call<Id extends OperationId = OperationId> {
  readonly operation: Operation;
  /** Path parameters. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: Query;
  readonly body: RequestBody<Id>;
  readonly keyKind: KeyKind;
  readonly transaction: Transaction;
  readonly context: Context;
}

/** What came of a call. `status` is only given where it differs from the operation's usual success. */
export type Answer = Decision<object | null> & { readonly status?: number };

/** Loads what a decision reads, asks for the decision, and leaves the writing to the caller. */
export type Handler<Id extends OperationId> = (call: Call<Id>) => Promise<Answer>;

/** One handler for every operation of the contract. */
export type Handlers = { readonly [Id in OperationId]: Handler<Id> };
