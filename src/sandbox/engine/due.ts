/**
 * What happens by itself after a while. It is carried out when the next request arrives, before that request's own rules,
 * or when somebody moves the clock on: in the order of its time, and as if it had been done at that time.
 */
import { type Context, type Decision, type DueStepRecord, registry } from '../domain';
import { accept } from '../domain/kernel/decision';
import type { DueStepName } from '../domain/kernel/due';
import type { Surroundings } from '../domain/kernel/resource';
import { momentOf } from '../domain/kernel/time';
import type { Transaction } from '../storage/port';
import { storeEffects, type Traces } from './effects';
import { withoutRepeats } from './named';
import { createReader } from './reader';
import { WaitingSteps } from './waiting-steps';

/** The longest overdue come first; what is left is carried out when the next request arrives. */
const mostSteps = 100;

type Take = (step: never, around: Surroundings) => Decision<null> | Promise<Decision<null>>;

const takes = new Map(registry.resources.flatMap(({ due }) => Object.entries(due ?? {}) as [string, Take][]));

/** The step itself is used up by it. One that no resource knows is of an earlier version, and does nothing. */
async function take({ id, document }: DueStepRecord, around: Surroundings): Promise<Decision<null>> {
  const outcome = (await takes.get(document.step)?.(document as never, around)) ?? accept(null);
  return { ...outcome, deletes: [...outcome.deletes, { kind: 'due-step', id }] };
}

/** Whether a step would do something, were it due now as everything stands. It says nothing of what happens before it. */
export async function wouldAct(transaction: Transaction, step: DueStepRecord, context: Context): Promise<boolean> {
  // Nothing of it is stored, so its ids are nobody's.
  const now = { ...context, now: step.document.dueTime, newId: () => step.id };
  const outcome = await take(step, { read: createReader(transaction), context: now });
  return outcome.writes.length + outcome.events.length + outcome.deletes.length > 1;
}

/** What a step did, at its time. */
export interface Happened extends Traces {
  readonly time: string;
  readonly step: DueStepName;
}

export interface Advanced {
  readonly steps: number;
  /** In the order of their time; steps that found nothing to do are left out. */
  readonly happened: readonly Happened[];
  /** Nothing more is due. */
  readonly isDone: boolean;
  /** When the last step was due. */
  readonly lastTime: string;
}

/** @param context its time is up to when steps are carried out; each sees its own */
export async function advanceDueSteps(
  transaction: Transaction,
  context: Context,
  newEventId: () => string,
): Promise<Advanced> {
  const until = momentOf(context.now);
  const happened: Happened[] = [];
  const waiting = new WaitingSteps(await transaction.due(until, mostSteps), mostSteps, until);
  let lastTime = context.now;
  for (let steps = 0; steps < mostSteps; steps += 1) {
    const step = waiting.next();
    if (!step) return { happened, steps, isDone: waiting.isEmpty, lastTime };
    lastTime = step.document.dueTime;
    const now = { ...context, now: lastTime };
    const outcome = await take(step, { read: createReader(transaction), context: now });
    const clock = { now: lastTime, newEventId, liveMode: context.liveMode };
    const stored = await storeEffects(transaction, outcome, clock);
    const objects = withoutRepeats(stored.objects);
    const { events } = stored;
    if (objects.length + events.length > 0)
      happened.push({ time: lastTime, step: step.document.step, objects, events });
    for (const added of stored.steps) waiting.add(added);
  }
  return { happened, steps: mostSteps, isDone: waiting.isEmpty, lastTime };
}
