/** What happens by itself after a while. It is carried out when the next request arrives, before that request's own rules. */
import { advance, type Context } from '../domain';
import { momentOf } from '../domain/kernel/time';
import type { Transaction } from '../storage/port';
import { type EventClock, storeEffects, type Traces } from './effects';
import { find } from './handlers/reading';

/** The longest overdue come first; what is left is carried out when the next request arrives. */
const mostSteps = 100;

export async function advanceDueSteps(transaction: Transaction, context: Context, clock: EventClock): Promise<Traces> {
  const due = await transaction.due(momentOf(context.now), mostSteps);
  const traces: Traces = { objects: [], events: [] };
  for (const step of due) {
    const order = await find(transaction, 'order', step.document.orderId);
    const refund = await find(transaction, 'refund', step.document.refundId);
    const stored = await storeEffects(transaction, advance(step, { order, refund }, context), clock);
    traces.objects.push(...stored.objects);
    traces.events.push(...stored.events);
  }
  return traces;
}
