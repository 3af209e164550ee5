/** What happens by itself after a while. A resource adds its steps to `DueSteps`, and carries them out in its definition's `due`. */
import type { Context } from './decision';
import { type Kept, NOTHING_HIDDEN } from './records';
import { addSeconds } from './time';

/** Step → what it is about: ids, mostly. */
// biome-ignore lint/suspicious/noEmptyInterface: resources add to it
export interface DueSteps {}

export type DueStepName = keyof DueSteps;

/** One step, as it is kept. `dueTime` is ISO 8601 UTC. */
export type DueStep<Name extends DueStepName = DueStepName> = Name extends DueStepName
  ? { readonly id: string; readonly dueTime: string; readonly step: Name } & DueSteps[Name]
  : never;

export type DueStepRecord = Kept<'due-step', DueStep>;

declare module './records' {
  interface Records {
    'due-step': DueStepRecord;
  }
}

/** How long the sandbox lets a later outcome of a payment or a review wait. */
export const LATER_SECONDS = 30;

/** The record of something that happens so many seconds from now; write it with the others. */
export function later<Name extends DueStepName>(
  step: Name,
  about: DueSteps[Name],
  context: Context,
  seconds = LATER_SECONDS,
): DueStepRecord {
  const id = context.newId('due-step');
  const document = { id, dueTime: addSeconds(context.now, seconds), step, ...about } as unknown as DueStep;
  return { kind: 'due-step', id, document, hidden: NOTHING_HIDDEN };
}
