/**
 * Writes deliveries along with the events that they are of: in the same transaction, so that neither is there without the
 * other, whenever the process ends.
 */
import type { DeliveryEntry, LedgerEvent } from '../../../ledger/types';
import type { Context, RecordOf } from '../../domain';
import { listensFor } from '../../domain/account/webhooks/listening';
import { NOTHING_HIDDEN } from '../../domain/kernel/records';
import { limits } from '../../limits';
import type { Transaction } from '../../storage/port';
import type { Draft } from '../entries';
import { withheldEntry } from './entry';
import { strike } from './faults';

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

/** Says in the event to whom it goes, and how many of those still wait. */
async function addressEvents(transaction: Transaction, deliveries: readonly DeliveryRecord[]): Promise<void> {
  const first = deliveries.filter(({ document }) => document.cause === 'event');
  const events = await transaction.getAll('event', [...new Set(first.map(({ document }) => document.eventId))]);
  await transaction.put(
    events.map((event) => {
      const own = first.filter(({ document }) => document.eventId === event.id);
      const webhookIds = own.map(({ document }) => document.webhookId);
      const pendingWebhooks = own.filter(({ document }) => document.state === 'waiting').length;
      return { ...event, document: { ...event.document, webhookIds, pendingWebhooks } };
    }),
  );
}

/** What an entry of the ledger tells, and the run that it is of. */
export interface Told {
  readonly events: readonly LedgerEvent[];
  readonly run?: string | undefined;
}

export interface Filled {
  /** The webhooks that something has to be sent to. */
  readonly webhookIds: readonly string[];
  /** Something is due later than now. */
  readonly isLate: boolean;
  /** What the ledger says of those that are never sent, each with its run. */
  readonly withheld: readonly (readonly [Draft<DeliveryEntry>, string | undefined])[];
}

const nothingFilled: Filled = { webhookIds: [], isLate: false, withheld: [] };

type Moment = Pick<Context, 'now' | 'newId'>;

function deliveriesOf(told: readonly Told[], webhooks: readonly WebhookRecord[], context: Moment): DeliveryRecord[] {
  return told.flatMap(({ events, run }) =>
    events.flatMap((event) =>
      webhooks
        .filter(({ document }) => listensFor(document, event.type))
        .map((webhook) => newDelivery(event, webhook, context, { cause: 'event', ...(run !== undefined && { run }) })),
    ),
  );
}

export async function fillOutbox(transaction: Transaction, told: readonly Told[], context: Moment): Promise<Filled> {
  if (told.every(({ events }) => events.length === 0)) return nothingFilled;
  const webhooks = (await webhooksOf(transaction)).filter(({ document }) => document.enabled);
  if (webhooks.length === 0) return nothingFilled;
  const made = deliveriesOf(told, webhooks, context);
  if (made.length === 0) return nothingFilled;
  const { deliveries, finish } = await strike(transaction, made, context);
  await transaction.put([], deliveries);
  await addressEvents(transaction, deliveries);
  const webhookIds = [...deliveries.map(({ document }) => document.webhookId), ...(await finish())];
  const dropped = deliveries.filter(({ document }) => document.state === 'dropped');
  return {
    webhookIds: [...new Set(webhookIds)],
    isLate: deliveries.some(({ document: { dueTime } }) => dueTime !== undefined && dueTime !== context.now),
    withheld: dropped.map((delivery) => {
      const webhook = webhooks.find(({ id }) => id === delivery.document.webhookId) as WebhookRecord;
      return [withheldEntry(webhook, delivery, context.now), delivery.document.run] as const;
    }),
  };
}
