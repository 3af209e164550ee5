/** Does to deliveries what somebody asks for by their ids: those that wait are dropped, delayed or reordered, any is duplicated. */

import type { RecordOf } from '../../domain';
import { type EventFaultEffect, struck } from '../../domain/account/deliveries/faults';
import { accept, type Decision, refuse } from '../../domain/kernel/decision';
import { conflict, notFound } from '../../domain/kernel/problems';
import type { Book } from '../book';
import { newUuid } from '../ids';
import { resendDelivery } from './ask';
import { end } from './attempts';
import { withheldEntry } from './entry';
import { sendInOrder } from './faults';

type DeliveryRecord = RecordOf<'delivery'>;

async function drop({ transaction, context, write }: Book, delivery: DeliveryRecord): Promise<void> {
  const { webhookId, run } = delivery.document;
  await end(transaction, delivery, 'dropped');
  const webhook = await transaction.get('webhook', webhookId);
  if (webhook) write(withheldEntry(webhook, delivery, context.now), run);
}

/** Copies of it, marked as such. */
async function duplicate(book: Book, delivery: DeliveryRecord, copies: number): Promise<Decision<DeliveryRecord[]>> {
  const made: DeliveryRecord[] = [];
  for (let count = 0; count < copies; count += 1) {
    const decision = await resendDelivery(book, delivery.id);
    if (!decision.ok) return decision;
    made.push(
      ...decision.result.map((one) => ({ ...one, document: { ...one.document, fault: delivery.document.fault } })),
    );
  }
  await book.transaction.put(made as DeliveryRecord[]);
  return accept(made as DeliveryRecord[]);
}

/** @returns the deliveries as they are then, with what was made of them */
export async function strikeNamed(
  book: Book,
  ids: readonly string[],
  effect: EventFaultEffect,
): Promise<Decision<DeliveryRecord[]>> {
  const { transaction, context } = book;
  const found = await transaction.getAll('delivery', ids);
  const missing = ids.find((id) => !found.some((one) => one.id === id));
  if (missing !== undefined) return notFound('Delivery', missing, 'deliveryIds');
  const over = found.find(({ document }) => document.state !== 'waiting');
  if (over && effect.kind !== 'duplicate')
    return refuse(
      conflict(
        'invalid_parameter',
        `Delivery '${over.id}' is ${over.document.state}: it no longer waits.`,
        'deliveryIds',
      ),
    );
  const id = `fault_${newUuid()}`;
  const marked = found.map((one) => struck(one, id, effect, context.now));
  if (effect.kind === 'duplicate') {
    const copies: DeliveryRecord[] = [];
    for (const one of marked) {
      const decision = await duplicate(book, one, effect.copies ?? 1);
      if (!decision.ok) return decision;
      copies.push(...decision.result);
    }
    return accept(copies);
  }
  if (effect.kind === 'drop') {
    const waiting = found.map((one, index) => ({
      ...one,
      document: { ...one.document, fault: marked[index]?.document.fault },
    }));
    for (const one of waiting as DeliveryRecord[]) await drop(book, one);
  } else await transaction.put(marked);
  if (effect.kind === 'reorder') await sendInOrder(transaction, ids, context.now);
  return accept(await transaction.getAll('delivery', ids));
}
