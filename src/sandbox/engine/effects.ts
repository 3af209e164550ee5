/** Stores what a decision wants stored, and turns its event drafts into events. */
import { apiVersion } from '../../generated/contract/operations';
import type { LedgerEvent, LedgerObject } from '../../ledger/types';
import { type AnyRecord, type DueStepRecord, type Effects, type EventDraft, type RecordKey, registry } from '../domain';
import { withoutClientSecrets } from '../domain/kernel/client-secrets';
import { reference } from '../reference-data';
import type { Transaction } from '../storage/port';
import { type EventRecord, goneId, type StoredRecord } from '../storage/records';
import { createReader } from './reader';

/** What a call touched, for the ledger. */
export interface Traces {
  readonly objects: LedgerObject[];
  readonly events: LedgerEvent[];
}

export interface EventClock {
  readonly now: string;
  readonly newEventId: () => string;
  readonly liveMode: boolean;
}

function eventOf(draft: EventDraft, { now, newEventId, liveMode }: EventClock): EventRecord {
  const id = newEventId();
  const { object, previousAttributes } = draft;
  const data = withoutClientSecrets({ object, ...(previousAttributes && { previousAttributes }) });
  return {
    kind: 'event',
    id,
    document: {
      id,
      createdTime: now,
      type: draft.type,
      data: data as EventRecord['document']['data'],
      liveMode,
      digitalriverVersion: apiVersion,
      webhookIds: [],
      pendingWebhooks: 0,
    },
    hidden: {},
  };
}

/** With what its resource keeps beside it. */
function withCompanions(record: AnyRecord): StoredRecord[] {
  return [record, ...(registry.byKind.get(record.kind)?.beside?.(record) ?? [])];
}

function tracesOf(effects: Effects, events: readonly EventRecord[]): Traces {
  const touched = [...effects.writes, ...effects.deletes].filter(({ kind }) => !registry.isInner(kind));
  return {
    objects: touched.map(({ kind, id }) => ({ kind, id })),
    events: effects.events.map(({ type, objectKind, objectId }, index) => {
      const { id, createdTime: time } = (events[index] as EventRecord).document;
      return { id, type, time, objectKind, objectId };
    }),
  };
}

async function remove(transaction: Transaction, { kind, id }: RecordKey): Promise<void> {
  const position = await transaction.positionOf(kind, id);
  await transaction.remove(kind, id);
  if (position === undefined || registry.isInner(kind)) return;
  await transaction.put([{ kind: 'gone', id: goneId(kind, id), document: { position }, hidden: {} }]);
}

const follows = registry.resources.flatMap((resource) => resource.follows ?? []);

/** What follows from the writes; the ledger names what a call touched itself, not these. */
async function followersOf(transaction: Transaction, { writes }: Effects, { now }: EventClock): Promise<AnyRecord[]> {
  const around = { read: createReader(transaction), now, reference };
  const found: AnyRecord[] = [];
  for (const follow of follows) found.push(...(await follow(writes, around)));
  return found;
}

export interface Stored extends Traces {
  /** Steps that were written, also by what follows from the writes. */
  readonly steps: readonly DueStepRecord[];
}

const isStep = (record: StoredRecord): record is DueStepRecord => record.kind === 'due-step';

export async function storeEffects(transaction: Transaction, effects: Effects, clock: EventClock): Promise<Stored> {
  const events = effects.events.map((draft) => eventOf(draft, clock));
  const following = await followersOf(transaction, effects, clock);
  const written = [...effects.writes, ...following];
  await transaction.put(written.flatMap(withCompanions), events);
  for (const key of effects.deletes) await remove(transaction, key);
  return { ...tracesOf(effects, events), steps: written.filter(isStep) };
}
