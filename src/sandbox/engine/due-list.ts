/** What is due in an account: what happens by itself at its time, and deliveries that are sent again. */
import type { LedgerObject } from '../../ledger/types';
import type { Context, DueStepRecord, RecordOf } from '../domain';
import { momentOf } from '../domain/kernel/time';
import type { Transaction } from '../storage/port';
import type { Book } from './book';
import { wouldAct } from './due';
import { wordsOf } from './due-words';

type DeliveryRecord = RecordOf<'delivery'>;

export interface DueThing {
  readonly id: string;
  /** ISO 8601 UTC, of the account's clock. */
  readonly dueTime: string;
  readonly step: string;
  /** The same in words. */
  readonly says: string;
  readonly objects: readonly LedgerObject[];
  /** Whether it would do something as everything stands; what is due before it may change that. */
  readonly acts: boolean;
}

/** Fields whose names do not say what they name in full. */
const kindOf: Readonly<Record<string, string>> = {
  linkId: 'file_link',
  summaryId: 'sales_summary',
  cancellationId: 'fulfillment_cancellation',
  returnId: 'fulfillment_return',
};

/** `taxIdentifierId` names a `tax_identifier`. */
const kindNamed = (field: string) =>
  kindOf[field] ?? field.replace(/Id$/, '').replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** The objects that a step names. */
export function objectsOf({ document }: DueStepRecord): LedgerObject[] {
  return Object.entries(document).flatMap(([field, id]) =>
    field.endsWith('Id') && typeof id === 'string' ? [{ kind: kindNamed(field), id }] : [],
  );
}

/** An attempt to deliver, as something that is due. */
export function deliveryThing({ id, document }: DeliveryRecord): Omit<DueThing, 'dueTime' | 'acts'> {
  const { attempts, eventType, webhookId, eventId, objectKind, objectId } = document;
  const attempt = attempts.length > 0 ? `, attempt ${attempts.length + 1}` : '';
  return {
    id,
    step: 'delivery',
    says: `${eventType} is sent to the webhook${attempt}`,
    objects: [
      { kind: 'webhook', id: webhookId },
      { kind: 'event', id: eventId },
      { kind: objectKind, id: objectId },
    ],
  };
}

/** Moments of later attempts, in milliseconds since 1970, the next one first. What is due already is on its way. */
async function deliveryMoments(transaction: Transaction, present: number): Promise<number[]> {
  const times = (await transaction.values('delivery', 'dueTime')).map(Number);
  return times.filter((time) => time > present).sort((a, b) => a - b);
}

const deliveriesAtOnce = 500;

async function deliveriesAt(transaction: Transaction, moment: number, limit: number): Promise<DeliveryRecord[]> {
  const where = [{ name: 'dueTime', within: { gte: moment, lte: moment } }];
  const placed = await transaction.page('delivery', { direction: 'newer', size: limit, where });
  return placed.map(({ record }) => record);
}

/** Those whose next attempt is due just then. */
export function deliveriesDueAt({ transaction }: Book, moment: number): Promise<DeliveryRecord[]> {
  return deliveriesAt(transaction, moment, deliveriesAtOnce);
}

async function laterDeliveries(transaction: Transaction, present: number, limit: number): Promise<DeliveryRecord[]> {
  const found: DeliveryRecord[] = [];
  for (const moment of await deliveryMoments(transaction, present)) {
    if (found.length >= limit) break;
    found.push(...(await deliveriesAt(transaction, moment, limit - found.length)));
  }
  return found;
}

/**
 * When the next thing is due, in milliseconds since 1970; undefined where nothing is.
 * @param present the account's moment, where deliveries count
 */
export async function nextDueMoment(
  transaction: Transaction,
  present: number | undefined,
): Promise<number | undefined> {
  const [step] = await transaction.due(Number.MAX_SAFE_INTEGER, 1);
  const [delivery] = present === undefined ? [] : await deliveryMoments(transaction, present);
  const moments = [step && momentOf(step.document.dueTime), delivery].filter((moment) => moment !== undefined);
  return moments.length > 0 ? Math.min(...moments) : undefined;
}

interface Wanted {
  /** How many of the first are left out. */
  readonly skip: number;
  readonly limit: number;
  /** Deliveries are sent, so that their attempts count as due. */
  readonly delivers: boolean;
}

/** The next first. Of what is due at one moment, steps come before deliveries, and what was written first comes first. */
export async function listDue(
  transaction: Transaction,
  context: Context,
  { skip, limit, delivers }: Wanted,
): Promise<{ data: DueThing[]; hasMore: boolean }> {
  const wanted = skip + limit + 1;
  const steps = await transaction.due(Number.MAX_SAFE_INTEGER, wanted);
  const deliveries = delivers ? await laterDeliveries(transaction, momentOf(context.now), wanted) : [];
  const all = [...steps, ...deliveries].sort(
    (one, other) => momentOf(one.document.dueTime ?? '') - momentOf(other.document.dueTime ?? ''),
  );
  const data: DueThing[] = [];
  for (const record of all.slice(skip, skip + limit)) data.push(await thingOf(transaction, record, context));
  return { data, hasMore: all.length > skip + limit };
}

async function thingOf(
  transaction: Transaction,
  record: DueStepRecord | DeliveryRecord,
  context: Context,
): Promise<DueThing> {
  if (record.kind === 'delivery')
    return { ...deliveryThing(record), dueTime: record.document.dueTime ?? context.now, acts: true };
  const { id, dueTime, step } = record.document;
  const acts = await wouldAct(transaction, record, context);
  return { id, dueTime, step, says: wordsOf(step), objects: objectsOf(record), acts };
}
