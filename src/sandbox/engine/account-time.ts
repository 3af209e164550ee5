/** What an account's clock shows: the machine's time, moved by as much as somebody said, or a time at which it stands still. */
import { timeAt } from '../domain/kernel/time';
import type { Account } from '../storage/account';

/** Where an account's clock stands. */
export interface Clock {
  /** The account's time, ISO 8601 UTC. */
  readonly time: string;
  /** A frozen one shows the same time until somebody moves it. */
  readonly state: 'running' | 'frozen';
  /** How far a running one is ahead of the machine's clock; below zero where it is behind. */
  readonly aheadBySeconds?: number;
  /** What the account's ids are drawn from, where they are the same for the same calls. */
  readonly seed?: string;
}

/** Milliseconds since 1970 that the account's clock shows when the machine's shows this. */
export function momentIn({ state }: Pick<Account, 'state'>, machine: Date): number {
  return state.frozenAt ?? machine.getTime() + state.clockOffset;
}

/** The account's time when the machine's clock shows this. */
export function timeOf(account: Pick<Account, 'state'>, machine: Date): string {
  return timeAt(momentIn(account, machine));
}

export function clockOf(account: Pick<Account, 'state'>, machine: Date): Clock {
  const moment = momentIn(account, machine);
  const { frozenAt, seed } = account.state;
  return {
    time: timeAt(moment),
    ...(frozenAt === undefined
      ? { state: 'running', aheadBySeconds: Math.round((moment - machine.getTime()) / 1000) }
      : { state: 'frozen' }),
    ...(seed !== undefined && { seed }),
  };
}
