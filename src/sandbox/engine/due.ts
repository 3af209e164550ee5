/** What happens by itself after a while. It is carried out when the next request arrives, before that request's own rules. */
import { type Context, type Decision, type DueStepRecord, registry } from '../domain';
import { accept } from '../domain/kernel/decision';
import type { Surroundings } from '../domain/kernel/resource';
import { momentOf } from '../domain/kernel/time';
import type { Transaction } from '../storage/port';
import { type EventClock, storeEffects, type Traces } from './effects';
import { createReader } from './reader';

/** The longest overdue come first; what is left is carried out when the next request arrives. */
const mostSteps = 100;

type Take = (step: never, around: Surroundings) => Decision<null> | Promise<Decision<null>>;

const takes = new Map(registry.resources.flatMap(({ due }) => Object.entries(due ?? {}) as [string, Take][]));

/** The step itself is used up by it. One that no resource knows is of an earlier version, and does nothing. */
async function take({ id, document }: DueStepRecord, around: Surroundings): Promise<Decision<null>> {
  const outcome = (await takes.get(document.step)?.(document as never, around)) ?? accept(null);
  return { ...outcome, deletes: [...outcome.deletes, { kind: 'due-step', id }] };
}

export async function advanceDueSteps(transaction: Transaction, context: Context, clock: EventClock): Promise<Traces> {
  const due = await transaction.due(momentOf(context.now), mostSteps);
  const traces: Traces = { objects: [], events: [] };
  for (const step of due) {
    const outcome = await take(step, { read: createReader(transaction), context });
    const stored = await storeEffects(transaction, outcome, clock);
    traces.objects.push(...stored.objects);
    traces.events.push(...stored.events);
  }
  return traces;
}
