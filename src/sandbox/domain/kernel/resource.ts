/**
 * What a resource is: one definition, from which its kind, ids, names, lookups, handlers, events and samples follow. What a
 * definition leaves out is done as every plain resource does it, see `defaults.ts`.
 */
import type { OperationId } from '../../../generated/contract/operations';
import type { EventType } from '../../../generated/reference/event-types';
import type {
  Answer,
  AnswerTo,
  BodyAt,
  Call,
  ChangeAt,
  ChangedAt,
  Handler,
  ItemCall,
  Page,
  Reader,
  RequestBody,
  ResponseAt,
  ResponseBody,
} from './call';
import type { Context, Decision, DomainError } from './decision';
import type { DueStep, DueStepName } from './due';
import type { Follow } from './follow';
import type { IdShape, InnerIdKind } from './ids';
import type { StateMachine } from './machine';
import type { Standing } from './reasons';
import type { AnyRecord, RecordKind, RecordOf } from './records';
import type { SampleStep } from './samples';

type Promised<Result> = Result | Promise<Result>;
type Document<Kind extends RecordKind> = RecordOf<Kind>['document'];

/** The time, and what else the outside world says, while a due step is carried out. */
export interface Surroundings {
  readonly read: Reader;
  readonly context: Context;
}

/** A control call on a record that is there. */
export interface ControlOn<Kind extends RecordKind> extends Surroundings {
  readonly record: RecordOf<Kind>;
  /** Empty where nothing was sent. */
  readonly body: Readonly<Record<string, unknown>>;
}

/** A call that somebody had refused. */
export interface MadeUpRefusal extends Surroundings {
  readonly status: number;
  readonly code: string | undefined;
  /** As it was sent: it may have any form. */
  readonly body: unknown;
}

export interface ResourceOptions<Kind extends RecordKind, Path extends string> {
  /** What a person calls it, in "Refund 're_1' not found." */
  readonly name: string;
  /** Of the collection, such as `/refunds`. Left out for records that callers do not know. */
  readonly path?: Path;
  /** A UUID where nothing is said. */
  readonly id?: IdShape;
  /** False where documents have no `id`: what they are kept under follows from other fields. */
  readonly showsId?: boolean;
  /** Shapes of ids that belong to it and are no records. */
  readonly ids?: Partial<Record<InnerIdKind, IdShape>>;
  /** What it is found by beyond the filters of the contract: name → path from the record, such as `document.skuId`. */
  readonly lookups?: Readonly<Record<string, string>>;
  /** Only records with this value of a lookup are there for callers. */
  readonly visible?: { readonly lookup: string; readonly value: string };
  /** What an id that callers choose must satisfy; 1 to 255 characters that fit into an address where nothing is said. */
  readonly checkId?: (id: string, context: Context) => readonly DomainError[];

  /** The types of the events that the default decisions tell. */
  readonly events?: { readonly created?: EventType; readonly updated?: EventType; readonly deleted?: EventType };
  /** Which of these a document has. All but `updatedTime`, which appears with the first change, are there from the start. */
  readonly stamps?: readonly ('createdTime' | 'updatedTime' | 'liveMode')[];
  /** Fields of a new object that the caller does not choose, such as its first state. */
  readonly initial?: (body: BodyAt<Path, 'post'>, context: Context) => Partial<Document<Kind>>;
  /** Fields that follow from the others, whichever call wrote them. One that is undefined is left out. */
  readonly derive?: (fields: Document<Kind>, context: Context) => Partial<Document<Kind>>;
  /** What a complete object must satisfy, whichever call wrote it. */
  readonly check?: (document: Document<Kind>, around: Surroundings) => Promised<readonly DomainError[]>;

  /** What is written when one is made by the default decision, such as the stock of an inventory item. */
  readonly makes?: (record: RecordOf<Kind>, around: Surroundings) => Promised<readonly AnyRecord[]>;

  readonly list?: Handler<null, ResponseAt<Path, 'get'>>;
  readonly create?: Handler<BodyAt<Path, 'post'>, ResponseAt<Path, 'post'>>;
  readonly retrieve?: (call: ItemCall<Kind, null>) => Promised<Answer<ResponseAt<`${Path}/{id}`, 'get'>>>;
  readonly update?: (call: ItemCall<Kind, ChangeAt<`${Path}/{id}`>>) => Promised<Answer<ChangedAt<`${Path}/{id}`>>>;
  /** `existing`: what stands under the id of the path. */
  readonly upsert?: (
    call: Call<BodyAt<`${Path}/{id}`, 'put'>> & { readonly existing: RecordOf<Kind> | null },
  ) => Promised<Answer<ResponseAt<`${Path}/{id}`, 'put'>>>;
  readonly remove?: (call: ItemCall<Kind, null>) => Promised<Answer<ResponseAt<`${Path}/{id}`, 'delete'>>>;
  /** Calls below `path/{id}`, by operation; the record is loaded, or the call answered with 404. */
  readonly onItem?: {
    readonly [Id in OperationId]?: (call: ItemCall<Kind, RequestBody<Id>>) => Promised<AnswerTo<Id>>;
  };
  /** Any other call, by operation. */
  readonly operations?: { readonly [Id in OperationId]?: Handler<RequestBody<Id>, ResponseBody<Id>> };

  /**
   * Why the values of one that is stored are what they are; the first reason of a place counts. Nobody calls it but for a
   * caller who wants to know.
   */
  readonly reasons?: (record: RecordOf<Kind>, around: Surroundings) => Promised<readonly Standing[]>;

  /** What is written along with a record, such as the session of a checkout. */
  readonly beside?: (record: RecordOf<Kind>) => readonly AnyRecord[];
  /** What is written after others were, whichever call wrote them. */
  readonly follows?: Follow;
  /**
   * What the sandbox's own calls `POST /_sandbox/{collection}/{id}/{action}` do to one, by action: they stand for a bank, a
   * reviewer, a carrier or a shopper.
   */
  readonly controls?: { readonly [action: string]: (call: ControlOn<Kind>) => Promised<Answer> };
  /**
   * What an answer that was made up in place of a call leaves behind, where the API itself changes something when it
   * refuses: a fault of the sandbox must not be gentler than the real one.
   */
  readonly refused?: { readonly [Id in OperationId]?: (call: MadeUpRefusal) => Promised<readonly AnyRecord[]> };
  /** What is done when a step is due. It does nothing where the object has moved on without it. */
  readonly due?: {
    readonly [Name in DueStepName]?: (step: DueStep<Name>, around: Surroundings) => Promised<Decision<null>>;
  };
  /** The state tables, for the engine, their tests and the pages. */
  readonly machines?: readonly StateMachine[];
  /** Objects that an account starts with, so that each example of the contract works at the first try. */
  readonly samples?: readonly SampleStep[];
}

/** A definition as the engine reads it, whatever its kind. */
export interface Resource extends ResourceOptions<RecordKind, string> {
  /** Null where it keeps no records. */
  readonly kind: RecordKind | null;
}

/** For each call that may be left to `defaults.ts`: what the plain handler answers, and what the contract says. */
interface PlainAnswers<Kind extends RecordKind, Path extends string> {
  list: [Page<Kind>, ResponseAt<Path, 'get'>];
  create: [Document<Kind>, ResponseAt<Path, 'post'>];
  retrieve: [Document<Kind>, ResponseAt<`${Path}/{id}`, 'get'>];
  update: [Document<Kind>, ChangedAt<`${Path}/{id}`>];
  upsert: [Document<Kind>, ResponseAt<`${Path}/{id}`, 'put'>];
}

/** Calls of the contract whose plain answer is another than the contract's. */
type Unplain<Answers> = {
  [Name in keyof Answers]: Answers[Name] extends [infer Plain, infer Described]
    ? [Described] extends [never]
      ? never
      : [Plain] extends [Described]
        ? never
        : Name
    : never;
}[keyof Answers];

/** A handler of its own for each of them: a definition without it does not compile. */
type OwnHandlers<Kind extends RecordKind, Path extends string> = Required<
  Pick<ResourceOptions<Kind, Path>, Unplain<PlainAnswers<Kind, Path>>>
>;

export function resource<Kind extends RecordKind, Path extends string = never>(
  kind: Kind,
  options: ResourceOptions<Kind, Path> & OwnHandlers<Kind, Path>,
): Resource {
  // The engine calls a handler only with records and bodies of its own kind, which the compiler cannot follow.
  return { ...options, kind } as unknown as Resource;
}

/** Calls that keep nothing, such as a quote or a table of countries. */
export function calls(name: string, operations: NonNullable<Resource['operations']>): Resource {
  return { kind: null, name, operations };
}
