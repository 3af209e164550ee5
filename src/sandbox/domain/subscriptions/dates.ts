/** Dates of subscriptions, in UTC. */
import type { PlanInterval } from '../../../generated/contract/types';
import type { Context } from '../kernel/decision';
import type { DueStepName, DueStepRecord, DueSteps } from '../kernel/due';
import { later } from '../kernel/due';
import { addDays, addMonths, momentOf } from '../kernel/time';

const DAYS = { week: 7, day: 1 } as const;

/**
 * So many intervals after a time. A day that the month lacks becomes the month's last one: a month after 31 January is
 * the end of February (inferred: no source says it).
 */
export function addIntervals(time: string, interval: PlanInterval, count: number): string {
  if (interval === 'year') return addMonths(time, 12 * count);
  if (interval === 'month') return addMonths(time, count);
  return addDays(time, DAYS[interval] * count);
}

/** The record of a step that is due at a time, or at once where that has passed. */
export function dueAt<Name extends DueStepName>(
  step: Name,
  about: DueSteps[Name],
  time: string,
  context: Context,
): DueStepRecord {
  return later(step, about, context, Math.max(0, momentOf(time) - momentOf(context.now)) / 1000);
}
