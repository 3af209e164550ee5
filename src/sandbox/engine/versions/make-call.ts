/** Calls that are made within one transaction. */
import { type Operation, type OperationId, operations } from '../../../generated/contract/operations';
import type { Answer } from '../../domain';
import type { AnswerTo, RequestBody } from '../../domain/kernel/call';

type Params = Readonly<Record<string, string>>;

/** Makes a call and stores what comes of it. Its body has passed the contract. */
export type MakeCall = (operation: Operation, params: Params, body: unknown) => Promise<Answer>;

/** The same for an operation that is known where the call is made, with the contract's types. */
export function callNamed<Id extends OperationId>(make: MakeCall, id: Id, params: Params, body: RequestBody<Id>) {
  return make(operations[id], params, body) as Promise<AnswerTo<Id>>;
}
