/** Does to deliveries what was asked for, as they are written: in the transaction of their events, so that it is the same each time. */
import type { Context, RecordOf } from '../../domain';
import { type EventFault, type EventFaultWish, isFor, isSpent, struck } from '../../domain/account/deliveries/faults';
import { NOTHING_HIDDEN } from '../../domain/kernel/records';
import type { Transaction } from '../../storage/port';
import type { Book } from '../book';
import { newUuid } from '../ids';

type DeliveryRecord = RecordOf<'delivery'>;

/** As many as an account may have, spent ones among them. */
export const mostEventFaults = 200;

/** In the order in which they were asked for. */
export async function eventFaultsOf(transaction: Transaction): Promise<EventFault[]> {
  const placed = await transaction.page('event-fault', { direction: 'newer', size: mostEventFaults + 1 });
  return placed.map(({ record }) => record.document);
}

const keep = (transaction: Transaction, faults: readonly EventFault[]) =>
  transaction.put(faults.map((one) => ({ kind: 'event-fault', id: one.id, document: one, hidden: NOTHING_HIDDEN })));

/** @returns undefined where there is no room for more; spent ones make room */
export async function addEventFault(
  { transaction, context }: Book,
  wish: EventFaultWish,
): Promise<EventFault | undefined> {
  const all = await eventFaultsOf(transaction);
  const [spent] = all.filter(isSpent);
  if (all.length >= mostEventFaults && !spent) return undefined;
  if (all.length >= mostEventFaults && spent) await transaction.remove('event-fault', spent.id);
  const stand = { seen: 0, fired: 0, held: [] };
  const fault: EventFault = { id: `fault_${newUuid()}`, createdTime: context.now, ...wish, ...stand };
  await keep(transaction, [fault]);
  return fault;
}

/**
 * Sends deliveries that wait at once, in this order: each gets a new place at the end of its line.
 * @returns the webhooks that they go to
 */
export async function sendInOrder(transaction: Transaction, ids: readonly string[], now: string): Promise<string[]> {
  const waiting = (await transaction.getAll('delivery', ids)).filter(({ document }) => document.state === 'waiting');
  for (const { id } of waiting) await transaction.remove('delivery', id);
  const due = waiting.map((delivery) => ({ ...delivery, document: { ...delivery.document, dueTime: now } }));
  await transaction.put([], due);
  return due.map(({ document }) => document.webhookId);
}

/** Lets go what a fault holds back: the last one first, as it would have been. */
export async function letGo(transaction: Transaction, { held }: EventFault, now: string): Promise<string[]> {
  return held.length === 0 ? [] : sendInOrder(transaction, [...held].reverse(), now);
}

/** A fault after it has seen a delivery, and whether it meets it. */
function seenBy(fault: EventFault, { id }: DeliveryRecord): { readonly next: EventFault; readonly isMet: boolean } {
  const isMet = fault.seen >= fault.skip;
  const held = isMet && fault.kind === 'reorder' ? [...fault.held, id] : fault.held;
  return { isMet, next: { ...fault, held, seen: fault.seen + 1, fired: fault.fired + (isMet ? 1 : 0) } };
}

function copiesOf({ document }: DeliveryRecord, { copies = 1 }: EventFault, newId: Context['newId']): DeliveryRecord[] {
  return Array.from({ length: copies }, () => {
    const id = newId('delivery');
    return { kind: 'delivery', id, document: { ...document, id, cause: 'resend' }, hidden: NOTHING_HIDDEN };
  });
}

export interface Struck {
  /** To be written, in this order. */
  readonly deliveries: readonly DeliveryRecord[];
  /** Lets those go that have waited for others. Once the deliveries are written. @returns the webhooks that they go to */
  readonly finish: () => Promise<string[]>;
}

/** Each delivery meets the first fault that is for it and not spent. */
export async function strike(
  transaction: Transaction,
  made: readonly DeliveryRecord[],
  { now, newId }: Pick<Context, 'now' | 'newId'>,
): Promise<Struck> {
  const all = new Map((await eventFaultsOf(transaction)).map((fault) => [fault.id, fault]));
  const changed = new Set<string>();
  const deliveries = made.flatMap((delivery) => {
    const fault = [...all.values()].find((one) => !isSpent(one) && isFor(one, delivery));
    if (!fault) return [delivery];
    const { next, isMet } = seenBy(fault, delivery);
    all.set(fault.id, next);
    changed.add(fault.id);
    if (!isMet) return [delivery];
    const done = struck(delivery, fault.id, fault, now);
    return fault.kind === 'duplicate' ? [done, ...copiesOf(done, fault, newId)] : [done];
  });
  const finish = async () => {
    const webhookIds: string[] = [];
    for (const id of changed) {
      const fault = all.get(id) as EventFault;
      const isOver = isSpent(fault) && fault.held.length > 0;
      if (isOver) webhookIds.push(...(await letGo(transaction, fault, now)));
      await keep(transaction, [isOver ? { ...fault, held: [] } : fault]);
    }
    return webhookIds;
  };
  return { deliveries, finish };
}
