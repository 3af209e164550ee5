/**
 * Writes deliveries along with the events that they are of: in the same transaction, so that neither is there without the
 * other, whenever the process ends.
 */
import type { LedgerEvent } from '../../../ledger/types';
import type { Context, RecordOf } from '../../domain';
import { listensFor } from '../../domain/account/webhooks/listening';
import { NOTHING_HIDDEN } from '../../domain/kernel/records';
import { limits } from '../../limits';
import type { Transaction } from '../../storage/port';

type DeliveryRecord = RecordOf<'delivery'>;
type WebhookRecord = RecordOf<'webhook'>;

/** The webhooks of an account, oldest first. Stores keep the page at hand, so that calls of those without any cost nothing. */
export async function webhooksOf(transaction: Transaction): Promise<WebhookRecord[]> {
  const placed = await transaction.page('webhook', { direction: 'newer', size: limits.kept });
  return placed.map(({ record }) => record);
}

type About = Pick<LedgerEvent, 'id' | 'type' | 'objectKind' | 'objectId'>;

/** A delivery that is due at once. */
export function newDelivery(
  event: About,
  { id: webhookId }: Pick<WebhookRecord, 'id'>,
  { now, newId }: Pick<Context, 'now' | 'newId'>,
  more: Pick<DeliveryRecord['document'], 'cause' | 'run'>,
): DeliveryRecord {
  const id = newId('delivery');
  return {
    kind: 'delivery',
    id,
    document: {
      ...{ id, webhookId, eventId: event.id, eventType: event.type },
      ...{ objectKind: event.objectKind, objectId: event.objectId },
      ...{ createdTime: now, state: 'waiting', attempts: [], dueTime: now, waitingFor: webhookId },
      ...more,
    },
    hidden: NOTHING_HIDDEN,
  };
}

/** Says in the event to whom it goes. */
async function addressEvents(
  transaction: Transaction,
  addressees: ReadonlyMap<string, readonly string[]>,
): Promise<void> {
  const events = await transaction.getAll('event', [...addressees.keys()]);
  await transaction.put(
    events.map((event) => {
      const webhookIds = [...(addressees.get(event.id) ?? [])];
      return { ...event, document: { ...event.document, webhookIds, pendingWebhooks: webhookIds.length } };
    }),
  );
}

/** What an entry of the ledger tells, and the run that it is of. */
export interface Told {
  readonly events: readonly LedgerEvent[];
  readonly run?: string | undefined;
}

/** @returns the webhooks that something has to be sent to */
export async function fillOutbox(
  transaction: Transaction,
  told: readonly Told[],
  context: Pick<Context, 'now' | 'newId'>,
): Promise<string[]> {
  if (told.every(({ events }) => events.length === 0)) return [];
  const webhooks = (await webhooksOf(transaction)).filter(({ document }) => document.enabled);
  if (webhooks.length === 0) return [];
  const deliveries: DeliveryRecord[] = [];
  const addressees = new Map<string, readonly string[]>();
  for (const { events, run } of told)
    for (const event of events) {
      const listening = webhooks.filter(({ document }) => listensFor(document, event.type));
      if (listening.length === 0) continue;
      addressees.set(
        event.id,
        listening.map(({ id }) => id),
      );
      const more = { cause: 'event' as const, ...(run !== undefined && { run }) };
      deliveries.push(...listening.map((webhook) => newDelivery(event, webhook, context, more)));
    }
  if (deliveries.length === 0) return [];
  await transaction.put([], deliveries);
  await addressEvents(transaction, addressees);
  return [...new Set(deliveries.map(({ document }) => document.webhookId))];
}
