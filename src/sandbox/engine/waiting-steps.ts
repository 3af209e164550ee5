import type { DueStepRecord } from '../domain';
import { momentOf } from '../domain/kernel/time';

const momentOfStep = ({ document }: DueStepRecord) => momentOf(document.dueTime);

/**
 * Steps in the order in which they are due, read from the store once. What a step adds takes its place among them, so that
 * the store need not be asked again after each.
 */
export class WaitingSteps {
  private readonly steps: DueStepRecord[];
  /** The store has no others that are due. */
  private readonly hasAll: boolean;
  /** Milliseconds since 1970 up to when all that is due was read. */
  private readonly horizon: number;

  /**
   * @param read the first that are due, the longest overdue first
   * @param limit how many were asked for at most
   * @param until milliseconds since 1970 up to when steps are due
   */
  constructor(read: readonly DueStepRecord[], limit: number, until: number) {
    this.steps = [...read];
    const last = read.at(-1);
    this.hasAll = read.length < limit;
    // More may be due at the moment of the last one.
    this.horizon = last && !this.hasAll ? momentOfStep(last) - 1 : until;
  }

  /** Nothing is due, here or in the store. */
  get isEmpty(): boolean {
    return this.hasAll && this.steps.length === 0;
  }

  next(): DueStepRecord | undefined {
    return this.steps.shift();
  }

  /** Of two that are due at one moment, the one that was written first comes first. */
  add(step: DueStepRecord): void {
    const moment = momentOfStep(step);
    const known = this.steps.findIndex(({ id }) => id === step.id);
    const before = this.steps[known];
    if (before && momentOfStep(before) === moment) {
      this.steps[known] = step;
      return;
    }
    if (before) this.steps.splice(known, 1);
    if (moment > this.horizon) return;
    const place = this.steps.findIndex((other) => momentOfStep(other) > moment);
    this.steps.splice(place < 0 ? this.steps.length : place, 0, step);
  }
}
