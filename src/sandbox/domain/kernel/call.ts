/** A call that passed every check of form, and what a handler gives back. */
import type { KeyKind, Operation, OperationId } from '../../../generated/contract/operations';
import type { operations as Contract, paths } from '../../../generated/contract/types';
import type { Context, Decision } from './decision';
import type { Query } from './query';
import type { RecordKind, RecordOf } from './records';

type JsonBody<Described> = Described extends { requestBody?: infer Sent }
  ? [NonNullable<Sent>] extends [never]
    ? null
    : NonNullable<Sent> extends { content: { 'application/json': infer Body } }
      ? Body
      : null
  : null;

/** The body of an operation, as the contract types it; null where it takes none. */
export type RequestBody<Id extends OperationId> = JsonBody<Contract[Id]>;

/** The same by path and method. */
export type BodyAt<Path, Method extends 'post' | 'put' | 'patch'> = Path extends keyof paths
  ? JsonBody<paths[Path][Method]>
  : never;

/** The body that changes an item: of its PATCH, or of its POST where it has none. */
export type ChangeAt<Path> = [BodyAt<Path, 'patch'>] extends [null] ? BodyAt<Path, 'post'> : BodyAt<Path, 'patch'>;

type SuccessStatus = 200 | 201 | 204;

type SuccessBody<Described> = Described extends { responses: infer Responses }
  ? {
      [Status in keyof Responses & SuccessStatus]: Responses[Status] extends { content: infer Content }
        ? Content extends { 'application/json': infer Body }
          ? Body
          : Download
        : null;
    }[keyof Responses & SuccessStatus]
  : never;

/** What an operation answers with when it succeeds, as the contract types it; null where it has no body. */
export type ResponseBody<Id extends OperationId> = SuccessBody<Contract[Id]>;

/** The same by path and method. */
export type ResponseAt<Path, Method extends 'get' | 'post' | 'put' | 'patch' | 'delete'> = Path extends keyof paths
  ? SuccessBody<paths[Path][Method]>
  : never;

/** The answer to a change of an item, see {@link ChangeAt}. */
export type ChangedAt<Path> = [BodyAt<Path, 'patch'>] extends [null]
  ? ResponseAt<Path, 'post'>
  : ResponseAt<Path, 'patch'>;

/** A page of a list. */
export interface Page<Kind extends RecordKind> {
  readonly data: RecordOf<Kind>['document'][];
  readonly hasMore: boolean;
}

/** Reads the account as it is before the call. */
export interface Reader {
  /** The record of an id that a body or another record names, or null. */
  find<Kind extends RecordKind>(kind: Kind, id: string | null | undefined): Promise<RecordOf<Kind> | null>;
  /** Those of the ids that exist, each once, in the order of the ids. */
  findAll<Kind extends RecordKind>(kind: Kind, ids: readonly string[]): Promise<RecordOf<Kind>[]>;
  /** All that a lookup finds: a filter of the contract by its path, or one of the definition's `lookups` by its name. */
  findBy<Kind extends RecordKind>(kind: Kind, lookup: string, values: readonly string[]): Promise<RecordOf<Kind>[]>;
  /** The page that the call's query asks for. `only`: further lookups and the value that each must have. */
  list<Kind extends RecordKind>(kind: Kind, only?: Readonly<Record<string, string>>): Promise<Answer<Page<Kind>>>;
}

export interface Call<Body = unknown> {
  readonly operation: Operation;
  /** Path parameters. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: Query;
  readonly body: Body;
  readonly keyKind: KeyKind;
  /** True where a page of the sandbox makes it for a shopper. */
  readonly isOfPage?: boolean;
  readonly read: Reader;
  readonly context: Context;
}

/** A call on a record that the path names, and that is there. */
export interface ItemCall<Kind extends RecordKind, Body = unknown> extends Call<Body> {
  readonly record: RecordOf<Kind>;
}

/** What a call gives whose operation answers in bytes. */
export interface Download {
  readonly content: Uint8Array | { readonly base64: string };
  readonly mediaType: string;
  /** The name under which a caller would save it. */
  readonly fileName: string;
}

/**
 * What came of a call. A file in a body is base64 (the operation's `files`), also where a form brought it. An operation that
 * `isBinary` gives a {@link Download}. `status` is only given where it differs from the operation's usual success.
 */
export type Answer<Body = object | null> = Decision<Body> & { readonly status?: number };

/** The answer to an operation, with the body that the contract says. */
export type AnswerTo<Id extends OperationId> = Answer<ResponseBody<Id>>;

/** Loads what a decision reads, asks for the decision, and leaves the writing to the engine. */
export type Handler<Sent = unknown, Answered = object | null> = (
  call: Call<Sent>,
) => Answer<Answered> | Promise<Answer<Answered>>;
