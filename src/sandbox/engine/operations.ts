import { operations } from '../../generated/contract/operations';
import { type Answer, type Call, registry } from '../domain';
import { handlersOf } from '../domain/kernel/handlers';

/** The handler of each operation. A test names those of the contract that have none. */
export const handlers = handlersOf(registry.resources, operations);

/** What the rules make of a call, before anything is stored. */
export async function answerOf(call: Call): Promise<Answer> {
  const handle = handlers.get(call.operation.id);
  if (!handle) throw new Error(`No resource answers ${call.operation.id}.`);
  return handle(call as Call<never>);
}
