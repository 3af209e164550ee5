/** `/_sandbox/webhooks/faults`: deliveries that are dropped, late, doubled or out of order on purpose. */

import type { RecordOf } from '../../domain';
import type { Decision } from '../../domain/kernel/decision';
import { notFound } from '../../domain/kernel/problems';
import type { Book } from '../../engine/book';
import { controlEntry, nothing } from '../../engine/entries';
import { shown } from '../../engine/outbox/ask';
import { addEventFault, eventFaultsOf, letGo, mostEventFaults } from '../../engine/outbox/faults';
import { strikeNamed } from '../../engine/outbox/named';
import type { Refusal, Reply } from '../../engine/reply';
import { refuseWith, replyWith } from '../answer';
import type { ControlCall } from '../control-call';
import { parseFields } from '../fields';
import { faultWishIn } from './wish';

const known = ['kind', 'seconds', 'copies', 'deliveryIds', 'webhookId', 'types', 'skip', 'times'];

const tooMany: Refusal = {
  status: 409,
  code: 'invalid_request',
  message: `${mostEventFaults} faults are armed. Remove some with DELETE /_sandbox/webhooks/faults/{id}.`,
};

interface Outcome {
  readonly reply: Reply;
  /** Something may be due for any webhook. */
  readonly isDue?: boolean;
}

function ofNamed(requestId: string, decision: Decision<RecordOf<'delivery'>[]>): Outcome {
  if (!decision.ok) return { reply: refuseWith(requestId, decision.errors as [Refusal]) };
  return { reply: replyWith(requestId, 200, { data: decision.result.map(shown) }), isDue: true };
}

/** Carries a change out, writes it down, and has what is due looked for. */
async function changing(call: ControlCall, change: (book: Book) => Promise<Outcome>): Promise<Reply> {
  const told = await call.recorded();
  const { accountId, options } = call;
  const { reply, isDue } = await options.record(call, async (book) => {
    const outcome = await change(book);
    if (outcome.reply.status < 300) book.write(controlEntry(told, outcome.reply, nothing));
    if (outcome.isDue) book.transaction.announce?.({ about: 'clock', accountId });
    return outcome;
  });
  if (isDue) options.deliverer?.clockMoved(accountId);
  return reply;
}

export async function listEventFaults({ requestId, accountId, options }: ControlCall): Promise<Reply> {
  return replyWith(requestId, 200, { data: await options.store.transact(accountId, eventFaultsOf) });
}

export async function addFault(call: ControlCall): Promise<Reply> {
  const { requestId } = call;
  const wish = faultWishIn((await parseFields(call, known)).fields);
  return changing(call, async (book) => {
    if ('named' in wish) return ofNamed(requestId, await strikeNamed(book, wish.named, wish.effect));
    const { webhookId } = wish.next;
    if (webhookId !== undefined && !(await book.transaction.get('webhook', webhookId)))
      return { reply: refuseWith(requestId, notFound('Webhook', webhookId, 'webhookId').errors as [Refusal]) };
    const fault = await addEventFault(book, wish.next);
    return { reply: fault ? replyWith(requestId, 201, fault) : refuseWith(requestId, [tooMany]) };
  });
}

/** Removes one, or all where no id is given. What was held back goes on its way. */
export function removeEventFaults(call: ControlCall, id?: string): Promise<Reply> {
  const { requestId } = call;
  return changing(call, async ({ transaction, context }) => {
    const all = await eventFaultsOf(transaction);
    const wanted = id === undefined ? all : all.filter((fault) => fault.id === id);
    if (id !== undefined && wanted.length === 0)
      return { reply: refuseWith(requestId, notFound('Fault', id).errors as [Refusal]) };
    for (const fault of wanted) {
      await letGo(transaction, fault, context.now);
      await transaction.remove('event-fault', fault.id);
    }
    return { reply: replyWith(requestId, 204, null), isDue: true };
  });
}
