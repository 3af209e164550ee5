/** Sends many events again: those of a stretch of time, of some types, or by their ids. */
import type { RecordOf } from '../../domain';
import { listensFor } from '../../domain/account/webhooks/listening';
import { accept, type Decision, refuse } from '../../domain/kernel/decision';
import { conflict, notFound } from '../../domain/kernel/problems';
import type { Transaction } from '../../storage/port';
import type { Book } from '../book';
import { again, objectOf } from './ask';
import { webhooksOf } from './fill';

type EventRecord = RecordOf<'event'>;

export interface Range {
  /** To one webhook; to all that listen when absent. */
  readonly webhookId?: string;
  /** Milliseconds since 1970, of the account's clock; both are within it. */
  readonly from?: number;
  readonly to?: number;
  /** With a star at the end for all that begin so. */
  readonly types?: readonly string[];
  readonly eventIds?: readonly string[];
  /** Whether the newest event is sent first. */
  readonly newestFirst: boolean;
}

/** Events that one call sends again. */
export const mostResent = 500;
const pageSize = 500;

/** One more than may be sent at most. */
async function eventsOf(transaction: Transaction, { from, to, types = ['*'] }: Range): Promise<EventRecord[]> {
  const within = { ...(from !== undefined && { gte: from }), ...(to !== undefined && { lte: to }) };
  const where = from === undefined && to === undefined ? [] : [{ name: 'createdTime', within }];
  const found: EventRecord[] = [];
  for (let after: number | undefined; found.length <= mostResent; ) {
    const page = await transaction.page('event', {
      ...{ direction: 'newer', size: pageSize, where },
      ...(after !== undefined && { from: after }),
    });
    for (const { record } of page)
      if (types.some((named) => listensFor({ enabled: true, types: [named] }, record.document.type)))
        found.push(record);
    after = page.at(-1)?.position;
    if (page.length < pageSize) break;
  }
  return found;
}

export async function resendRange(book: Book, range: Range): Promise<Decision<RecordOf<'delivery'>[]>> {
  const { transaction } = book;
  const { webhookId, eventIds, newestFirst } = range;
  const all = await webhooksOf(transaction);
  const wanted = webhookId === undefined ? all : all.filter(({ id }) => id === webhookId);
  if (webhookId !== undefined && wanted.length === 0) return notFound('Webhook', webhookId, 'webhookId');
  const events = eventIds ? await transaction.getAll('event', eventIds) : await eventsOf(transaction, range);
  const missing = eventIds?.find((id) => !events.some((event) => event.id === id));
  if (missing !== undefined) return notFound('Event', missing, 'eventIds');
  if (events.length > mostResent)
    return refuse(
      conflict('invalid_parameter', `More than ${mostResent} events are meant. Narrow the time or the types.`),
    );
  const made: RecordOf<'delivery'>[] = [];
  for (const event of newestFirst ? [...events].reverse() : events) {
    const { type } = event.document;
    const listening = wanted.filter(({ document }) => listensFor(document, type));
    made.push(...(await again(book, { id: event.id, type, ...objectOf(event) }, listening)));
  }
  if (made.length > 0) return accept(made);
  const message = 'None of these events is for an enabled webhook.';
  return refuse(conflict('invalid_parameter', events.length === 0 ? 'There is no such event.' : message));
}
