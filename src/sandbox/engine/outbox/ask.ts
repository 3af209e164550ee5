/** What a person or a test asks of the outbox: what is in it, and to send something again. */
import { type RecordOf, registry } from '../../domain';
import type { MadeAttempt } from '../../domain/account/deliveries/record';
import { listensFor } from '../../domain/account/webhooks/listening';
import { accept, type Decision, refuse } from '../../domain/kernel/decision';
import { conflict, notFound } from '../../domain/kernel/problems';
import type { Filter } from '../../storage/filters';
import type { Transaction } from '../../storage/port';
import type { Book } from '../book';
import { newDelivery, webhooksOf } from './fill';

type DeliveryRecord = RecordOf<'delivery'>;

export type ShownAttempt = Omit<MadeAttempt, 'sent'>;

/** A delivery as it is listed. */
export type ShownDelivery = Omit<DeliveryRecord['document'], 'waitingFor' | 'attempts'> & {
  readonly attempts: readonly ShownAttempt[];
};

export function shown({ document: { waitingFor: _, attempts, ...rest } }: DeliveryRecord): ShownDelivery {
  return { ...rest, attempts: attempts.map(({ sent: __, ...attempt }) => attempt) };
}

export interface DeliveryQuery {
  readonly limit: number;
  /** Id of a delivery: only older ones. */
  readonly before?: string | undefined;
  readonly webhookId?: string | undefined;
  readonly eventId?: string | undefined;
  readonly state?: string | undefined;
}

/** Newest first; undefined where there is no delivery with the id `before`. */
export async function listDeliveries(
  transaction: Transaction,
  { limit, before, ...wanted }: DeliveryQuery,
): Promise<{ data: ShownDelivery[]; hasMore: boolean } | undefined> {
  const from = before === undefined ? undefined : await transaction.positionOf('delivery', before);
  if (before !== undefined && from === undefined) return undefined;
  const where: Filter[] = Object.entries(wanted).flatMap(([name, value]) =>
    value === undefined ? [] : [{ name, oneOf: [value] }],
  );
  const placed = await transaction.page('delivery', {
    ...{ direction: 'older', size: limit + 1, where },
    ...(from !== undefined && { from }),
  });
  return { data: placed.slice(0, limit).map(({ record }) => shown(record)), hasMore: placed.length > limit };
}

type About = Parameters<typeof newDelivery>[0];

/** Asked for once more: a delivery of its own, so that the first stays as it was. */
export async function again(
  { transaction, context, accountId }: Book,
  event: About,
  webhooks: readonly RecordOf<'webhook'>[],
): Promise<DeliveryRecord[]> {
  const { run } = transaction.account.state;
  const more = { cause: 'resend' as const, ...(run !== undefined && { run }) };
  const made = webhooks.map((webhook) => newDelivery(event, webhook, context, more));
  await transaction.put([], made);
  transaction.announce?.({ about: 'outbox', accountId, webhookIds: webhooks.map(({ id }) => id) });
  return made;
}

/** Sends the event of a delivery to its webhook once more. */
export async function resendDelivery(book: Book, id: string): Promise<Decision<DeliveryRecord[]>> {
  const delivery = await book.transaction.get('delivery', id);
  if (!delivery) return notFound('Delivery', id);
  const { webhookId, eventId, eventType, objectKind, objectId } = delivery.document;
  const webhook = await book.transaction.get('webhook', webhookId);
  if (!webhook) return refuse(conflict('invalid_parameter', `Webhook '${webhookId}' was deleted.`, 'id'));
  if (!webhook.document.enabled)
    return refuse(conflict('invalid_parameter', `Webhook '${webhookId}' is disabled. Enable it first.`, 'id'));
  return accept(await again(book, { id: eventId, type: eventType, objectKind, objectId }, [webhook]));
}

/** The object of an event, as far as the event says. */
export function objectOf({ document: { type, data } }: RecordOf<'event'>): Pick<About, 'objectKind' | 'objectId'> {
  const { id } = (data?.object ?? {}) as { id?: unknown };
  const [first = ''] = type.split('.');
  const kind = first.replaceAll('_', '-');
  return { objectKind: registry.byKind.has(kind) ? kind : first, objectId: typeof id === 'string' ? id : '' };
}

/** Sends an event to all webhooks that listen for it today, or to one. */
export async function resendEvent(book: Book, id: string, webhookId?: string): Promise<Decision<DeliveryRecord[]>> {
  const { transaction } = book;
  const event = await transaction.get('event', id);
  if (!event) return notFound('Event', id);
  const all = await webhooksOf(transaction);
  const wanted = webhookId === undefined ? all : all.filter((webhook) => webhook.id === webhookId);
  if (webhookId !== undefined && wanted.length === 0) return notFound('Webhook', webhookId, 'webhookId');
  const listening = wanted.filter(({ document }) => listensFor(document, event.document.type));
  if (listening.length === 0)
    return refuse(conflict('invalid_parameter', `No enabled webhook listens for ${event.document.type}.`, 'webhookId'));
  return accept(await again(book, { id, type: event.document.type, ...objectOf(event) }, listening));
}
