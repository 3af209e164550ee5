/** A delivery with each attempt as it went out and what came back. */
import type { RecordOf } from '../../domain';
import type { MadeAttempt, SentRequest } from '../../domain/account/deliveries/record';
import type { Transaction } from '../../storage/port';
import { answerIn } from '../versions/answer';
import { type ShownAttempt, type ShownDelivery, shown } from './ask';

interface ShownRequest extends Omit<SentRequest, 'pendingWebhooks' | 'version'> {
  readonly method: 'POST';
  readonly apiVersion: string;
  /** The very text that was sent; null where the event is gone. */
  readonly body: string | null;
}

export interface DeliveryInFull extends Omit<ShownDelivery, 'attempts'> {
  readonly attempts: readonly (ShownAttempt & { readonly request?: ShownRequest })[];
}

/** The body is made again as it was made then: of all that an event says, only the count of those it must still reach changes. */
async function requestOf(
  transaction: Transaction,
  event: RecordOf<'event'> | undefined,
  { url, headers, version, pendingWebhooks }: SentRequest,
): Promise<ShownRequest> {
  const body = event && (await answerIn(version, 'event', { ...event.document, pendingWebhooks }, transaction));
  return { method: 'POST', url, headers, apiVersion: version, body: body ? JSON.stringify(body) : null };
}

export async function deliveryInFull(transaction: Transaction, id: string): Promise<DeliveryInFull | undefined> {
  const delivery = await transaction.get('delivery', id);
  if (!delivery) return undefined;
  const event = await transaction.get('event', delivery.document.eventId);
  const attempts: (ShownAttempt & { request?: ShownRequest })[] = [];
  for (const { sent, ...attempt } of delivery.document.attempts as readonly MadeAttempt[])
    attempts.push({ ...attempt, ...(sent && { request: await requestOf(transaction, event, sent) }) });
  return { ...shown(delivery), attempts };
}
