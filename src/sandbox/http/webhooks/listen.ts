/** `/_sandbox/webhooks/listeners` and `/_sandbox/webhooks/{id}/listener`: deliveries for those who fetch them themselves. */

import type { NotListening } from '../../deliveries/listeners';
import { longestPollMs, type RelayedAnswer } from '../../domain/account/deliveries/listener';
import { controlEntry, nothing } from '../../engine/entries';
import { listenerOf } from '../../engine/outbox/listener';
import { beginListening, endListening, listeners, type WantedListener } from '../../engine/outbox/listening';
import type { Refusal, Reply } from '../../engine/reply';
import { refuseWith, replyWith } from '../answer';
import type { ControlCall } from '../control-call';
import { type Fields, parseFields, Unfit, wholeNumberOf } from '../fields';
import { chosenToken } from './tokens';

const usualAddress = 'http://localhost/';

const reasons: Readonly<Record<NotListening, Refusal>> = {
  gone: { status: 404, code: 'not_found', parameter: 'id', message: 'Nobody listens for this webhook.' },
  ending: { status: 503, message: 'The sandbox is about to end. Ask again in a moment.' },
  other: { status: 409, code: 'invalid_request', message: 'Another listener took over this webhook.' },
};
const tooLate: Refusal = {
  status: 409,
  code: 'invalid_request',
  message: 'Nobody waits for this answer any more: it came too late.',
};

function textOf(fields: Fields, name: string): string {
  const { [name]: value } = fields;
  if (typeof value !== 'string' || value === '') throw new Unfit(name, `${name} is a text.`);
  return value;
}

function textsOf(fields: Fields, name: string): readonly string[] {
  const { [name]: value = [] } = fields;
  if (!Array.isArray(value) || value.some((one) => typeof one !== 'string'))
    throw new Unfit(name, `${name} is a list of texts.`);
  return value as string[];
}

function wantedOf(fields: Fields): WantedListener {
  const { webhookId, address = usualAddress } = fields;
  if (webhookId !== undefined && (fields.types !== undefined || fields.address !== undefined))
    throw new Unfit('webhookId', 'A webhook that is there has its own types and its own address.');
  const token = chosenToken(fields);
  const types = fields.types === undefined ? ['*'] : textsOf(fields, 'types');
  return {
    ...(webhookId !== undefined && { webhookId: textOf(fields, 'webhookId') }),
    ...(token !== undefined && { token }),
    address: textOf({ address }, 'address'),
    types,
  };
}

export async function listListeners({ requestId, accountId, options }: ControlCall): Promise<Reply> {
  const data = await options.store.transact(accountId, (transaction) => listeners({ transaction }));
  return replyWith(requestId, 200, { data });
}

export async function begin(call: ControlCall): Promise<Reply> {
  const { requestId, options } = call;
  const { fields, told } = await parseFields(call, ['webhookId', 'address', 'types', 'token']);
  const wanted = wantedOf(fields);
  const full = wanted.webhookId === undefined ? await options.webhooksFull?.() : undefined;
  if (full) return refuseWith(requestId, [full]);
  return options.record(call, async (book) => {
    const begun = await beginListening(book, wanted);
    if (!begun.ok) return refuseWith(requestId, begun.errors as [Refusal]);
    const { listener, webhook, tokens } = begun.result;
    const { id, webhookId, isTemporary } = listener;
    const shown = { id, webhookId, isTemporary, types: webhook.document.types, enabled: webhook.document.enabled };
    const reply = replyWith(requestId, 201, { ...shown, tokens: tokens.map((token) => ({ token })) });
    book.write(controlEntry(told, reply, { ...nothing, objects: [{ kind: 'webhook', id: webhookId }] }));
    return reply;
  });
}

export async function fetchNext(call: ControlCall, webhookId: string): Promise<Reply> {
  const { requestId, accountId, options } = call;
  const { fields } = await parseFields(call, ['listenerId', 'have', 'waitMs']);
  const waitMs = wholeNumberOf(fields, 'waitMs', [0, longestPollMs]) ?? longestPollMs;
  const asked = { id: textOf(fields, 'listenerId'), have: textsOf(fields, 'have'), waitMs };
  const found = (await options.deliverer?.listeners.next({ accountId, webhookId }, asked)) ?? 'gone';
  return typeof found === 'string'
    ? refuseWith(requestId, [reasons[found]])
    : replyWith(requestId, 200, { data: found });
}

/** @throws Unfit */
function answerIn(fields: Fields): RelayedAnswer {
  const { failure, status } = fields;
  if (failure === 'timeout' || failure === 'unreachable')
    return { failure, reason: textOf(fields, 'reason').slice(0, 500) };
  if (!Number.isInteger(status) || Number(status) < 100 || Number(status) > 599)
    throw new Unfit('status', 'Send the status that the handler answered, or failure: timeout or unreachable.');
  const { text = '' } = fields;
  if (typeof text !== 'string') throw new Unfit('text', 'text is the text that the handler answered.');
  return { status: Number(status), text, afterMs: wholeNumberOf(fields, 'afterMs', [0, longestPollMs]) ?? 0 };
}

export async function takeAnswer(call: ControlCall, webhookId: string): Promise<Reply> {
  const { requestId, accountId, options } = call;
  const { fields } = await parseFields(call, ['listenerId', 'id', 'status', 'text', 'afterMs', 'failure', 'reason']);
  const given = answerIn(fields);
  const [id, relayId] = [textOf(fields, 'listenerId'), textOf(fields, 'id')];
  const noted = (await options.deliverer?.listeners.answered({ accountId, webhookId }, id, relayId, given)) ?? 'gone';
  if (typeof noted === 'string') return refuseWith(requestId, [reasons[noted]]);
  return noted ? replyWith(requestId, 204, null) : refuseWith(requestId, [tooLate]);
}

export async function end(call: ControlCall, webhookId: string): Promise<Reply> {
  const { requestId, accountId, options, search } = call;
  const told = await call.recorded();
  const reply = await options.record(call, async (book) => {
    const listener = await listenerOf(book.transaction, webhookId);
    if (!listener) return refuseWith(requestId, [reasons.gone]);
    if (search.get('listenerId') !== listener.id) return refuseWith(requestId, [reasons.other]);
    const done = replyWith(requestId, 204, null);
    book.write(controlEntry(told, done, await endListening(book, listener)));
    return done;
  });
  // What waited for the listener goes to the address now, or nowhere.
  options.deliverer?.filled(accountId, [webhookId]);
  return reply;
}
