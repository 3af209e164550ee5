/** The account's clock: the machine's, and as far ahead of it as somebody moved it. */
import { momentOf, timeAt } from '../domain/kernel/time';
import type { Account } from '../storage/account';
import type { Store } from '../storage/port';
import { type Addresses, contextOf } from './context';
import { advanceDueSteps } from './due';
import { newUuid } from './ids';
import { setUpAccount } from './samples';

/** Where an account's clock stands. */
export interface Clock {
  /** The account's time, ISO 8601 UTC. */
  readonly time: string;
  /** How far it is ahead of the machine's clock. */
  readonly aheadBySeconds: number;
}

/** The account's time when the machine's clock shows this. */
export function timeOf(account: Account, machine: Date): string {
  return timeAt(machine.getTime() + account.state.clockOffset);
}

export function clockOf(account: Account, machine: Date): Clock {
  return { time: timeOf(account, machine), aheadBySeconds: Math.round(account.state.clockOffset / 1000) };
}

export interface Advanced extends Clock {
  /** Steps that were due on the way, and were carried out. */
  readonly steps: number;
  /** Types of the events that they told, in order. */
  readonly events: readonly string[];
}

interface Advance {
  readonly store: Store;
  readonly accountId: string;
  readonly addresses: Addresses;
}

/**
 * Moves an account's clock on, and carries out what is due on the way in the order of its time. A transaction takes some
 * steps only, so that others come between; in each the clock stands where its last step does.
 * @param target reads the wanted moment, in milliseconds, from the account's present one
 */
export async function advanceClock(
  { store, accountId, addresses }: Advance,
  target: (now: number) => number,
): Promise<Advanced> {
  let wanted: number | undefined;
  const events: string[] = [];
  for (let steps = 0; ; ) {
    const done = await store.transact(accountId, async (transaction) => {
      await setUpAccount(transaction, accountId, addresses);
      const { account } = transaction;
      const machine = new Date();
      const present = momentOf(timeOf(account, machine));
      wanted ??= target(present);
      const until = Math.max(wanted, present);
      const context = contextOf(timeAt(until), account, accountId, addresses);
      const took = await advanceDueSteps(transaction, context, newUuid);
      const reached = took.isDone ? until : Math.max(present, momentOf(took.lastTime));
      account.setClock(Math.max(account.state.clockOffset, reached - machine.getTime()));
      return { ...took, clock: clockOf(account, machine) };
    });
    steps += done.steps;
    events.push(...done.events.map(({ type }) => type));
    if (done.isDone) return { ...done.clock, steps, events };
  }
}
