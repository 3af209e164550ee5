/** What a page of the sandbox does for a shopper: a call of the API, by the rules of every call, and in the ledger. */
import { newestVersion } from '../../../contract/versions';
import { type KeyKind, type OperationId, operations } from '../../../generated/contract/operations';
import { redactBody } from '../../../ledger/redact';
import type { RequestBody } from '../../domain/kernel/call';
import type { Engine } from '../../engine/engine';
import { newUuid } from '../../engine/ids';
import type { Reply } from '../../engine/reply';
import { validateBody } from '../validation';

export interface Wanted<Id extends OperationId> {
  readonly operation: Id;
  readonly params?: Readonly<Record<string, string>>;
  readonly body: RequestBody<Id>;
}

/** Makes the calls of a page in an account, with the rights of a key of this kind. */
export function actingFor(engine: Engine, accountId: string, keyKind: KeyKind) {
  return <Id extends OperationId>({ operation: id, params = {}, body }: Wanted<Id>): Promise<Reply> => {
    const operation = operations[id];
    const path = operation.path.replaceAll(/\{(\w+)\}/g, (place, name: string) => params[name] ?? place);
    const arrival = {
      requestId: newUuid(),
      time: new Date(),
      startedAt: performance.now(),
      method: operation.method,
      origin: 'shopper' as const,
      caller: { accountId, keyKind },
      namedWith: keyKind,
      operation,
      version: newestVersion,
      older: {},
      recorded: { path, requestHeaders: { 'user-agent': 'a page of the sandbox' }, requestBody: redactBody(body) },
      params,
      body,
    };
    const [first, ...others] = operation.hasBody ? validateBody(id, body) : [];
    return first ? engine.refuse(arrival, [first, ...others]) : engine.perform(arrival, operation, {});
  };
}

/** What was wrong with a call, in words for whoever tries the page out; nothing where it succeeded. */
export function refusalIn({ status, body }: Reply): string | undefined {
  if (status < 400) return undefined;
  const { errors = [] } = body as { errors?: readonly { parameter?: string; message: string }[] };
  return errors.map(({ message }) => message).join(' ') || `The call answered ${status}.`;
}
