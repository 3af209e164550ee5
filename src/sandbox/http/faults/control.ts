/** `/_sandbox/faults` and `/_sandbox/chaos`: calls that fail on purpose. */
import { operations } from '../../../generated/contract/operations';
import { notFound } from '../../domain/kernel/problems';
import type { Book } from '../../engine/book';
import { controlEntry, nothing } from '../../engine/entries';
import { arm, disarm, faultsOf, letChaosIn } from '../../engine/faults/arm';
import { errorsOfAll } from '../../engine/faults/documented';
import { mostFaults } from '../../engine/faults/record';
import type { Refusal, Reply } from '../../engine/reply';
import { refuseWith, replyWith } from '../answer';
import type { ControlCall, ControlRoute } from '../control-call';
import { type ControlPattern, routesOf } from '../control-patterns';
import { parseFields, Unfit } from '../fields';
import { chaosWishIn, faultWishIn } from './wish';

const tooMany: Refusal = {
  status: 409,
  code: 'invalid_request',
  message: `${mostFaults} faults are armed. Remove some with DELETE /_sandbox/faults/{id}, or all with DELETE /_sandbox/faults.`,
};

/** What is answered, and written into the ledger unless it is a refusal. */
async function changing(call: ControlCall, change: (book: Book) => Promise<Reply>): Promise<Reply> {
  const told = await call.recorded();
  return call.options.record({ accountId: call.accountId }, async (book) => {
    const reply = await change(book);
    if (reply.status < 300) book.write(controlEntry(told, reply, nothing));
    return reply;
  });
}

async function armOne(call: ControlCall): Promise<Reply> {
  const wish = faultWishIn((await parseFields(call)).fields);
  return changing(call, async (book) => {
    const fault = await arm(book, wish);
    return fault ? replyWith(call.requestId, 201, fault) : refuseWith(call.requestId, [tooMany]);
  });
}

async function list({ requestId, accountId, options }: ControlCall): Promise<Reply> {
  return replyWith(requestId, 200, await options.store.transact(accountId, faultsOf));
}

async function listErrors({ requestId, search }: ControlCall): Promise<Reply> {
  const operation = search.get('operation') ?? undefined;
  if (operation !== undefined && !Object.hasOwn(operations, operation))
    throw new Unfit('operation', `${operation} is no operation. GET /_sandbox/info lists all.`);
  return replyWith(requestId, 200, { data: errorsOfAll(operation === undefined ? undefined : [operation]) });
}

const removeAll = (call: ControlCall) =>
  changing(call, async ({ transaction }) => {
    await disarm(transaction);
    return replyWith(call.requestId, 204, null);
  });

const removeOne = (call: ControlCall, id: string) =>
  changing(call, async ({ transaction }) => {
    const gone = await disarm(transaction, id);
    if (gone.length > 0) return replyWith(call.requestId, 204, null);
    return refuseWith(call.requestId, notFound('Fault', id).errors as [Refusal]);
  });

async function startChaos(call: ControlCall): Promise<Reply> {
  const wish = chaosWishIn((await parseFields(call)).fields);
  return changing(call, async (book) => replyWith(call.requestId, 201, await letChaosIn(book, wish)));
}

async function readChaos({ requestId, accountId, options }: ControlCall): Promise<Reply> {
  const { chaos } = await options.store.transact(accountId, faultsOf);
  return replyWith(requestId, 200, { chaos });
}

const patterns: readonly ControlPattern[] = [
  { path: /^\/_sandbox\/faults$/, method: 'GET', answer: list },
  { path: /^\/_sandbox\/faults$/, method: 'POST', answer: armOne },
  { path: /^\/_sandbox\/faults$/, method: 'DELETE', answer: removeAll },
  { path: /^\/_sandbox\/faults\/errors$/, method: 'GET', answer: listErrors },
  { path: /^\/_sandbox\/faults\/(?!errors$)([^/]+)$/, method: 'DELETE', answer: removeOne },
  { path: /^\/_sandbox\/chaos$/, method: 'GET', answer: readChaos },
  { path: /^\/_sandbox\/chaos$/, method: 'POST', answer: startChaos },
  { path: /^\/_sandbox\/chaos$/, method: 'DELETE', answer: (call) => removeOne(call, 'chaos') },
];

/** The calls about faults that stand at a path without a slash at its end. */
export function faultRoutesAt(path: string): readonly ControlRoute[] {
  return routesOf(patterns, path);
}
