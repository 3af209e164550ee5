/** What an account's clock shows: the machine's time, and as far ahead of it as somebody moved it. */
import { timeAt } from '../domain/kernel/time';
import type { Account } from '../storage/account';

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
