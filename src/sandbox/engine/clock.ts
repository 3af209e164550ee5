/** Moves an account's clock on, and carries out what is due on the way. */
import { momentOf, timeAt } from '../domain/kernel/time';
import { type Clock, clockOf, timeOf } from './account-time';
import type { Book } from './book';
import type { Occasion, Recorder } from './record';

export interface Advanced extends Clock {
  /** Steps that were due on the way, and were carried out. */
  readonly steps: number;
  /** Types of the events that they told, in order. */
  readonly events: readonly string[];
}

/**
 * Moves an account's clock on, and carries out what is due on the way in the order of its time. A transaction takes some
 * steps only, so that others come between; in each the clock stands where its last step does.
 * @param target reads the wanted moment, in milliseconds, from the account's present one
 * @param finish writes down that the clock was moved, with the last steps
 */
export async function advanceClock<Result>(
  record: Recorder,
  occasion: Omit<Occasion, 'time'>,
  target: (now: number) => number,
  finish: (advanced: Advanced, book: Book) => Result,
): Promise<Result> {
  let wanted: number | undefined;
  const events: string[] = [];
  for (let steps = 0; ; ) {
    const before: Advanced = { time: '', aheadBySeconds: 0, steps, events };
    const done = await record(occasion, async (book) => {
      const { account } = book.transaction;
      const machine = new Date();
      const present = momentOf(timeOf(account, machine));
      wanted ??= target(present);
      const until = Math.max(wanted, present);
      const took = await book.catchUp('clock', { ...book.context, now: timeAt(until) });
      const reached = took.isDone ? until : Math.max(present, momentOf(took.lastTime));
      account.setClock(Math.max(account.state.clockOffset, reached - machine.getTime()));
      const told = took.happened.flatMap((one) => one.events.map(({ type }) => type));
      if (!took.isDone) return { steps: took.steps, told };
      const all = {
        ...clockOf(account, machine),
        steps: before.steps + took.steps,
        events: [...before.events, ...told],
      };
      return { steps: took.steps, told, result: finish(all, book) };
    });
    if ('result' in done) return done.result as Result;
    steps += done.steps;
    events.push(...done.told);
  }
}
