/** Stores what a decision wants stored, and turns its event drafts into events. */
import { apiVersion } from '../../generated/contract/operations';
import type { LedgerEvent, LedgerObject } from '../../ledger/types';
import type { AnyRecord, Effects, EventDraft, RecordKey } from '../domain';
import type { Transaction } from '../storage/port';
import { type EventRecord, goneId } from '../storage/records';

/** What a call touched, for the ledger. */
export interface Traces {
  readonly objects: LedgerObject[];
  readonly events: LedgerEvent[];
}

export interface EventClock {
  readonly now: string;
  readonly newEventId: () => string;
}

/** Kinds that callers do not know. */
const innerKinds = new Set<string>(['due-step', 'file']);

function eventOf(draft: EventDraft, { now, newEventId }: EventClock): EventRecord {
  const id = newEventId();
  const data = {
    object: draft.object as Record<string, unknown>,
    ...(draft.previousAttributes && { previousAttributes: draft.previousAttributes as Record<string, unknown> }),
  };
  return {
    kind: 'event',
    id,
    document: {
      id,
      createdTime: now,
      type: draft.type,
      data,
      liveMode: false,
      digitalriverVersion: apiVersion,
      webhookIds: [],
      pendingWebhooks: 0,
    },
    hidden: {},
  };
}

async function write(transaction: Transaction, record: AnyRecord): Promise<void> {
  await transaction.put(record);
  if (record.kind !== 'checkout') return;
  const { session } = record.document.payment;
  await transaction.put({ kind: 'payment-session', id: session.id, document: { checkoutId: record.id }, hidden: {} });
}

async function remove(transaction: Transaction, { kind, id }: RecordKey): Promise<void> {
  const position = await transaction.positionOf(kind, id);
  if (position === undefined) return;
  await transaction.remove(kind, id);
  await transaction.put({ kind: 'gone', id: goneId(kind, id), document: { position }, hidden: {} });
}

export async function storeEffects(transaction: Transaction, effects: Effects, clock: EventClock): Promise<Traces> {
  for (const record of effects.writes) await write(transaction, record);
  for (const key of effects.deletes) await remove(transaction, key);
  const events: LedgerEvent[] = [];
  for (const draft of effects.events) {
    const event = eventOf(draft, clock);
    await transaction.put(event);
    const { type, objectKind, objectId } = draft;
    events.push({ id: event.id, type, time: event.document.createdTime, objectKind, objectId });
  }
  const touched = [...effects.writes, ...effects.deletes].filter(({ kind }) => !innerKinds.has(kind));
  return { objects: touched.map(({ kind, id }) => ({ kind, id })), events };
}
