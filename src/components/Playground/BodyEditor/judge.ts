import { type OperationId, operations } from '../../../generated/contract/operations';
import { meaningOf } from '../../../sandbox/http/meaning';
import { validateBody } from '../../../sandbox/http/validation';
import type { Judge } from './faults';

/** The sandbox's own check of an operation's body: the editor and the answer say the same. */
export function judgeOf(operationId: string): Judge {
  if (!(operationId in operations)) return () => [];
  const id = operationId as OperationId;
  return (body) => validateBody(id, meaningOf(operations[id], body), body);
}
