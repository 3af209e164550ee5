/** `/_sandbox/webhooks/…` and `/_sandbox/events/{id}/resend`: deliveries, signing tokens and checks of handlers. */
import type { RecordOf } from '../../domain';
import type { Decision } from '../../domain/kernel/decision';
import { notFound } from '../../domain/kernel/problems';
import type { Book } from '../../engine/book';
import { controlEntry, nothing } from '../../engine/entries';
import { listDeliveries, resendDelivery, resendEvent, shown } from '../../engine/outbox/ask';
import { deliveryInFull } from '../../engine/outbox/in-full';
import { resendRange } from '../../engine/outbox/resend-range';
import type { Refusal, Reply } from '../../engine/reply';
import { refuseWith, replyWith } from '../answer';
import type { ControlCall, ControlRoute } from '../control-call';
import { type ControlPattern, routesOf } from '../control-patterns';
import { type Fields, parseFields, Unfit } from '../fields';
import { checkWebhook } from './check';
import { addFault, listEventFaults, removeEventFaults } from './faults';
import { begin, end, fetchNext, listListeners, takeAnswer } from './listen';
import { readDeliveryQuery } from './query';
import { changeReceiver, readReceiver } from './receiver';
import { readTokens, rotateToken } from './tokens';
import { rangeIn } from './wish';

type Deliveries = Decision<RecordOf<'delivery'>[]>;

/** Where nothing is sent, nobody is told that something was. */
const nothingSent: Refusal = { status: 409, code: 'invalid_request', message: 'This sandbox delivers nothing.' };

async function list({ requestId, accountId, search, options }: ControlCall): Promise<Reply> {
  const query = readDeliveryQuery(search);
  const page = await options.store.transact(accountId, (transaction) => listDeliveries(transaction, query));
  if (!page) throw new Unfit('before', `There is no delivery '${query.before}'.`);
  return replyWith(requestId, 200, page);
}

async function readOne({ requestId, accountId, options }: ControlCall, id: string): Promise<Reply> {
  const found = await options.store.transact(accountId, (transaction) => deliveryInFull(transaction, id));
  if (!found) return refuseWith(requestId, notFound('Delivery', id).errors as [Refusal]);
  return replyWith(requestId, 200, found);
}

/** @param ask writes deliveries, which are sent as soon as they are stored */
async function resend(
  call: ControlCall,
  known: readonly string[],
  ask: (book: Book, fields: Fields) => Promise<Deliveries>,
): Promise<Reply> {
  const { requestId, accountId, options } = call;
  const { fields, told } = await parseFields(call, known);
  const { reply, webhookIds } = await options.record(call, async (book) => {
    const decision = await ask(book, fields);
    if (!decision.ok) return { reply: refuseWith(requestId, decision.errors as [Refusal]), webhookIds: [] };
    const data = decision.result.map(shown);
    const reply = replyWith(requestId, 201, { data });
    book.write(controlEntry(told, reply, nothing));
    return { reply, webhookIds: data.map(({ webhookId }) => webhookId) };
  });
  options.deliverer?.filled(accountId, webhookIds);
  return reply;
}

function resendOfEvent(call: ControlCall, id: string): Promise<Reply> {
  return resend(call, ['webhookId'], async (book, { webhookId }) => {
    if (webhookId !== undefined && typeof webhookId !== 'string')
      return notFound('Webhook', JSON.stringify(webhookId), 'webhookId');
    return resendEvent(book, id, webhookId);
  });
}

const rangeFields = ['webhookId', 'from', 'to', 'types', 'eventIds', 'order'];

const resendMany = (call: ControlCall) =>
  resend(call, rangeFields, (book, fields) => resendRange(book, rangeIn(fields)));

const patterns: readonly ControlPattern[] = [
  { path: /^\/_sandbox\/webhooks\/receiver$/, method: 'GET', answer: readReceiver },
  { path: /^\/_sandbox\/webhooks\/receiver$/, method: 'POST', answer: changeReceiver },
  { path: /^\/_sandbox\/webhooks\/faults$/, method: 'GET', answer: listEventFaults },
  { path: /^\/_sandbox\/webhooks\/faults$/, method: 'POST', answer: addFault },
  { path: /^\/_sandbox\/webhooks\/faults$/, method: 'DELETE', answer: (call) => removeEventFaults(call) },
  { path: /^\/_sandbox\/webhooks\/faults\/([^/]+)$/, method: 'DELETE', answer: removeEventFaults },
  { path: /^\/_sandbox\/webhooks\/listeners$/, method: 'GET', answer: listListeners },
  { path: /^\/_sandbox\/webhooks\/listeners$/, method: 'POST', answer: begin },
  { path: /^\/_sandbox\/webhooks\/([^/]+)\/listener$/, method: 'DELETE', answer: end },
  { path: /^\/_sandbox\/webhooks\/([^/]+)\/listener\/next$/, method: 'POST', answer: fetchNext },
  { path: /^\/_sandbox\/webhooks\/([^/]+)\/listener\/answers$/, method: 'POST', answer: takeAnswer },
  { path: /^\/_sandbox\/webhooks\/resend$/, method: 'POST', answer: resendMany },
  { path: /^\/_sandbox\/webhooks\/deliveries$/, method: 'GET', answer: list },
  { path: /^\/_sandbox\/webhooks\/deliveries\/([^/]+)$/, method: 'GET', answer: readOne },
  {
    path: /^\/_sandbox\/webhooks\/deliveries\/([^/]+)\/resend$/,
    method: 'POST',
    answer: (call, id) => resend(call, [], (book) => resendDelivery(book, id)),
  },
  { path: /^\/_sandbox\/events\/([^/]+)\/resend$/, method: 'POST', answer: resendOfEvent },
  { path: /^\/_sandbox\/webhooks\/([^/]+)\/tokens$/, method: 'GET', answer: readTokens },
  { path: /^\/_sandbox\/webhooks\/([^/]+)\/tokens$/, method: 'POST', answer: rotateToken },
  { path: /^\/_sandbox\/webhooks\/([^/]+)\/test$/, method: 'POST', answer: checkWebhook },
];

/** The calls about webhooks that stand at a path without a slash at its end. */
export function webhookRoutesAt(path: string): readonly ControlRoute[] {
  return routesOf(patterns, path).map(({ method, answer }) => ({
    method,
    answer: async (call) => (call.options.deliverer ? answer(call) : refuseWith(call.requestId, [nothingSent])),
  }));
}
