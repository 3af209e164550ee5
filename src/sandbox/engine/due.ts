/**
 * What happens by itself after a while. It is carried out when the next request arrives, before that request's own rules,
 * or when somebody moves the clock on: in the order of its time, and as if it had been done at that time.
 */
import { type Context, type Decision, type DueStepRecord, registry } from '../domain';
import { accept } from '../domain/kernel/decision';
import type { Surroundings } from '../domain/kernel/resource';
import { momentOf } from '../domain/kernel/time';
import type { Transaction } from '../storage/port';
import { type Stored, storeEffects, type Traces } from './effects';
import { withoutRepeats } from './named';
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

/** A step of its own may be due before those that were waiting. */
function addsStep({ steps }: Stored, until: number): boolean {
  return steps.some(({ document }) => momentOf(document.dueTime) <= until);
}

/** What a step did, at its time. */
export interface Happened extends Traces {
  readonly time: string;
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
  let steps = 0;
  let lastTime = context.now;
  while (steps < mostSteps) {
    const due = await transaction.due(until, mostSteps - steps);
    let isCut = due.length === mostSteps - steps;
    for (const step of due) {
      lastTime = step.document.dueTime;
      const now = { ...context, now: lastTime };
      const outcome = await take(step, { read: createReader(transaction), context: now });
      const stored = await storeEffects(transaction, outcome, {
        now: lastTime,
        newEventId,
        liveMode: context.liveMode,
      });
      const objects = withoutRepeats(stored.objects);
      if (objects.length + stored.events.length > 0) happened.push({ time: lastTime, objects, events: stored.events });
      steps += 1;
      if (!addsStep(stored, until)) continue;
      isCut = true;
      break;
    }
    if (!isCut) return { happened, steps, isDone: true, lastTime };
  }
  return { happened, steps, isDone: false, lastTime };
}
